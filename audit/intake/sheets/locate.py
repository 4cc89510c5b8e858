"""Finds sections and tables by the marks of their sheets, wherever sheets, rows and columns have moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.intake.grid import Grid
from audit.intake.values.words import fold
from audit.questionnaire.layout import COMPLETENESS_MARK, COMPLETENESS_OFFSET, MARK, SECTION_MARK, TABLE_MARK
from audit.questionnaire.texts import COMPLETENESS_LABEL


@dataclass(frozen=True)
class MarkedSheet:
    """A sheet that holds a section or a table.

    Attributes:
        part: the id of the section or table.
        row: the hidden row of marks.
        first_column: the column of the mark itself: question ids in a section, line numbers in a table.
        columns: the place of each marked column; of a repeated one, the first.
        repeated: the second and later places of repeated columns.
    """

    grid: Grid
    part: str
    row: int
    first_column: int
    columns: Mapping[str, int]
    repeated: tuple[tuple[str, int], ...]

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows below the marks that hold anything, downwards."""
        return tuple(row for row in self.grid.by_row if row > self.row)

    def with_columns_named(self, names: Mapping[str, str]) -> "MarkedSheet":
        """Return the sheet with the columns that it calls by other ``names`` under those that these stand for."""
        renamed = {names.get(name, name): column for name, column in self.columns.items() if name in names}
        return replace(self, columns={**renamed, **{n: c for n, c in self.columns.items() if n not in names}})


def find_sections(grids: Sequence[Grid]) -> tuple[MarkedSheet, ...]:
    """Return every sheet of questions, copies included, in the order of the workbook."""
    return tuple(sheet for grid in grids for sheet in _marked(grid, SECTION_MARK))


def find_tables(grids: Sequence[Grid]) -> tuple[MarkedSheet, ...]:
    """Return every sheet of a table, copies included, in the order of the workbook."""
    return tuple(sheet for grid in grids for sheet in _marked(grid, TABLE_MARK))


def find_completeness(grid: Grid) -> tuple[int, int] | None:
    """Return the cell in which a table is declared complete, by its hidden mark; None when there is no mark."""
    mark = next((place for place in grid.texts_that_begin(MARK) if grid.text(*place) == COMPLETENESS_MARK), None)
    return (mark[0], mark[1] + COMPLETENESS_OFFSET) if mark else None


def find_labelled_completeness(grid: Grid) -> tuple[int, int] | None:
    """Return the cell to the right of the words that ask for the declaration, when they stand in one place only."""
    labels = {fold(COMPLETENESS_LABEL.fr), fold(COMPLETENESS_LABEL.en)}
    places = [place for place, cell in grid.cells.items() if isinstance(cell.value, str) and fold(cell.value) in labels]
    return (places[0][0], places[0][1] + 1) if len(places) == 1 else None


def _marked(grid: Grid, mark: str) -> Iterator[MarkedSheet]:
    for row, column in grid.texts_that_begin(MARK):
        text = grid.text(row, column)
        if not text.startswith(mark):
            continue
        columns, repeated = marked_columns(grid, row)
        if columns:  # otherwise it is no row of marks: someone quoted the mark in a comment
            yield MarkedSheet(grid, text.removeprefix(mark), row, column, columns, repeated)


def is_of_a_part(grid: Grid) -> bool:
    """Say whether a sheet bears the mark of a section or of a table."""
    return any(True for mark in (SECTION_MARK, TABLE_MARK) for _ in _marked(grid, mark))


def marked_columns(grid: Grid, mark_row: int) -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    """Return the columns that a row of marks names, and the second and later places of those named twice."""
    columns: dict[str, int] = {}
    repeated = []
    for column in grid.by_row.get(mark_row, ()):
        text = grid.text(mark_row, column)
        if not text.startswith(MARK) or text.startswith((SECTION_MARK, TABLE_MARK)):
            continue
        name = text.removeprefix(MARK)
        if name in columns:
            repeated.append((name, column))
        else:
            columns[name] = column
    return columns, tuple(repeated)
