"""The smallest sets that leave nothing standing against them: found by counterexamples, and proven smallest.

Whoever looks for the fewest things to secure does not know beforehand all that could go wrong. So a set is proposed,
the smallest that answers every counterexample met so far; if something still goes wrong, that is one more
counterexample. The first set against which there is none is smallest: any smaller one leaves one of them unanswered.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from audit.judgement.proofs.solver import Solver

Item = TypeVar("Item", bound=Hashable)


def smallest_set(
    items: Sequence[Item], counterexample: Callable[[frozenset[Item]], frozenset[Item] | None]
) -> frozenset[Item] | None:
    """Return the fewest items against which there is no counterexample; None when all of them are not enough.

    Args:
        items: those to choose among; of sets as small, the choice among them is the same each time.
        counterexample: from a set to what goes wrong with it: the items of which one at least must be added; None when
            nothing does.
    """
    master = Solver()
    literals = {item: master.free() for item in items}
    master.minimise([(literal, 1) for literal in literals.values()])
    for item in items:  # what nothing else makes up for is found at once, and most sets are made of it
        if counterexample(frozenset(items) - {item}) == frozenset({item}):
            master.require([literals[item]])
    while True:
        found = master.solve(literals.values())
        if found is None:
            return None
        chosen = frozenset(item for item, literal in literals.items() if literal in found.true)
        against = counterexample(chosen)
        if against is None:
            return chosen
        master.require([literals[item] for item in items if item in against])
