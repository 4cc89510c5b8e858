"""Diagnoses and warning signs in two audits, for every pair of states."""

import itertools

import pytest

from audit.comparison.moves import FindingMove
from audit.comparison.patterns import pattern_move
from audit.model.diagnosis import DiagnosisState

PRESENT, POSSIBLE, OPEN, ABSENT = DiagnosisState


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        (ABSENT, PRESENT, FindingMove.NEW),
        (OPEN, PRESENT, FindingMove.NOW_ESTABLISHED),
        (POSSIBLE, PRESENT, FindingMove.NOW_ESTABLISHED),
        (None, PRESENT, FindingMove.NOW_JUDGED),
        (PRESENT, PRESENT, FindingMove.UNCHANGED),
        (PRESENT, ABSENT, FindingMove.CLOSED),
        (PRESENT, OPEN, FindingMove.NO_LONGER_ESTABLISHED),
        (PRESENT, POSSIBLE, FindingMove.NO_LONGER_ESTABLISHED),
        (PRESENT, None, FindingMove.NO_LONGER_JUDGED),
    ],
)
def test_a_pattern_moves_as_a_finding_does(old, new, move):
    assert pattern_move(old, new) is move


def test_what_neither_audit_establishes_does_not_move():
    for old, new in itertools.product((POSSIBLE, OPEN, ABSENT, None), repeat=2):
        assert pattern_move(old, new) is None
