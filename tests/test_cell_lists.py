"""The cells behind an answer, as a list of a page."""

from audit.model.answer import CellRef
from audit.model.text import Language
from audit.reporting.cell_lists import CellLists
from audit.reporting.page_environment import ShownTexts

CELLS = CellLists(ShownTexts(Language.FR), "—")


def test_cells_are_a_list_in_which_neighbours_are_gathered():
    assert CELLS((CellRef("Jalons", "C6"),)) == '<ul class="cells"><li>Jalons!C6</li></ul>'
    run = [CellRef("Jalons", f"C{line}") for line in (6, 7, 8)]
    assert CELLS([*run, CellRef("Équipe", "A1")]) == '<ul class="cells"><li>Jalons!C6:C8</li><li>Équipe!A1</li></ul>'


def test_no_cell_is_said():
    assert CELLS(()) == CELLS([]) == '<span class="quiet">—</span>'


def test_names_of_sheets_are_escaped():
    assert CELLS((CellRef("<b>&", "C6"),)) == '<ul class="cells"><li>&lt;b&gt;&amp;!C6</li></ul>'
