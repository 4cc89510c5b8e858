"""Finds what people wrote in a workbook that came back where nothing is read: it is told, never lost in silence."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from audit.errors import Bilingual
from audit.exchange.problems import Fault
from audit.exchange.shape import (
    ANSWER_FILLED,
    ANSWERS_MARK,
    FINDING_FILLED,
    FINDINGS_MARK,
    FORMAT_KEY,
    LISTS_SHEET,
    MARK,
    PLAN_FILLED,
    PLAN_MARK,
    READ_BY_PEOPLE,
    column_mark,
)
from audit.intake.gate.admission import admit
from audit.intake.grid import Cell, Grid, coordinate
from audit.intake.sheets.grids import read_grids
from audit.intake.values.cells import shown
from audit.intake.values.words import quotable
from audit.model.text import Language

_FILLED = {PLAN_MARK: PLAN_FILLED, FINDINGS_MARK: FINDING_FILLED, ANSWERS_MARK: ANSWER_FILLED}
_MOST = 3  # texts that are quoted of one sheet


class _Marked(NamedTuple):
    """Where the marks of a sheet stand: their row, the column of the ids, and each mark by its column."""

    mark: str
    top: int
    ids: int
    names: dict[int, str]


def texts_beside(path: Path) -> list[Fault]:
    """Return what the workbook ``path`` holds where nothing is read: sheets, columns, lines and areas that people made.

    Raises:
        WorkbookRefused: when it may do harm, or is no workbook.
    """
    return [found for grid in read_grids(admit(path)) for found in _of_sheet(grid)]


def _of_sheet(grid: Grid) -> Iterator[Fault]:
    marked = _marked(grid)
    if marked is not None:
        yield from _quoted(grid, _unread(grid, marked), _UNREAD)
        yield from _merged(grid, marked)
    elif not _is_of_the_tool(grid):
        cells = [(place, cell) for place, cell in sorted(grid.cells.items()) if not cell.is_empty]
        yield from _quoted(grid, cells, _OTHER_SHEET)


def _marked(grid: Grid) -> _Marked | None:
    for mark in _FILLED:
        for row, column in grid.texts_that_begin(mark):
            if grid.text(row, column) == mark:
                names = {at: grid.text(row, at) for line, at in grid.cells if line == row}
                return _Marked(mark, row, column, {at: name for at, name in names.items() if name.startswith(MARK)})
    return None


def _is_of_the_tool(grid: Grid) -> bool:
    return grid.name in (*READ_BY_PEOPLE, LISTS_SHEET) or any(
        cell.value == FORMAT_KEY for (_, column), cell in grid.cells.items() if column == 1
    )


def _unread(grid: Grid, marked: _Marked) -> list[tuple[tuple[int, int], Cell]]:
    """Return the cells of columns without a mark, and those of lines without an id."""
    return [
        ((row, column), cell)
        for row, cells in grid.by_row.items()
        if row > marked.top
        for column, cell in cells.items()
        if column not in marked.names or not grid.text(row, marked.ids)
    ]


def _merged(grid: Grid, marked: _Marked) -> Iterator[Fault]:
    """Yield the merged areas that leave one answer where several are asked for."""
    filled = {column for column, name in marked.names.items() if name in map(column_mark, _FILLED[marked.mark])}
    for area in grid.layout.merged:
        columns = filled & set(range(area.first_column, area.last_column + 1))
        if columns and (area.last_row > max(area.first_row, marked.top) or len(columns) > 1):
            first = coordinate(area.first_row, area.first_column)
            yield Fault(
                Bilingual(
                    f"les cellules sont fusionnées : seule {first} est lue, les autres sont tenues pour vides. Annulez "
                    "la fusion et remplissez chaque cellule",
                    f"the cells are merged: only {first} is read, the others count as empty. Undo the merge and fill "
                    "in each cell",
                ),
                f"{grid.name}!{area}",
            )


_UNREAD = Bilingual(
    "hors des colonnes à remplir ou sur une ligne ajoutée, ce qui n'est pas repris. Portez-le dans les colonnes à "
    "remplir d'une ligne existante s'il doit compter",
    "outside the columns to fill in or on a line that was added, which is not taken. Put it in the columns to fill in "
    "of an existing line if it is to count",
)
_OTHER_SHEET = Bilingual(
    "sur une feuille ajoutée, qui n'est pas reprise. Portez-le dans les colonnes à remplir s'il doit compter",
    "on a sheet that was added, which is not taken. Put it in the columns to fill in if it is to count",
)


def _quoted(grid: Grid, cells: Sequence[tuple[tuple[int, int], Cell]], why: Bilingual) -> Iterator[Fault]:
    """Yield one sentence on the ``cells`` of a sheet, with the texts of the first ones."""
    if not cells:
        return
    texts = [quotable(cell.formula or shown(cell, Language.FR)) for _, cell in cells[:_MOST]]
    more = len(cells) - len(texts)
    fr = ", ".join(f"« {text} »" for text in texts) + (f" et {more} autre(s)" if more else "")
    en = ", ".join(f"“{text}”" for text in texts) + (f" and {more} more" if more else "")
    yield Fault(Bilingual(f"{fr}, {why.fr}", f"{en}, {why.en}"), f"{grid.name}!{coordinate(*cells[0][0])}")
