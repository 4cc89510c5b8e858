"""The figures of an audit, and whether those of two may be told apart whatever answers are missing."""

from audit.comparison.schema import Figures
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


def scores_overlap(old: Figures, new: Figures) -> bool:
    """Return whether missing answers could make both scores the same, or turn their order round."""
    bounds = old.score_low, old.score_high, new.score_low, new.score_high
    if None in bounds:
        return True
    return bounds[0] <= bounds[3] and bounds[2] <= bounds[1]  # type: ignore[operator]
