"""References to cells written shortly: every cell stands in exactly one range, whatever their order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter, range_boundaries

from audit.model.answer import CellRef
from audit.wording.cell_ranges import write_cell_ranges


def _cells(*addresses, sheet="Équipe"):
    return [CellRef(sheet=sheet, cell=address) for address in addresses]


def test_lines_that_follow_one_another_in_neighbouring_columns_are_one_range():
    assert write_cell_ranges(_cells("C3", "D7", "C7", "C8", "D8", "F7", "F8")) == ("Équipe!C3, C7:D8, F7:F8",)


def test_sheets_come_in_the_order_in_which_they_are_met():
    cells = [*_cells("E5", sheet="Projet"), *_cells("C3"), *_cells("E6", sheet="Projet")]
    assert write_cell_ranges(cells) == ("Projet!E5:E6", "Équipe!C3")


def test_what_is_no_address_of_a_cell_is_written_as_it_is():
    assert write_cell_ranges(_cells("C3", "ligne 4")) == ("Équipe!C3, ligne 4",)


def test_nothing_is_written_of_nothing():
    assert write_cell_ranges([]) == ()


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 12)), min_size=1, max_size=40))
def test_ranges_hold_every_cell_once_and_no_other(places):
    (written,) = write_cell_ranges(_cells(*(f"{get_column_letter(column)}{row}" for column, row in places)))
    held = []
    for block in re.split(", ", written.removeprefix("Équipe!")):
        first, top, last, bottom = range_boundaries(block)
        held += [(column, row) for column in range(first, last + 1) for row in range(top, bottom + 1)]
    assert sorted(held) == sorted(set(places))
