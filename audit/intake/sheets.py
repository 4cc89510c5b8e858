"""Turns a workbook into plain grids of cells; the one place that knows openpyxl.

A reader of another format (.ods) has only to return the same ``Grid`` records.
"""

import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import cast

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from audit.intake.archive import damaged
from audit.intake.parts import MAX_COLUMN, MAX_ROW

Scalar = str | bool | Decimal | datetime | date | time | timedelta

# LibreOffice saves the booleans that people type as these formulas.
_BOOLEAN_FORMULAS = {"=TRUE()": True, "=FALSE()": False}
_SIGNIFICANT_DIGITS = 15  # what a spreadsheet keeps; the rest of a float is dust


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds.

    Attributes:
        value: what was typed; None when it is empty. Numbers are exact to 15 significant digits.
        formula: the formula that stands in the cell, with its ``=``; empty when a person typed a value.
        is_error: the value is an error of the spreadsheet, such as ``#N/A``.
        is_percentage: the cell is formatted to show a fraction as a percentage.
    """

    value: Scalar | None = None
    formula: str = ""
    is_error: bool = False
    is_percentage: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; a cell of spaces is empty."""
        return not self.formula and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


EMPTY = Cell()


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells by (row, column), both counted from 1; empty cells are left out."""

    name: str
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    is_hidden: bool = False

    def at(self, row: int, column: int) -> Cell:
        """Return the cell at that place, an empty one when there is none."""
        return self.cells.get((row, column), EMPTY)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell without spaces around it; empty when it holds no text."""
        value = self.at(row, column).value
        return value.strip() if isinstance(value, str) else ""


def coordinate(row: int, column: int) -> str:
    """Return the name of a cell, e.g. ``E12``."""
    return f"{get_column_letter(column)}{row}"


def read_grids(name: str, content: bytes) -> tuple[Grid, ...]:
    """Read every sheet of an .xlsx file that the gate has let in.

    Formulas are read, not the values that they showed last: those are never trusted.

    Raises:
        RefusedFile: when the spreadsheet reader cannot make sense of it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are about features that the intake does not use
            return tuple(_grid(sheet) for sheet in _sheets(content))
    except Exception as error:  # openpyxl lets any exception out on a malformed part
        raise damaged(name) from error


def exact_number(number: int | float) -> Decimal:
    """Return the number that a spreadsheet shows for ``number``: 15 significant digits, no dust.

    Raises:
        ValueError: when the number is not finite.
    """
    if isinstance(number, int):
        return Decimal(number)
    exact = Decimal(f"{number:.{_SIGNIFICANT_DIGITS}g}")
    if not exact.is_finite():
        msg = f"{number} is not finite"
        raise ValueError(msg)
    written = f"{exact:f}"
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def _sheets(content: bytes) -> list[ReadOnlyWorksheet]:
    # Read-only mode streams the rows: a hostile sheet costs time in proportion to its size, not to its extent.
    workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    return cast("list[ReadOnlyWorksheet]", workbook.worksheets)


def _cells(sheet: ReadOnlyWorksheet) -> Iterator[ReadOnlyCell]:
    sheet.reset_dimensions()  # the declared extent of a sheet may be wrong
    rows = cast("Worksheet", sheet).iter_rows(max_col=MAX_COLUMN)
    for row in islice(cast("Iterator[tuple[ReadOnlyCell, ...]]", rows), MAX_ROW):
        yield from (cell for cell in row if cell.value is not None)


def _grid(sheet: ReadOnlyWorksheet) -> Grid:
    cells = {(cell.row, cell.column): _cell(cell) for cell in _cells(sheet)}
    return Grid(name=sheet.title, cells=cells, is_hidden=sheet.sheet_state != "visible")


def _cell(cell: ReadOnlyCell) -> Cell:
    if cell.data_type == "f":
        # Array and data-table formulas come as objects that carry the text.
        text = str((cell.value if isinstance(cell.value, str) else getattr(cell.value, "text", None)) or "=")
        return Cell(value=_BOOLEAN_FORMULAS.get(text.upper()), formula=text)
    value = cast("Scalar | int | float | None", cell.value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            value = exact_number(value)
        except ValueError:
            return Cell(value="#NUM!", is_error=True)
    is_percentage = "%" in (cell.number_format or "")
    return Cell(value=value, is_error=cell.data_type == "e", is_percentage=is_percentage)
