"""Sheets as plain grids of cells, whatever the format of the file that they come from."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from audit.intake.number_format import Kind, NumberFormat, plain_text

Scalar = str | bool | Decimal | datetime | date | time | timedelta

# LibreOffice saves the booleans and the errors that people type as these formulas.
_BOOLEAN_FORMULAS = {"=TRUE()": True, "=FALSE()": False}
ERRORS = frozenset(
    {"#N/A", "#N/D", "#REF!", "#VALUE!", "#VALEUR!", "#DIV/0!", "#NAME?", "#NOM?", "#NUM!", "#NOMBRE!", "#NULL!"}
    | {"#NUL!"}
)

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_SIGNIFICANT_DIGITS = 15  # what a spreadsheet keeps; the rest of a float is dust


class Cell(NamedTuple):
    """What one cell holds.

    Attributes:
        value: what was typed; None when it is empty. Numbers are exact to 15 significant digits.
        formula: the formula that stands in the cell, with its ``=``; empty when a person typed a value.
        is_error: the value is an error of the spreadsheet, such as ``#N/A``.
        format: how its number or date shows; None when the format adds nothing to it.
        cached: what the formula showed when the file was saved, errors such as ``#REF!`` included; None when the file
            does not say. It is read where people write freely, and never taken for an answer.
        link: the address that opens when the cell is clicked.
    """

    value: Scalar | None = None
    formula: str = ""
    is_error: bool = False
    format: NumberFormat | None = None
    cached: Scalar | None = None
    link: str = ""

    @property
    def is_percentage(self) -> bool:
        """Whether the cell shows a fraction as a percentage."""
        if self.format is None or not isinstance(self.value, Decimal):
            return False
        return self.format.pattern(self.value).kind is Kind.PERCENTAGE

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; a cell of spaces is empty."""
        value = self.value
        return not self.formula and (value is None or (isinstance(value, str) and (not value or value.isspace())))


EMPTY = Cell()


def formula_cell(text: str, showed: Cell) -> Cell:
    """Return the cell of the formula ``text``, which begins with ``=`` and last showed what ``showed`` holds."""
    typed = text.removeprefix("=")
    if typed.upper() in ERRORS:
        return Cell(typed, is_error=True)
    return Cell(_BOOLEAN_FORMULAS.get(text.upper()), formula=text, format=showed.format, cached=showed.value)


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
        struck: the cells, by row and column, whose text is struck out.
    """

    merged: Sequence[Area] = ()
    hidden_rows: Sequence[Span] = ()
    hidden_columns: Sequence[Span] = ()
    struck: Collection[tuple[int, int]] = frozenset()


NOTHING_HIDDEN = Layout()


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells by (row, column), both counted from 1; empty cells are left out.

    Attributes:
        name: its name.
        cells: what its cells hold.
        is_hidden: whether people see it.
        layout: what it hides of its cells.
        notes: the comments that people hung on cells, by their places.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    is_hidden: bool = False
    layout: Layout = NOTHING_HIDDEN
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    _begun: dict[str, list[tuple[int, int]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def by_row(self) -> Mapping[int, Mapping[int, Cell]]:
        """The cells that hold anything by row, downwards, then by column, rightwards."""
        rows: dict[int, dict[int, Cell]] = {}
        here: dict[int, Cell] = {}
        last_row = last_column = -1
        is_in_order = True  # as programs write them: then nothing is sorted
        for (row, column), cell in self.cells.items():
            value = cell.value
            # As ``is_empty`` says it, which would cost a call for each cell of the workbook.
            if not cell.formula and (value is None or (isinstance(value, str) and (not value or value.isspace()))):
                continue
            if row != last_row:
                is_in_order = is_in_order and row > last_row
                here, last_row = rows.setdefault(row, {}), row
            elif column < last_column:
                is_in_order = False
            here[column] = cell
            last_column = column
        return rows if is_in_order else {row: dict(sorted(rows[row].items(), key=_place)) for row in sorted(rows)}

    def at(self, row: int, column: int) -> Cell:
        """Return the cell at that place, an empty one when there is none."""
        return self.cells.get((row, column), EMPTY)

    def texts_that_begin(self, mark: str) -> list[tuple[int, int]]:
        """Return the places of the texts that begin with ``mark``, row by row; spaces before it do not count."""
        if mark not in self._begun:
            self._begun[mark] = sorted(
                place
                for place, cell in self.cells.items()
                if isinstance(value := cell.value, str) and mark in value and value.lstrip().startswith(mark)
            )
        return self._begun[mark]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell without spaces around it; empty when it holds no text."""
        value = self.at(row, column).value
        return value.strip() if isinstance(value, str) else ""


_place = itemgetter(0)


def coordinate(row: int, column: int) -> str:
    """Return the name of a cell, e.g. ``E12``."""
    return f"{column_letters(column)}{row}"


@lru_cache(maxsize=16_384)  # the same names come back in every sheet
def place_of(reference: str) -> tuple[int, int] | None:
    """Return the row and column of a cell named e.g. ``E12`` or ``$E$12``; None when it names no cell."""
    named = _PLACE.fullmatch(reference)
    return (int(named[2]), column_number(named[1].upper())) if named else None


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1, e.g. ``AB`` for 28."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1, from its letters in capitals."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


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
    return Decimal(plain_text(exact))
