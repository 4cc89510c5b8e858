"""The outcomes of rules in many worlds at once, of what their conditions are worth there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from audit.engine.kernel import WITHOUT_CONDITION
from audit.engine.nodes import Bits
from audit.engine.verdict import verdict
from audit.judgement.rule_counts import worst_of
from audit.judgement.world_sets import WorldSet, WorldSets, contains, is_empty
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind, Severity

InWorlds = Kleene | Bits[WorldSet]
"""What a node is worth: the same in every world, or by worlds."""


def with_defaults(conditions: Sequence[int | None], values: Sequence[InWorlds]) -> list[InWorlds]:
    """Return what the conditions of a rule are worth, those that it does not have by default."""
    return [
        default if node is None else values[node] for node, default in zip(conditions, WITHOUT_CONDITION, strict=True)
    ]


def in_world(value: InWorlds, world: int) -> Kleene:
    """Return what a node is worth in one world."""
    if not isinstance(value, Bits):
        return value
    if contains(value.true, world):
        return True
    return False if contains(value.false, world) else None


def outcomes(conditions: Sequence[InWorlds], every: WorldSet) -> Mapping[OutcomeKind, WorldSet]:
    """Return the worlds in which a rule has each outcome that it has in some; one that is not settled, at its worst."""
    found: dict[OutcomeKind, WorldSet] = {}
    left: dict[tuple[Kleene, ...], WorldSet] = {(): every}
    for value in conditions:
        if isinstance(value, Bits):
            by_truth = ((True, value.true), (False, value.false), (None, every ^ (value.true | value.false)))
            ways = [(truth, worlds) for truth, worlds in by_truth if not is_empty(worlds)]
        else:
            ways = [(value, every)]
        so_far, left = left, {}
        for truths, worlds in so_far.items():
            for truth, of_truth in ways:
                both = of_truth if worlds is every else worlds if of_truth is every else worlds & of_truth
                outcome = _settled_outcome((*truths, truth))
                if outcome is None:
                    left[*truths, truth] = both
                else:
                    found[outcome] = found[outcome] | both if outcome in found else both
    return found


@cache
def _settled_outcome(truths: tuple[Kleene, ...]) -> OutcomeKind | None:
    """Return the outcome, at worst, that a rule has by its first conditions, whatever the others are worth."""
    others = product((True, False, None), repeat=len(WITHOUT_CONDITION) - len(truths))
    found = {worst_of(verdict(*truths, *other).possible) for other in others}
    return found.pop() if len(found) == 1 else None


def outcome_counts(
    rules: Iterable[tuple[Severity, Mapping[OutcomeKind, WorldSet]]], sets: WorldSets
) -> Mapping[tuple[Severity, OutcomeKind], NDArray[np.int32]]:
    """Return, for each severity and outcome, how many rules have it in each world."""
    having: defaultdict[tuple[Severity, OutcomeKind], list[WorldSet]] = defaultdict(list)
    for severity, found in rules:
        for outcome, worlds in found.items():
            having[severity, outcome].append(worlds)
    return {key: sets.counts(worlds) for key, worlds in having.items()}
