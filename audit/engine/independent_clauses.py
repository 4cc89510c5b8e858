"""Parts clauses into groups that have nothing to do with one another: none waits for what another group concludes."""

from collections.abc import Iterable, Sequence

from audit.engine.rails import Clause, Head


def independent_groups(clauses: Sequence[Clause], size: int) -> list[tuple[Clause, ...]]:
    """Return the groups, in the order of the clauses; there is always one, and each clause is in one.

    Args:
        clauses: all of them.
        size: how many clauses a group has at most; those that depend on one another stay together, however many.
    """
    groups: list[list[Clause]] = [[]]
    for together in _dependent(clauses):
        if groups[-1] and len(groups[-1]) + len(together) > size:
            groups.append([])
        groups[-1] += together
    return [tuple(group) for group in groups]


def _dependent(clauses: Sequence[Clause]) -> Iterable[list[Clause]]:
    """Return the clauses that depend on one another, directly or by way of others, together."""
    linked: dict[Head, Head] = {clause.head: clause.head for clause in clauses}  # towards the one that stands for all

    def stands_for(head: Head) -> Head:
        while (towards := linked[head]) != head:
            linked[head] = linked[towards]  # ways are shortened as they are gone
            head = towards
        return head

    for clause in clauses:
        for item in clause.body:
            if item in linked:  # something concludes it: it is not stated of the project
                linked[stands_for(item)] = stands_for(clause.head)
    together: dict[Head, list[Clause]] = {}
    for clause in clauses:
        together.setdefault(stands_for(clause.head), []).append(clause)
    return together.values()
