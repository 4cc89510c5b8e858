"""By the rhythm of the body that decides, what is not ready at its last meeting before a go-live is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.synthesis import BodyLine
from audit.model.text import Language
from audit.model.value import ValueType
from audit.reporting.synthesis.deciding_session import deciding_session, last_meeting_before
from audit.reporting.synthesis.go_live_points import go_live_points_of
from audit.reporting.view import ReportView
from tests.every_page import fictitious

pytestmark = pytest.mark.slow


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _fact(name, kind, value, cell):
    state = AnswerState.UNKNOWN if value is None else AnswerState.ANSWERED
    return Fact(name, kind, state, value, cells=(CellRef("Instances", cell),))


def _body(every, last, label="Comité de pilotage"):
    return BodyLine(
        label,
        _fact("bodies/8/frequency_days", ValueType.NUMBER, None if every is None else Decimal(every), "E8"),
        _fact("bodies/8/last_meeting", ValueType.DATE, date.fromisoformat(last) if last else None, "F8"),
    )


def _said(*bodies, language=Language.FR):
    result = fictitious().result
    frame = replace(result.synthesis, bodies=bodies)
    return _plain(deciding_session(ReportView(replace(result, synthesis=frame), language)))


@pytest.mark.parametrize(
    ("last", "every", "meeting"),
    [
        ("2026-09-10", 30, "2026-12-09"),  # 10 October, 9 November, 9 December; 8 January comes after
        ("2026-09-10", 33, "2026-12-18"),  # the eve of the go-live
        ("2026-11-18", 31, "2026-11-18"),  # the next would fall on the go-live itself
        ("2026-12-18", 1, "2026-12-18"),
        ("2026-12-30", 7, "2026-12-30"),  # it met after the go-live: nothing before the last one
    ],
)
def test_the_last_meeting_before_a_go_live_by_the_rhythm(last, every, meeting):
    assert last_meeting_before(date(2026, 12, 19), date.fromisoformat(last), every).isoformat() == meeting


def test_what_the_fictitious_project_has_ready_only_after_the_last_meeting_is_told_under_the_list():
    """By hand: the steering committee met on 10 September, every 30 days: on 9 December for the last time before it.

    Of the six conditions, five are due on 16 and 26 November, the acceptance record (22) on 17 December.
    """
    said, _ = map(_plain, go_live_points_of(ReportView(fictitious().result, Language.FR)).beside)
    assert said == (
        "Au rythme déclaré (tous les 30 jours, dernière séance le 10 septembre 2026 ; Instances!E8:F8), la dernière "
        "séance de l'instance qui décide (« Comité de pilotage ») avant cette mise en service tomberait vers le 9 "
        "décembre 2026 : l'action 22 n'est due qu'après. Avancer celle-ci, ou convoquer une séance plus tardive."
    )


@pytest.mark.parametrize(
    ("every", "last", "told"),
    [
        (1, "2026-09-10", ""),  # on 17 December, when the last condition is due
        (14, "2026-09-10", "vers le 17 décembre"),
        (60, "2026-09-10", "vers le 9 novembre 2026 : les actions 9, 16, 17, 18, 19, 22 ne sont dues"),
        (100, "2026-09-10", "ne se réunirait pas d'ici à cette mise en service : une séance est à convoquer"),
        (None, "2026-09-10", ""),
        (30, None, ""),
    ],
)
def test_it_is_told_only_where_something_is_due_after_that_meeting(every, last, told):
    said = _said(_body(every, last))
    if told.startswith("vers le 17"):
        assert said == "", "the condition that is due last is due on that day"
    else:
        assert told in said
        assert bool(said) is bool(told)


def test_nothing_is_said_of_a_body_that_does_not_bear_the_name_of_the_one_that_decides():
    assert _said(_body(30, "2026-09-10", "Comité stratégique")) == ""
    assert _said(_body(30, "2026-09-10"), _body(30, "2026-09-10")) == ""  # which of the two is not known
    assert "“COMITE DE PILOTAGE”" in _said(_body(30, "2026-09-10", "COMITE DE PILOTAGE"), language=Language.EN)
