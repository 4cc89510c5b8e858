"""Dual-rail compilation: every three-valued condition becomes two sets of positive clauses.

``known true`` and ``known false`` are separate literals; unknown is neither. Negation swaps the
rails, so that clauses hold no negation and no absence, which durable-rules cannot do reliably.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from audit.engine.nodes import Atom, Gate, Node
from audit.engine.program import Program, RuleTrees
from audit.errors import LayoutExceeded

# A rule body of durable-rules holds at most 16 patterns; half of that keeps joins short.
MAX_BODY = 8
CONDITIONS = ("applies", "satisfied", "partial")
PRESENT = "present"


@dataclass(frozen=True)
class Literal:
    """One rail of one node: known true (``rail`` True) or known false."""

    node: Node
    rail: bool


@dataclass(frozen=True)
class Step:
    """A literal that only exists to cut a clause in pieces: an intermediate conclusion."""

    name: tuple[object, ...]


@dataclass(frozen=True)
class Conclusion:
    """What chaining concludes: that a condition of a rule or diagnosis is known true, or known false (``rail``).

    The conditions of a rule are those of ``CONDITIONS``; that of a diagnosis is ``PRESENT``.
    """

    rule_id: str
    condition: str
    rail: bool


Head = Literal | Step | Conclusion
Body = tuple[Literal | Step, ...]


@dataclass(frozen=True)
class Clause:
    """``head`` holds when all of ``body`` hold."""

    head: Head
    body: Body


def compile_clauses(program: Program, most: int | None = None) -> tuple[Clause, ...]:
    """Return the clauses of every rule; equal conditions share their clauses.

    Args:
        program: the rules and diagnoses.
        most: the number of clauses beyond which compiling is given up, None to go on to the end.

    Raises:
        LayoutExceeded: when there are more than ``most``.
    """
    clauses = _Clauses(most)
    done: set[Literal] = set()
    for trees in program.rules:
        for clause in _rule_clauses(trees):
            clauses[clause] = None
            _close(clause, clauses, done)
    for pattern in program.diagnoses:
        for clause in _rails_of(pattern.diagnosis.id, PRESENT, pattern.present):
            clauses[clause] = None
            _close(clause, clauses, done)
    return tuple(clauses)


class _Clauses(dict[Clause, None]):
    """The clauses so far, each once, in their order; no more of them than asked."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, clause: Clause, value: None) -> None:
        super().__setitem__(clause, value)
        if self._most is not None and len(self) > self._most:
            raise LayoutExceeded(
                f"leurs conditions se décomposent en plus de {self._most} clauses",
                f"their conditions break up into more than {self._most} clauses",
            )


def literal(node: Node, rail: bool) -> Literal:
    """Return the literal of ``node`` on a rail; a negation is its member on the other rail."""
    while isinstance(node, Gate) and node.kind == "not":
        node, rail = node.members[0], not rail
    return Literal(node, rail)


def _rule_clauses(trees: RuleTrees) -> Iterator[Clause]:
    """Yield what concludes on each condition: the outcome, and the outcomes still possible, follow from all three."""
    for condition in CONDITIONS:
        node = getattr(trees, condition)
        if node is not None:
            yield from _rails_of(trees.rule.id, condition, node)


def _rails_of(owner: str, condition: str, node: Node) -> Iterator[Clause]:
    for rail in (True, False):
        yield Clause(Conclusion(owner, condition, rail), (literal(node, rail),))


def _close(clause: Clause, clauses: dict[Clause, None], done: set[Literal]) -> None:
    """Add the clauses of every gate literal that ``clause`` needs, and of those they need."""
    pending = [item for item in clause.body if isinstance(item, Literal)]
    while pending:
        wanted = pending.pop()
        if wanted in done or isinstance(wanted.node, Atom):
            continue
        done.add(wanted)
        for needed in _gate_clauses(wanted):
            clauses[needed] = None
            pending += [item for item in needed.body if isinstance(item, Literal)]


def _gate_clauses(head: Literal) -> Iterator[Clause]:
    gate = head.node
    assert isinstance(gate, Gate)  # noqa: S101 - atoms have no clauses
    members = [literal(member, head.rail) for member in gate.members]
    needed = gate.needed(head.rail)
    if needed == 1:
        yield from (Clause(head, (member,)) for member in members)
    elif needed == len(members):
        yield from _conjunction(head, tuple(dict.fromkeys(members)))
    else:
        yield from _count(head, members, needed)


def _conjunction(head: Head, body: Body) -> Iterator[Clause]:
    """Yield ``head`` ← ``body``, through intermediate steps when the body is long."""
    while len(body) > MAX_BODY:
        step = Step(("part", head, len(body)))
        yield Clause(step, body[:MAX_BODY])
        body = (step, *body[MAX_BODY:])
    yield Clause(head, body)


def _count(head: Literal, members: list[Literal], needed: int) -> Iterator[Clause]:
    """Yield the clauses of "at least ``needed``": j of the first i members, step by step.

    Listing every subset would grow exponentially; this grows with members × needed.
    """

    def reached(first: int, count: int) -> Literal | Step:
        return head if (first, count) == (len(members), needed) else Step(("count", head, first, count))

    for first, member in enumerate(members, start=1):
        for count in range(1, min(first, needed) + 1):
            if needed - count > len(members) - first:
                continue  # too few members are left to reach the number from here
            target = reached(first, count)
            yield Clause(target, (member,) if count == 1 else (reached(first - 1, count - 1), member))
            if first > count:
                yield Clause(target, (reached(first - 1, count),))
