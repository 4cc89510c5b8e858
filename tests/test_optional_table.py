"""A table that may stay empty: neither its absence, nor its emptiness, nor a blank cell of it is a fault."""

import pytest
from openpyxl import load_workbook

from audit.intake.snapshot import read_workbook
from audit.model.answer import AnswerState
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.questionnaire import layout
from audit.questionnaire.workbook import write_workbook
from tests.every_page import FICTITIOUS, shipped_tool

SHEET = "Échéancier des dépenses"


@pytest.fixture
def changed(tmp_path):
    """Change the example's workbook and read it."""

    def read(change):
        workbook = load_workbook(FICTITIOUS)
        change(workbook)
        workbook.save(tmp_path / "changed.xlsx")
        return read_workbook(tmp_path / "changed.xlsx", shipped_tool().declarations.bank)

    return read


def _codes(intake):
    return {one.code for one in intake.diagnostics}


@pytest.mark.slow
def test_a_workbook_of_the_version_before_has_no_sheet_for_it_and_is_read_without_error(changed):
    def before(workbook):
        workbook.remove(workbook[SHEET])
        workbook[layout.META_SHEET]["B3"].value = "2.0"

    intake = changed(before)
    assert _codes(intake) == {"earlier_version"}
    assert intake.errors == ()
    result = shipped_tool().audit(intake).result
    assert result.synthesis.spending.lines == ()


@pytest.mark.slow
def test_the_sheet_of_another_table_is_still_missed(changed):
    assert "sheet_missing" in _codes(changed(lambda workbook: workbook.remove(workbook["Risques"])))


@pytest.mark.slow
def test_left_empty_nothing_is_said_and_a_line_without_its_day_is_told(changed):
    def emptied(workbook):
        for row in workbook[SHEET].iter_rows(min_row=7, min_col=2, max_col=8):
            for cell in row:
                cell.value = None
        workbook[SHEET]["C3"].value = None

    def undated(workbook):
        workbook[SHEET]["B7"].value = None

    assert _codes(changed(lambda workbook: None)) == set()
    assert _codes(changed(emptied)) == set()
    intake = changed(undated)
    assert _codes(intake) == {"row_partial"}
    line = intake.snapshot.tables["spending_schedule"].rows[0]
    assert line.cells["as_of"].state is AnswerState.BLANK


@pytest.mark.slow
def test_the_sheet_that_counts_answers_says_that_it_is_optional(tmp_path):
    path = tmp_path / "empty.xlsx"
    bank = shipped_tool().declarations.bank
    write_workbook(bank.questionnaire(ReviewType.PRE_LAUNCH), Language.EN, path)
    shown = {
        row[0].value: row[2].value for row in load_workbook(path)[layout.COMPLETENESS_SHEET.en].iter_rows(min_row=5)
    }
    assert '"Optional"' in shown["Spending schedule"]
    assert '"To fill in"' in shown["Risks"]
