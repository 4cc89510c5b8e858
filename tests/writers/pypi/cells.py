"""A workbook as plain cells, for the libraries that write workbooks and read none."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

Value = str | bool | int | float | datetime


@dataclass(frozen=True)
class PlainCell:
    """A cell that holds something; rows and columns are counted from 1."""

    row: int
    column: int
    value: Value
    number_format: str
    is_formula: bool


@dataclass(frozen=True)
class PlainSheet:
    """A sheet, its cells row by row, and what it hides."""

    name: str
    cells: tuple[PlainCell, ...]
    is_hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def sheets_of(workbook: Path) -> list[PlainSheet]:
    """Return the sheets of ``workbook`` in their order."""
    return [_plain(sheet) for sheet in load_workbook(workbook).worksheets]


def _plain(sheet: Worksheet) -> PlainSheet:
    cells = tuple(
        PlainCell(cell.row, cell.column, cell.value, cell.number_format, cell.data_type == "f")
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )
    return PlainSheet(
        name=sheet.title,
        cells=cells,
        is_hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(
            column_index_from_string(letter) for letter, column in sheet.column_dimensions.items() if column.hidden
        ),
    )
