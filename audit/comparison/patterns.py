"""Diagnoses and alert signals in two audits; one that is open is neither established nor ruled out."""

from collections.abc import Iterator, Mapping

from audit.comparison.audited import Recorded
from audit.comparison.moves import FindingMove
from audit.comparison.schema import PatternMoved
from audit.model.diagnosis import DiagnosisState

_ABSENT = (DiagnosisState.ABSENT, None)


def diagnoses_moved(old: Recorded, new: Recorded) -> tuple[PatternMoved, ...]:
    """Return the diagnoses that are not ruled out in both audits, in the order of the later."""
    before, after = ({item.diagnosis: item.state for item in side.record.diagnoses} for side in (old, new))
    rules = {item.diagnosis: item.rules for item in new.record.diagnoses if item.state is DiagnosisState.PRESENT}
    return tuple(_moved(before, after, rules))


def signals_moved(old: Recorded, new: Recorded) -> tuple[PatternMoved, ...]:
    """Return the alert signals that are not ruled out in both audits, in the order of the later."""
    before, after = ({item.signal: item.state for item in side.record.signals} for side in (old, new))
    return tuple(_moved(before, after, {}))


def pattern_move(old: DiagnosisState | None, new: DiagnosisState | None) -> FindingMove | None:
    """Return how a pattern moved; None when neither audit establishes it."""
    if old is new is DiagnosisState.PRESENT:
        return FindingMove.UNCHANGED
    if old is DiagnosisState.PRESENT:
        if new is None:
            return FindingMove.NO_LONGER_JUDGED
        return FindingMove.CLOSED if new is DiagnosisState.ABSENT else FindingMove.NO_LONGER_ESTABLISHED
    if new is not DiagnosisState.PRESENT:
        return None
    if old is None:
        return FindingMove.NOW_JUDGED
    return FindingMove.NEW if old is DiagnosisState.ABSENT else FindingMove.NOW_ESTABLISHED


def _moved(
    old: Mapping[str, DiagnosisState], new: Mapping[str, DiagnosisState], rules: Mapping[str, tuple[str, ...]]
) -> Iterator[PatternMoved]:
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        if before not in _ABSENT or after not in _ABSENT:
            move = pattern_move(before, after)
            yield PatternMoved(name=name, old=before, new=after, move=move, rules=rules.get(name, ()))
