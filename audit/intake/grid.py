"""Sheets as plain grids of cells, whatever the format of the file that they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from openpyxl.utils import get_column_letter

Scalar = str | bool | Decimal | datetime | date | time | timedelta

# LibreOffice saves the booleans that people type as these formulas.
BOOLEAN_FORMULAS = {"=TRUE()": True, "=FALSE()": False}

_SIGNIFICANT_DIGITS = 15  # what a spreadsheet keeps; the rest of a float is dust


class Cell(NamedTuple):
    """What one cell holds.

    Attributes:
        value: what was typed; None when it is empty. Numbers are exact to 15 significant digits.
        formula: the formula that stands in the cell, with its ``=``; empty when a person typed a value.
        is_error: the value is an error of the spreadsheet, such as ``#N/A``.
        is_percentage: the cell is formatted to show a fraction as a percentage.
        cached: the text that the formula showed when the file was saved, errors such as ``#REF!`` included; empty when
            the file does not say. It is read where people write freely, and never taken for an answer.
    """

    value: Scalar | None = None
    formula: str = ""
    is_error: bool = False
    is_percentage: bool = False
    cached: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; a cell of spaces is empty."""
        return not self.formula and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


EMPTY = Cell()


class Area(NamedTuple):
    """A rectangle of cells, its first and last rows and columns included, counted from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __str__(self) -> str:
        """Return the name of the area, e.g. ``A1:C2``."""
        return f"{coordinate(self.first_row, self.first_column)}:{coordinate(self.last_row, self.last_column)}"


class Span(NamedTuple):
    """Rows or columns that follow one another, the first and the last included, counted from 1."""

    first: int
    last: int

    def __contains__(self, number: object) -> bool:
        """Say whether the row or column ``number`` is one of them."""
        return isinstance(number, int) and self.first <= number <= self.last


class Layout(NamedTuple):
    """What a sheet hides of its cells.

    Attributes:
        merged: the areas shown as one cell, of which only the first holds something.
        hidden_rows: rows that do not show, because they are hidden or filtered out.
        hidden_columns: columns that do not show.
    """

    merged: Sequence[Area] = ()
    hidden_rows: Sequence[Span] = ()
    hidden_columns: Sequence[Span] = ()


NOTHING_HIDDEN = Layout()


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells by (row, column), both counted from 1; empty cells are left out."""

    name: str
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    is_hidden: bool = False
    layout: Layout = NOTHING_HIDDEN
    _begun: dict[str, list[tuple[int, int]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, row: int, column: int) -> Cell:
        """Return the cell at that place, an empty one when there is none."""
        return self.cells.get((row, column), EMPTY)

    def texts_that_begin(self, mark: str) -> list[tuple[int, int]]:
        """Return the places of the texts that begin with ``mark``, row by row; spaces before it do not count."""
        if mark not in self._begun:
            self._begun[mark] = sorted(
                place
                for place, cell in self.cells.items()
                if isinstance(cell.value, str) and cell.value.lstrip().startswith(mark)
            )
        return self._begun[mark]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell without spaces around it; empty when it holds no text."""
        value = self.at(row, column).value
        return value.strip() if isinstance(value, str) else ""


def coordinate(row: int, column: int) -> str:
    """Return the name of a cell, e.g. ``E12``."""
    return f"{get_column_letter(column)}{row}"


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
