"""Sources, comments and reasons are read as they show; nothing that stands there is lost without a word."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from audit.intake.format_code import parse_format
from audit.intake.grid import Cell, Grid
from audit.intake.notes import noted, read_evidence, read_note
from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.model.answer import AnswerState, Evidence
from audit.model.text import Language, Text
from tests.intake_workbooks import Filled, codes, only

LINK = '=HYPERLINK("https://example.org","CR")'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(value="Note du 3 mars"), "Note du 3 mars"),
        (Cell(formula=LINK, cached="CR"), "CR (https://example.org)"),
        (Cell(value="CR du comité", link="https://example.org/cr"), "CR du comité (https://example.org/cr)"),
        (Cell(value="example.org/cr", link="https://example.org/cr"), "example.org/cr"),
        (Cell(value="j.martin@example.org", link="mailto:j.martin@example.org"), "j.martin@example.org"),
        (Cell(link="https://example.org"), ""),
        (Cell(formula="=TODAY()", cached=datetime(2026, 12, 31), format=parse_format("dd/mm/yyyy")), "31/12/2026"),  # noqa: DTZ001
        (Cell(formula="=1/4", cached=Decimal("0.25"), format=parse_format("0%")), "25 %"),
        (Cell(formula="=A1&B1", cached=" CR du 3\r\nmars "), "CR du 3\nmars"),
        (Cell(value=True, formula="=TRUE()"), "VRAI"),
        (Cell(value="= voir annexe"), "= voir annexe"),  # a text, whatever it begins with
    ],
)
def test_a_note_says_what_its_cell_shows(cell: Cell, text: str) -> None:
    assert noted(cell, Language.FR) == (text, "", None)


@pytest.mark.parametrize("cached", ["", "  ", "#REF!", "#N/A"])
def test_a_formula_of_which_nobody_knows_what_it_shows_is_kept_itself(cached: str) -> None:
    found = noted(Cell(formula=LINK, cached=cached), Language.FR)
    assert (found.text, found.typed, found.problem) == (LINK, LINK, StructureCode.NOTE_FORMULA)


@pytest.mark.parametrize("cell", [Cell(value="#REF!", is_error=True), Cell(value="#NOM?")])
def test_an_error_is_no_note_and_is_told(cell: Cell) -> None:
    assert noted(cell, Language.FR) == ("", cell.value, StructureCode.NOTE_ERROR)
    assert read_note(cell, Language.FR) == ""


@pytest.mark.parametrize("cached", ["", "Vérifié"])
def test_a_formula_is_no_level_of_evidence_whatever_it_showed(cached: str) -> None:
    journal = Journal()
    grid = Grid("S", {(5, 7): Cell(formula="=G4", cached=cached)})
    level = read_evidence(grid, 5, 7, Language.FR, journal, "steering.plan", Text(fr="Q", en="Q"))
    assert level is Evidence.DECLARED
    (found,) = journal.diagnostics
    assert (found.code, found.severity, found.cell, found.read) == ("evidence_formula", Severity.WARNING, "G5", "=G4")
    assert "collage spécial" in found.advice.fr


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    filled = Filled(tmp_path)
    filled.answer("steering.plan", "Oui")
    return filled


@pytest.mark.parametrize("column", ["source", "comment"])
def test_each_note_of_a_question_is_told_when_it_is_not_what_shows(filled: Filled, column: str) -> None:
    sheet, cell = filled.answer("steering.plan", "#REF!", column)
    found = only(filled.read())
    assert (found.code, found.sheet, found.cell, found.read) == ("note_error", sheet, cell, "#REF!")


def test_an_error_for_a_reason_is_told_and_is_no_reason(filled: Filled) -> None:
    filled.answer("steering.plan", "Sans objet")
    filled.answer("steering.plan", "#REF!", "reason")
    intake = filled.read()
    assert codes(intake) == ["reason_missing", "note_error"]
    assert intake.snapshot.answers["steering.plan"].state is AnswerState.UNUSABLE


def test_the_notes_of_a_line_of_a_table_are_told_too(filled: Filled) -> None:
    for cell, value in {
        "C3": "Complet",
        "B7": "Lot 1",
        "C7": 1,
        "D7": "31/03/2027",
        "E7": "Valeur",
        "F7": "Oui",
    }.items():
        filled.put("Lots", cell, value)
    filled.put("Lots", "G7", "=G8")
    filled.put("Lots", "I7", "#REF!")
    assert [(item.code, item.cell) for item in filled.read().diagnostics] == [
        ("evidence_formula", "G7"),
        ("note_error", "I7"),
    ]


def test_a_formula_drawn_over_empty_lines_makes_no_lines(filled: Filled) -> None:
    filled.put("Lots", "G9", "=G8")
    assert codes(filled.read()) == []


@pytest.mark.parametrize("level", ["Documenté", "Vérifié"])
def test_a_level_of_evidence_without_a_source_is_told(filled: Filled, level: str) -> None:
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", level, "evidence")
    found = only(filled.read())
    assert (found.code, found.severity, found.read) == ("evidence_without_source", Severity.WARNING, level)
    assert "tenue pour déclarée" in found.problem.fr
    assert "« Source »" in found.advice.fr


@pytest.mark.parametrize("source", ["?", "à venir", "Ne sait pas"])
def test_a_source_that_names_nothing_is_told_as_it_was_typed(filled: Filled, source: str) -> None:
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", "Vérifié", "evidence")
    filled.answer("steering.plan", source, "source")
    found = only(filled.read())
    assert (found.code, found.read) == ("evidence_without_source", source)


@pytest.mark.parametrize("reason", ["?", "Sans objet", "à préciser"])
def test_a_reason_that_names_nothing_leaves_a_question_open(filled: Filled, reason: str) -> None:
    filled.answer("steering.plan", "Sans objet")
    filled.answer("steering.plan", reason, "reason")
    read = filled.read()
    assert "reason_missing" in codes(read)
    assert read.snapshot.answers["steering.plan"].state is AnswerState.UNUSABLE


def test_with_a_source_or_when_it_is_only_declared_nothing_is_told(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", "Documenté", "evidence")
    filled.answer("steering.plan", "PV du 3 mars", "source")
    assert "evidence_without_source" not in codes(filled.read())
