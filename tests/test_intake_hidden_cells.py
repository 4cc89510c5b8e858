"""What people cannot see of a workbook is read, and they are told."""

from pathlib import Path

import pytest

from audit.intake.problems.diagnostics import Severity
from audit.model.answer import AnswerState, Evidence
from audit.questionnaire.texts import HEADINGS
from tests.intake_workbooks import Filled, only


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(tmp_path)


def test_hidden_and_filtered_rows_are_read_and_noted(filled: Filled) -> None:
    sheet, cell = filled.answer("steering.plan", "Oui")
    row = int(cell[1:])
    for number in (row, row + 2):
        filled.book[sheet].row_dimensions[number].hidden = True
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.severity, found.sheet, found.cell) == ("rows_hidden", Severity.NOTE, sheet, f"A{row}")
    assert found.problem.fr.endswith(f": {row}, {row + 2}")
    assert intake.snapshot.answers["steering.plan"].value == "yes"


def test_a_hidden_row_of_a_table_is_noted_when_it_holds_a_line(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    for column, value in {"B": "Lot 1", "C": 1000, "D": "31/03/2027", "E": "Valeur", "F": "Oui"}.items():
        filled.put("Lots", f"{column}7", value)
    for number in (7, 8):
        filled.book["Lots"].row_dimensions[number].hidden = True
    found = only(filled.read())
    assert (found.code, found.sheet, found.cell) == ("rows_hidden", "Lots", "A7")
    assert found.problem.fr.endswith(": 7")


def test_a_hidden_column_is_read_and_noted(filled: Filled) -> None:
    sheet, _ = filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", "Vérifié", "evidence")
    filled.answer("steering.plan", "PV du 3 mars", "source")
    _, evidence = filled.place("steering.plan", "evidence")
    filled.book[sheet].column_dimensions[evidence[0]].hidden = True
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.severity, found.sheet, found.cell) == (
        "column_hidden",
        Severity.NOTE,
        sheet,
        f"{evidence[0]}3",
    )
    assert HEADINGS["evidence"].fr in found.problem.fr
    assert intake.snapshot.answers["steering.plan"].evidence is Evidence.VERIFIED


def test_merged_answers_are_named_with_those_that_vanish(filled: Filled) -> None:
    sheet, first = filled.answer("steering.plan", "Oui")
    _, second = filled.place("steering.level")
    _, third = filled.place("steering.topics")
    filled.book[sheet].merge_cells(f"{first}:{third}")
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.severity, found.sheet, found.cell) == ("cells_merged", Severity.WARNING, sheet, first)
    assert found.read == f"{first}:{third}"
    assert found.label is not None
    assert found.label.fr == "Question steering.level fr"  # the first that loses its answer
    assert f"seule {first}" in found.problem.fr
    assert found.problem.fr.endswith(f": {second}, {third}")
    assert intake.snapshot.answers["steering.plan"].value == "yes"
    assert intake.snapshot.answers["steering.level"].state is AnswerState.BLANK


def test_a_value_under_merged_cells_is_read_and_named(filled: Filled) -> None:
    sheet, first = filled.answer("steering.plan", "Oui")
    _, second = filled.answer("steering.level", "Ministre")
    filled.book[sheet].merged_cells.add(
        f"{first}:{second}"
    )  # merge_cells() would empty the second, LibreOffice need not
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.sheet, found.cell) == ("cells_merged_over", sheet, first)
    assert found.problem.fr.endswith(f": {second}")
    assert intake.snapshot.answers["steering.level"].value == "minister"


def test_merged_cells_away_from_the_lines_are_let_be(filled: Filled) -> None:
    filled.book["Pilotage"].merge_cells("A60:D61")
    assert filled.read().diagnostics == ()
