"""Which rules are findings and which are open points, in the order of the report."""

from collections.abc import Iterable

from audit.judgement.rule_counts import JudgedRule
from audit.model.rule import Axis, OutcomeKind, Severity

NOT_MET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)
_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_AXIS_RANK = {axis: rank for rank, axis in enumerate(Axis)}


def findings_of(judged: Iterable[JudgedRule]) -> list[JudgedRule]:
    """Return the rules that are not met, most severe first, then violated before partial, then by axis and id."""
    return sorted((item for item in judged if item.found.outcome in NOT_MET), key=_order)


def open_points_of(judged: Iterable[JudgedRule]) -> list[JudgedRule]:
    """Return the rules that could not be determined, most severe first, then by axis and id."""
    return sorted((item for item in judged if item.found.outcome is OutcomeKind.UNDETERMINED), key=_order)


def _order(item: JudgedRule) -> tuple[int, int, int, str]:
    outcome = item.found.outcome
    return (
        _SEVERITY_RANK[item.rule.severity],
        NOT_MET.index(outcome) if outcome in NOT_MET else 0,
        _AXIS_RANK[item.rule.axis],
        item.rule.id,
    )
