"""The decision that the later of two reviews informs, with who is accountable for it, as its report says."""

from audit.comparison.audited import Audited
from audit.comparison.head_schema import DecisionInformed
from audit.record.synthesis_frame import next_go_live, synthesis_frame


def decision_informed(side: Audited) -> DecisionInformed | None:
    """Return it; None where the rulebook has no words of it, and of a reading of the past, which informs none."""
    words, record = side.rulebook.synthesis, side.record
    if words is None or record.snapshot.reconstructed:
        return None
    frame = synthesis_frame(words, side.rulebook, side.facts, record.snapshot, next_go_live(record))
    by = frame.decided_by
    return DecisionInformed(frame.decision, by.activity if by else "", by.said if by else None)
