"""The figures of an audit, its outcomes by severity, and whether two scores may be told apart."""

from collections import Counter

from audit.comparison.audited import Audited
from audit.comparison.head_schema import OutcomesOf
from audit.comparison.schema import Figures
from audit.model.rule import OutcomeKind, Severity
from audit.record.schema import AuditRecord


def figures_of(record: AuditRecord) -> Figures:
    """Return the figures of one audit."""
    overall = record.overall
    return Figures(
        score=overall.value,
        score_low=overall.low,
        score_high=overall.high,
        completeness=overall.completeness,
        evidence=overall.evidence_strength,
        findings=len(record.findings),
        open_points=len(record.open_points),
    )


def outcomes_of(side: Audited) -> tuple[OutcomesOf, ...]:
    """Return how many requirements are not met, and met in part, of each severity that findings have."""
    counted = Counter((side.rulebook.rules[rule].severity, side.rules[rule].outcome) for rule in side.record.findings)
    kinds = OutcomeKind.VIOLATED, OutcomeKind.PARTIAL
    found = (OutcomesOf(severity, *(counted[severity, kind] for kind in kinds)) for severity in Severity)
    return tuple(one for one in found if one.not_met or one.partly_met)


def scores_overlap(old: Figures, new: Figures) -> bool:
    """Return whether missing answers could make both scores the same, or turn their order round."""
    bounds = old.score_low, old.score_high, new.score_low, new.score_high
    if None in bounds:
        return True
    return bounds[0] <= bounds[3] and bounds[2] <= bounds[1]  # type: ignore[operator]
