"""Turns an .xlsx workbook into grids of cells; the one place of the intake that knows openpyxl's reader."""

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, cast

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from audit.intake.gate.part_scanner import MAX_COLUMN, MAX_ROW
from audit.intake.grid import BOOLEAN_FORMULAS, NOTHING_HIDDEN, Cell, Grid, Layout, Scalar, exact_number


def read_xlsx(content: bytes, layouts: Mapping[str, Layout]) -> tuple[Grid, ...]:
    """Read every sheet of an .xlsx file that the gate has let in.

    Formulas are read, not the values that they showed last: those are never trusted.

    Args:
        content: the file.
        layouts: what the sheets hide, by the names of their parts in the archive.

    Raises:
        Exception: any that openpyxl lets out on a malformed part.
    """
    # Read-only mode streams the rows: a hostile sheet costs time in proportion to its size, not to its extent.
    workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets = cast("list[ReadOnlyWorksheet]", workbook.worksheets)
    return tuple(_grid(sheet, layouts) for sheet in sheets)


def _grid(sheet: ReadOnlyWorksheet, layouts: Mapping[str, Layout]) -> Grid:
    cells = {(cell.row, cell.column): _cell(cell) for cell in _cells(sheet)}
    layout = layouts.get(cast("Any", sheet)._worksheet_path.lstrip("/"), NOTHING_HIDDEN)
    return Grid(name=sheet.title, cells=cells, is_hidden=sheet.sheet_state != "visible", layout=layout)


def _cells(sheet: ReadOnlyWorksheet) -> Iterator[ReadOnlyCell]:
    sheet.reset_dimensions()  # the declared extent of a sheet may be wrong
    rows = cast("Worksheet", sheet).iter_rows(max_col=MAX_COLUMN)
    for row in islice(cast("Iterator[tuple[ReadOnlyCell, ...]]", rows), MAX_ROW):
        yield from (cell for cell in row if cell.value is not None)


def _cell(cell: ReadOnlyCell) -> Cell:
    if cell.data_type == "f":
        # Array and data-table formulas come as objects that carry the text.
        text = str((cell.value if isinstance(cell.value, str) else getattr(cell.value, "text", None)) or "=")
        return Cell(value=BOOLEAN_FORMULAS.get(text.upper()), formula=text)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _number(cell.value, "%" in (cell.number_format or ""))
    return Cell(value=cast("Scalar | None", cell.value), is_error=cell.data_type == "e")


def _number(number: int | float, is_percentage: bool) -> Cell:
    try:
        return Cell(value=exact_number(number), is_percentage=is_percentage)
    except ValueError:
        return Cell(value="#NUM!", is_error=True)
