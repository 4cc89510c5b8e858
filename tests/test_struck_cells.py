"""People withdraw an answer by striking it out: it is read as it stands, and never without a word."""

from copy import copy

import pytest

from audit.intake.sheets.struck_cells import struck_cells
from tests.intake_workbooks import Filled, codes, only


@pytest.fixture
def filled(tmp_path):
    return Filled(tmp_path)


def _strike(filled, sheet, cell, struck=True):
    font = copy(filled.book[sheet][cell].font)
    font.strike = struck
    filled.book[sheet][cell].font = font


def test_an_answer_that_is_struck_out_is_told_with_its_cell(filled):
    sheet, cell = filled.answer("steering.plan", "Oui")
    _strike(filled, sheet, cell)
    found = only(filled.read())
    assert (found.code, found.sheet, found.cell, found.read) == ("cell_struck", sheet, cell, "Oui")


def test_what_is_not_struck_out_holds_nothing_or_is_ours_is_not_told(filled):
    sheet, cell = filled.answer("steering.plan", "Oui")
    _strike(filled, sheet, cell, struck=False)
    other, blank = filled.place("steering.owners")
    _strike(filled, other, blank)  # nothing is typed there
    _strike(filled, sheet, "B1")
    assert "cell_struck" not in codes(filled.read())


def test_a_cell_of_a_line_of_a_table_is_told(filled):
    for place, value in {"B8": "Lot 1", "C8": 500_000, "F8": "Oui"}.items():
        filled.put("Lots", place, value)
    _strike(filled, "Lots", "C8")
    assert [one.cell for one in filled.read().diagnostics if one.code == "cell_struck"] == ["C8"]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (b'<c r="B2" s="7" t="s"><v>1</v></c><c r="C2" s="17"/>', {(2, 2)}),
        (b"<x:c s='7' r='AA10'/>", {(10, 27)}),
        (b'<c s="7"/><col r="B2" s="7"/><c r="B2"/>', set()),
    ],
)
def test_cells_are_found_by_their_style_and_their_place(sheet, expected):
    assert struck_cells(sheet, frozenset({"7"})) == expected
    assert struck_cells(sheet, frozenset()) == frozenset()
