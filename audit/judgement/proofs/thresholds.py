"""What a level of the avis asks for, as a solver counts it: a score at or above its floor, and no cap in the way."""

from collections.abc import Iterable, Mapping, Sequence
from math import gcd

from audit.judgement.proofs.solver import Literal, Solver, Weighted
from audit.judgement.totals import points_of
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Cap, Scoring

_FULL = 100


def above_floor(scoring: Scoring, level: AvisLevel) -> Mapping[OutcomeKind, int]:
    """Return, by outcome, what a point of weight has above the floor of a level, or below.

    The mean of credits is at or above the floor when the sum of what each rule has above it, or below, is not negative;
    to a level that has no floor, every outcome is below. A rule that does not apply is not in the mean: it has none.
    """
    points = points_of(scoring)
    better = ORDERED_LEVELS[: ORDERED_LEVELS.index(level) + 1]
    floor = min((one.score for one in scoring.floors if one.level in better), default=_FULL + 1)
    above = {kind: _FULL * credit - floor * points.unit for kind, credit in points.credit.items()}
    return {**above, OutcomeKind.NOT_APPLICABLE: 0}


def not_negative(solver: Solver, terms: Iterable[Weighted]) -> Literal:
    """Return what holds when the weights of the literals that hold add up to zero or more."""
    listed = list(terms)
    unit = gcd(*(weight for _, weight in listed)) or 1
    return solver.enough([(literal, weight // unit) for literal, weight in listed], 0)


def caps_against(scoring: Scoring, level: AvisLevel) -> Sequence[Cap]:
    """Return the caps that keep the avis below a level when they hold."""
    place = ORDERED_LEVELS.index(level)
    return [cap for cap in scoring.caps if ORDERED_LEVELS.index(cap.best) > place]
