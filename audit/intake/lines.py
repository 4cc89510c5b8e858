"""One line of a sheet of questions: its cells by the names of their columns."""

from audit.intake.grid import EMPTY, Cell, coordinate
from audit.intake.sheets.locate import MarkedSheet
from audit.model.answer import CellRef

Line = tuple[MarkedSheet, int]


def cell_of(line: Line, name: str) -> Cell:
    """Return the cell of ``line`` in the column ``name``; an empty one where the sheet has no such column."""
    sheet, row = line
    column = sheet.columns.get(name)
    return sheet.grid.at(row, column) if column else EMPTY


def place_of_cell(line: Line, name: str) -> str:
    """Return the name of that cell, or of the first of the line where the sheet has no such column."""
    sheet, row = line
    return coordinate(row, sheet.columns.get(name, sheet.first_column))


def answer_cell(line: Line) -> CellRef:
    """Return where the answer of ``line`` stands."""
    return CellRef(sheet=line[0].grid.name, cell=place_of_cell(line, "answer"))


def comment_cell(line: Line) -> CellRef:
    """Return where the comment of ``line`` stands."""
    return CellRef(sheet=line[0].grid.name, cell=place_of_cell(line, "comment"))
