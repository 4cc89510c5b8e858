"""Finds the marks of a sheet that came back: which sheet it is, and what stands in which of its columns."""

from collections.abc import Collection
from typing import NamedTuple

from audit.exchange.shape import FILLED, MARK
from audit.intake.grid import Grid


class Marked(NamedTuple):
    """Where the marks of a sheet stand.

    Attributes:
        mark: by which the sheet is known.
        top: the row of marks.
        ids: the column of the ids.
        names: the mark of each column that has one, by its place.
    """

    mark: str
    top: int
    ids: int
    names: dict[int, str]


def marked(grid: Grid, marks: Collection[str] = tuple(FILLED)) -> Marked | None:
    """Return where the marks of ``grid`` stand; None for a sheet that bears none of ``marks``."""
    for mark in marks:
        for row, column in grid.texts_that_begin(mark):
            if grid.text(row, column) == mark:
                names = {at: grid.text(row, at) for line, at in grid.cells if line == row}
                return Marked(mark, row, column, {at: name for at, name in names.items() if name.startswith(MARK)})
    return None
