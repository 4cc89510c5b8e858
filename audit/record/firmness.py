"""Puts diagnoses in order: those that are established first, then by how much supports them."""

from typing import Protocol

from audit.model.diagnosis import DiagnosisState
from audit.model.rule import RuleId

_STATES = list(DiagnosisState)


class _Found(Protocol):
    @property
    def diagnosis(self) -> RuleId: ...
    @property
    def state(self) -> DiagnosisState: ...
    @property
    def rules(self) -> tuple[RuleId, ...]: ...
    @property
    def signs_held(self) -> int: ...


def firmness(found: _Found) -> tuple[int, int, int, str]:
    """Return what diagnoses are sorted by, the firmest first."""
    return _STATES.index(found.state), -found.signs_held, -len(found.rules), found.diagnosis
