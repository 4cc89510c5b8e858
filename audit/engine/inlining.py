"""Removes intermediate conclusions from clauses: each costs durable-rules a firing and a fact."""

from collections import defaultdict
from collections.abc import Iterable

from audit.engine.rails import MAX_BODY, Body, Clause, Conclusion, Head


def inline(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return clauses that conclude the same, with fewer steps between the atoms and the conclusions.

    A head is put in place of its name where that does not add clauses: when one body alone names
    it, or when it has one clause. Bodies keep within the size that joins allow.
    """
    table = _Table(clauses)
    for head in list(table.bodies):
        if not isinstance(head, Conclusion):
            table.inline(head)
    return tuple(Clause(head, body) for head, bodies in table.bodies.items() for body in bodies)


class _Table:
    """The bodies of each head, and the heads whose bodies name it."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.bodies: dict[Head, dict[Body, None]] = {}
        self._users: defaultdict[object, dict[Head, None]] = defaultdict(dict)
        for clause in clauses:
            self._add(clause.head, clause.body)

    def _add(self, head: Head, body: Body) -> None:
        self.bodies.setdefault(head, {})[body] = None
        for item in body:
            self._users[item][head] = None

    def inline(self, head: Head) -> None:
        own = self.bodies[head]
        uses = [(user, body) for user in self._users[head] for body in self.bodies.get(user, ()) if head in body]
        if not uses or (len(own) > 1 and len(uses) > 1):
            return
        replaced = [(user, body, [_put(body, head, part) for part in own]) for user, body in uses]
        if any(len(new) > MAX_BODY for _, _, bodies in replaced for new in bodies):
            return
        for user, body, bodies in replaced:
            del self.bodies[user][body]
            for new in bodies:
                self._add(user, new)
        del self.bodies[head]


def _put(body: Body, head: Head, part: Body) -> Body:
    """Return ``body`` with ``part`` in the place of ``head``, each item once."""
    return tuple(dict.fromkeys(item for name in body for item in (part if name == head else (name,))))
