"""Severity-weighted scores with their bounds, completeness and evidence; see docs/scoring.md."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from audit.judgement.standing import standing_of
from audit.judgement.tally import DETERMINED, Judged, Tally, credits_left, tally_of
from audit.model.answer import Evidence
from audit.model.fact import Fact
from audit.model.result import Score
from audit.model.rule import OutcomeKind
from audit.model.scoring import Scoring

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_THOUSANDTH = Decimal("0.001")
_Entry = tuple[int, Decimal]  # weight, credit
_BACKED = (Evidence.DOCUMENTED, Evidence.VERIFIED)


def score_of(judged: Sequence[Judged], scoring: Scoring) -> Score:
    """Return the score of ``judged`` to one decimal: rounded down, a wider upper bound rounded up."""
    tally = tally_of(judged)
    standing = standing_of(tally, scoring)
    low, high = score_bounds(tally, scoring)
    return Score(
        value=_rounded(standing.score, ROUND_FLOOR),
        low=_rounded(low, ROUND_FLOOR),
        high=_rounded(high, ROUND_FLOOR if low == high else ROUND_CEILING),
        completeness=_share(standing.completeness),
        evidence_strength=_share(_evidence_strength(judged, scoring)),
        outcomes=_counts(tally),
    )


def score_bounds(tally: Tally, scoring: Scoring) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest score that the open answers can still lead to, exactly.

    An open rule takes its worst (best) credit, or leaves the mean when it may turn out not to
    apply and that is worse (better). Rules that may leave with the same credit leave together,
    so that it is enough to try every credit as a dividing line.
    """
    return (
        _extreme(tally, scoring, worst=True),
        _extreme(tally, scoring, worst=False),
    )


def _extreme(tally: Tally, scoring: Scoring, *, worst: bool) -> Decimal | None:
    kept: list[_Entry] = []
    optional: list[_Entry] = []
    for case, count in tally.items():
        credits_ = credits_left(case.possible, scoring)
        if credits_:
            entry = (count * scoring.weights[case.severity], credits_[0] if worst else credits_[-1])
            (optional if OutcomeKind.NOT_APPLICABLE in case.possible else kept).append(entry)
    lines = {None, *(credit for _, credit in optional)}
    means = [_mean(kept + [entry for entry in optional if _stays(entry[1], line, worst)]) for line in lines]
    known = [mean for mean in means if mean is not None]
    if not known:
        return None
    return min(known) if worst else max(known)


def _stays(credit: Decimal, line: Decimal | None, worst: bool) -> bool:
    if line is None:
        return False
    return credit <= line if worst else credit >= line


def _mean(entries: Iterable[_Entry]) -> Decimal | None:
    earned, total = Decimal(0), 0
    for weight, credit in entries:
        earned += weight * credit
        total += weight
    return _HUNDRED * earned / total if total else None


def _evidence_strength(judged: Iterable[Judged], scoring: Scoring) -> Decimal | None:
    """Return the share of determined weight whose deciding answers are documented or verified."""
    backed, total = Decimal(0), 0
    for item in judged:
        if item.found.outcome in DETERMINED:
            weight = scoring.weights[item.severity]
            total += weight
            backed += weight * _backed_share(item.found.deciding_facts)
    return backed / total if total else None


def _backed_share(facts: Sequence[Fact]) -> Decimal:
    known = [fact for fact in facts if fact.cells or fact.is_known]
    if not known:
        return Decimal(0)
    return Decimal(sum(fact.evidence in _BACKED for fact in known)) / len(known)


def _counts(tally: Tally) -> dict[OutcomeKind, int]:
    return {kind: sum(count for case, count in tally.items() if case.outcome is kind) for kind in OutcomeKind}


def _rounded(value: Decimal | None, rounding: str) -> Decimal | None:
    return None if value is None else value.quantize(_TENTH, rounding=rounding)


def _share(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_THOUSANDTH, rounding=ROUND_FLOOR)
