"""Who decides a go-live is said beside it, in the words of the workbook, where one activity is called the decision."""

from dataclasses import replace
from decimal import Decimal

import pytest

from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.text import Language
from audit.model.value import ValueType
from audit.reporting.document import document_of
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.decision import decisions_of
from audit.reporting.view import ReportView
from tests.every_page import fictitious, shipped_tool

DECISION = "Décision de mise en service"


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _said(text, cell):
    return Answer(type=ValueType.TEXT, state=AnswerState.ANSWERED, value=text, cells=(CellRef("RACI", cell),))


def _count(number):
    return Answer(type=ValueType.INTEGER, state=AnswerState.ANSWERED, value=Decimal(number))


def _view(language=Language.FR, **rows):
    """Return the view of the fictitious project, of which rows of the RACI say something else: by number, changes."""
    tool, snapshot = shipped_tool(), fictitious().record.snapshot
    raci = snapshot.tables["raci"]
    changed = tuple(
        replace(row, cells={**row.cells, **rows[name]}) if (name := f"row_{row.number}") in rows else row
        for row in raci.rows
    )
    tables = {**snapshot.tables, "raci": raci.model_copy(update={"rows": changed})}
    return ReportView(tool.audit(snapshot.model_copy(update={"tables": tables})).result, language)


def _row_of_decision():
    rows = fictitious().record.snapshot.tables["raci"].rows
    return next(row for row in rows if row.cells["activity"].value == DECISION)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.FR, "responsable final de « Décision de mise en service » : Comité de pilotage (RACI!D16)."),
        (Language.EN, "accountable for “Décision de mise en service”: Comité de pilotage (RACI!D16)."),
    ],
)
def test_page_one_says_who_decides_by_the_raci(language, said):
    """By hand: line 16 of the sheet RACI of the fictitious project."""
    view = _view(language)
    assert _plain(decisions_of(view)[0]).endswith(said)
    assert _plain(synthesis_of(view).verdict.heading).endswith(said.removesuffix("."))
    assert str(document_of(view)).count("RACI!D16") == 1, "it is not repeated where people sign"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"activity": _said("Mise en service", "B16")}, "no activity is called the decision"),
        ({"activity": _said("Avis avant autorisation de mise en service", "B16")}, "another activity about it"),
        ({"accountable": Answer(type=ValueType.TEXT, state=AnswerState.UNKNOWN)}, "who it is is not known"),
        ({"accountable": _said("À désigner", "D16")}, "nobody is named"),
        (
            {"accountable_count": _count(0)},
            "none is",
        ),
        (
            {"accountable_count": _count(2)},
            "two are",
        ),
    ],
)
def test_nobody_is_said_to_decide_where_the_raci_does_not_say_it(changes, why):
    del why
    assert "RACI" not in decisions_of(_view(**{f"row_{_row_of_decision().number}": changes}))[0]


def test_who_is_too_long_to_be_quoted_on_a_line_is_left_to_the_cell():
    view = _view(**{f"row_{_row_of_decision().number}": {"accountable": _said("Comité " * 20, "D16")}})
    assert _plain(decisions_of(view)[0]).endswith(" ; responsable final : voir RACI!D16.")


def test_two_activities_called_so_leave_open_which_it_is():
    other = next(row for row in fictitious().record.snapshot.tables["raci"].rows if row != _row_of_decision())
    view = _view(**{f"row_{other.number}": {"activity": _said("Autorisation de mise en service", "B7")}})
    assert "RACI" not in decisions_of(view)[0]


def test_case_accents_and_punctuation_do_not_matter():
    typed = {"activity": _said("DECISION, de mise-en-service !", "B16")}
    assert "RACI!D16" in decisions_of(_view(**{f"row_{_row_of_decision().number}": typed}))[0]


def test_another_decision_than_a_go_live_has_nobody_beside_it():
    """By hand: of a project under construction, the review informs whether to go on, not a go-live."""
    snapshot = fictitious().record.snapshot
    phase = replace(snapshot.answers["project.phase"], value="build")
    in_build = snapshot.model_copy(update={"answers": {**snapshot.answers, "project.phase": phase}})
    result = shipped_tool().audit(in_build).result
    assert result.synthesis.decided_by is None
    assert "mise en service" not in decisions_of(ReportView(result, Language.FR))[0]
