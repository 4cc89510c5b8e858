"""The sums from which score, bounds and completeness follow: whole numbers over one denominator, so all is exact."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from audit.judgement.rule_counts import DETERMINED, RuleCounts, RuleKind
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import Scoring

WholeRatio = tuple[int, int]
"""A fraction, by its terms, the lower one above 0: most scores are only compared, which costs less than reducing it."""
_FULL = 100


class Totals(NamedTuple):
    """The sums over a set of judged rules.

    Attributes:
        earned: weight earned by the determined rules, in parts of which ``unit`` make one point of weight.
        determined, undetermined: weight of the rules in each of these cases.
        low, high: the lowest and highest score, 0 to 100, that the open answers can still lead to; None when no
            rule can be measured.
    """

    earned: int
    determined: int
    undetermined: int
    unit: int
    low: Fraction | None
    high: Fraction | None

    @property
    def score(self) -> Fraction | None:
        """The weighted mean credit, 0 to 100; None when nothing was determined."""
        return Fraction(_FULL * self.earned, self.unit * self.determined) if self.determined else None

    @property
    def completeness(self) -> Fraction | None:
        """The share of the weight of applicable rules that was determined; None when none applies."""
        applicable = self.determined + self.undetermined
        return Fraction(self.determined, applicable) if applicable else None


class Points(NamedTuple):
    """The published weights and credits as whole numbers.

    Attributes:
        unit: how many parts make one point of weight.
        credit: in these parts, what a rule earns of each point of its weight.
        credits: the different credits there are, the lowest first.
    """

    weights: Mapping[Severity, int]
    unit: int
    credit: Mapping[OutcomeKind, int]
    credits: tuple[int, ...]


def totals_of(rules: RuleCounts, scoring: Scoring) -> Totals:
    """Return the sums over the rules counted in ``rules``."""
    points = points_of(scoring)
    sums = [0] * terms(points)
    for case, count in rules.items():
        sums = [total + count * one for total, one in zip(sums, terms_of(case, points), strict=True)]
    return totals_from(sums, points)


def terms(points: Points) -> int:
    """Return how many terms one rule adds."""
    return 3 + 2 * (2 + len(points.credits))


def terms_of(case: RuleKind, points: Points) -> tuple[int, ...]:
    """Return what one rule in this case adds: all that scores and bounds need, summed term by term over rules.

    They are the weight earned, determined and undetermined; then, for the lowest score and for the highest, the weight
    that stays in the mean, what it earns, and the weight that may leave it, for each credit that it would earn.
    """
    weight = points.weights[case.severity]
    is_determined = case.outcome in DETERMINED
    found = [
        weight * points.credit[case.outcome] if is_determined else 0,
        weight if is_determined else 0,
        weight if case.outcome is OutcomeKind.UNDETERMINED else 0,
    ]
    may_leave = OutcomeKind.NOT_APPLICABLE in case.possible
    possible = [points.credit[kind] for kind in case.possible if kind in points.credit]
    for extreme in (min, max):
        earns = extreme(possible, default=None)
        stays = weight if earns is not None and not may_leave else 0
        found += [stays, stays * (earns or 0)]
        found += [weight if may_leave and credit == earns else 0 for credit in points.credits]
    return tuple(found)


def totals_from(sums: Sequence[int], points: Points) -> Totals:
    """Return the sums over some rules, from the terms of ``terms_of`` added up over them."""
    earned, determined, undetermined = sums[:3]
    low, high = (None if bound is None else Fraction(*bound) for bound in bounds_from(sums, points))
    return Totals(earned, determined, undetermined, points.unit, low, high)


def bounds_from(sums: Sequence[int], points: Points) -> tuple[WholeRatio | None, WholeRatio | None]:
    """Return the lowest and the highest score from the same terms, those of caps or cases may follow them."""
    first, half = 3, 2 + len(points.credits)
    return (
        _extreme(sums[first : first + half], points, worst=True),
        _extreme(sums[first + half : first + 2 * half], points, worst=False),
    )


def _extreme(sums: Sequence[int], points: Points, *, worst: bool) -> WholeRatio | None:
    """Return the lowest or highest score that the open answers can still lead to, exactly.

    An open rule takes its worst (best) credit, or leaves the mean when it may turn out not to apply and that is worse
    (better). Rules that may leave with the same credit leave together, so that it is enough to try every credit as a
    dividing line.

    Args:
        sums: the weight that stays, what it earns, and the weight that may leave by credit; see ``terms_of``.
        points: the credits.
        worst: whether the lowest score is wanted.
    """
    weight, earned, *optional = sums
    best = (earned, weight) if weight else None
    leaving = list(zip(points.credits, optional, strict=True))
    for credit, share in leaving if worst else reversed(leaving):
        if share:
            weight += share
            earned += share * credit
            if best is None or (earned * best[1] < best[0] * weight) is worst:
                best = earned, weight
    return (_FULL * best[0], points.unit * best[1]) if best else None


def points_of(scoring: Scoring) -> Points:
    """Return the published weights and credits as whole numbers."""
    return _whole(tuple(scoring.weights.items()), tuple(scoring.credit.items()))


@lru_cache(maxsize=8)
def _whole(weights: tuple[tuple[Severity, int], ...], credits_: tuple[tuple[OutcomeKind, Decimal], ...]) -> Points:
    shares = {kind: Fraction(share) for kind, share in credits_}
    unit = lcm(*(share.denominator for share in shares.values()))
    credit = {kind: int(share * unit) for kind, share in shares.items()}
    return Points(dict(weights), unit, credit, tuple(sorted(set(credit.values()))))
