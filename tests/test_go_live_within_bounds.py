"""A go-live whose day is known within bounds is protected before the earliest, else the latest, day that it may be."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import audit
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.go_live_day import GoLiveDay
from audit.model.text import Language
from audit.model.value import ValueType
from audit.questionnaire.load import load_question_bank
from audit.remediation.plan_model import GoLiveState
from audit.remediation.scheduling.go_lives import GoLive, next_go_live
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from tests.fact_sets import facts_with

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
REVIEW = date(2026, 9, 30)
ROLES = load_question_bank().roles
MILESTONE = {"label": "Palier", "current_date": date(2027, 3, 1), "status": "planned", "delivers_value": "yes"}
NEXT = GoLive(GoLiveState.TO_COME, date(2027, 3, 1))


def _facts(low: date | None, high: date | None, milestones=(MILESTONE,)):
    facts = facts_with({}, {"milestones": ("complete", milestones)})
    day = Fact("project.go_live_date", ValueType.DATE, AnswerState.PARTLY_ANSWERED, low=low, high=high)
    facts.facts["project.go_live_date"] = day
    return facts


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, date(2026, 12, 15), GoLive(GoLiveState.TO_COME, date(2026, 12, 15), GoLiveDay.AT_LATEST)),
        (date(2026, 12, 1), date(2026, 12, 31), GoLive(GoLiveState.TO_COME, date(2026, 12, 1), GoLiveDay.AT_EARLIEST)),
        (date(2026, 12, 1), None, GoLive(GoLiveState.TO_COME, date(2026, 12, 1), GoLiveDay.AT_EARLIEST)),
        # It may be past already: what is certain is that it is over by the end of the year.
        (date(2026, 9, 1), date(2026, 12, 31), GoLive(GoLiveState.TO_COME, date(2026, 12, 31), GoLiveDay.AT_LATEST)),
        (REVIEW, date(2026, 12, 31), GoLive(GoLiveState.TO_COME, REVIEW, GoLiveDay.AT_EARLIEST)),
        (date(2026, 6, 1), date(2026, 6, 30), NEXT),  # past for certain: the next milestone
        (date(2026, 6, 1), None, NEXT),  # past or to come: no day to hold to
    ],
)
def test_the_go_live_is_held_to_the_bound_that_is_to_come(low, high, expected) -> None:
    assert next_go_live(ROLES, _facts(low, high), REVIEW) == expected


def test_a_past_go_live_without_another_is_past_by_its_latest_day() -> None:
    found = next_go_live(ROLES, _facts(date(2026, 6, 1), date(2026, 6, 30), ()), REVIEW)
    assert found == GoLive(GoLiveState.PAST, date(2026, 6, 30), GoLiveDay.AT_LATEST)


def test_a_milestone_known_by_its_month_is_one_to_protect() -> None:
    facts = _facts(None, None, ({**MILESTONE, "current_date": None},))
    (row,) = facts.tables["milestones"].rows
    day = row.facts["current_date"]
    row.facts["current_date"] = Fact(
        day.name, ValueType.DATE, AnswerState.PARTLY_ANSWERED, low=date(2027, 1, 1), high=date(2027, 1, 31)
    )
    expected = GoLive(GoLiveState.TO_COME, date(2027, 1, 1), GoLiveDay.AT_EARLIEST)
    assert next_go_live(ROLES, facts, REVIEW) == expected


def test_of_two_milestones_of_one_day_the_exact_one_tells_it() -> None:
    facts = _facts(None, None, (MILESTONE, {**MILESTONE, "label": "Autre", "current_date": None}))
    _, row = facts.tables["milestones"].rows
    day = row.facts["current_date"]
    row.facts["current_date"] = Fact(
        day.name, ValueType.DATE, AnswerState.PARTLY_ANSWERED, low=date(2027, 3, 1), high=date(2027, 3, 31)
    )
    assert next_go_live(ROLES, facts, REVIEW) == NEXT


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "day", "fr", "en"),
    [
        ("au plus tard le 15/12/2026", date(2026, 12, 15),
         "15 décembre 2026 au plus tard", "15 December 2026 at the latest"),
        ("entre le 1er décembre 2026 et le 31 décembre 2026", date(2026, 12, 1),
         "1er décembre 2026 au plus tôt", "1 December 2026 at the earliest"),
    ],
)  # fmt: skip
def test_the_plan_of_a_workbook_keeps_to_it_and_says_so(tmp_path, typed, day, fr, en) -> None:
    tool = audit.load(with_durable_rules=False)
    result = tool.audit(tool.read(_workbook(tmp_path, typed))).result
    assert result.plan is not None
    assert (result.plan.go_live, result.plan.go_live_to_come) == (day, True)
    protecting = [action for action in result.actions if action.protects_go_live]
    assert protecting
    assert all(action.due < day or action.after_go_live for action in protecting)
    for language, words in ((Language.FR, fr), (Language.EN, en)):
        points = synthesis_of(ReportView(result, language)).go_live_points
        assert points is not None
        assert words in points.title.replace("\N{NO-BREAK SPACE}", " ")


def _workbook(folder: Path, typed: str) -> Path:
    book = openpyxl.load_workbook(EXAMPLE)
    for sheet in book.worksheets:
        for (cell,) in sheet.iter_rows(min_col=1, max_col=1):
            if cell.value == "project.go_live_date":
                sheet.cell(cell.row, 5).value = typed
                path = folder / "classeur.xlsx"
                book.save(path)
                return path
    raise AssertionError("the workbook asks for the go-live")
