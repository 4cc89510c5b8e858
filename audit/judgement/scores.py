"""Scores as they are published, to one decimal, with bounds, completeness and evidence; see docs/scoring.md."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from audit.judgement.levels import level_reached
from audit.judgement.rule_counts import DETERMINED, JudgedRule, RuleCounts
from audit.judgement.totals import Totals
from audit.model.answer import Evidence
from audit.model.outcome import may_be_partial
from audit.model.result.opinion import Score
from audit.model.rule import OutcomeKind
from audit.model.scoring import Scoring

_TENTHS = 10
_THOUSANDTHS = 1000
_BACKED = (Evidence.DOCUMENTED, Evidence.VERIFIED)


def published_score(rules: RuleCounts, totals: Totals, judged: Iterable[JudgedRule], scoring: Scoring) -> Score:
    """Return the score to one decimal: rounded down, a wider upper bound rounded up.

    Args:
        rules: the rules counted.
        totals: their sums.
        judged: the same rules, for what their outcomes rest on.
        scoring: the published weights.
    """
    return Score(
        value=_down(totals.low, _TENTHS) if _means_something(totals, scoring) else None,
        low=_down(totals.low, _TENTHS),
        high=_down(totals.high, _TENTHS) if totals.low == totals.high else _up(totals.high, _TENTHS),
        completeness=_down(totals.completeness, _THOUSANDTHS),
        evidence_strength=_down(_evidence_strength(judged, scoring), _THOUSANDTHS),
        outcomes=_counts(rules),
        may_be_partial=sum(count for case, count in rules.items() if may_be_partial(case.outcome, case.possible)),
    )


def _means_something(totals: Totals, scoring: Scoring) -> bool:
    """Return whether a score can be told: something is settled, and the level is the same whatever is missing.

    What is told is then the least that is guaranteed: the mean over what is settled would reward silence.
    """
    if totals.score is None or totals.low is None or totals.high is None:
        return False
    return level_reached(totals.low, {}, scoring) is level_reached(totals.high, {}, scoring)


def _evidence_strength(judged: Iterable[JudgedRule], scoring: Scoring) -> Fraction | None:
    """Return the share of determined weight whose deciding answers are documented or verified.

    Each rule brings its weight in the share of its answers that are; rules with as many answers are added up first,
    for fractions are slow to add.
    """
    backed: Counter[int] = Counter()
    total = 0
    for item in judged:
        if item.found.outcome in DETERMINED:
            weight = scoring.weights[item.rule.severity]
            total += weight
            known = [fact for fact in item.found.deciding_facts if fact.cells or fact.is_known]
            backed[len(known)] += weight * sum(fact.evidence in _BACKED for fact in known)
    return (
        sum((Fraction(weight, count) for count, weight in backed.items() if count), Fraction(0)) / total
        if total
        else None
    )


def _counts(rules: RuleCounts) -> dict[OutcomeKind, int]:
    counts = dict.fromkeys(OutcomeKind, 0)
    for case, count in rules.items():
        counts[case.outcome] += count
    return counts


def _down(value: Fraction | None, parts: int) -> Decimal | None:
    return None if value is None else _decimal(value.numerator * parts // value.denominator, parts)


def _up(value: Fraction | None, parts: int) -> Decimal | None:
    return None if value is None else _decimal(-(-value.numerator * parts // value.denominator), parts)


def _decimal(count: int, parts: int) -> Decimal:
    """Return so many parts, written with as many decimals as there are zeros in ``parts``."""
    return (Decimal(count) / parts).quantize(Decimal(1) / parts)
