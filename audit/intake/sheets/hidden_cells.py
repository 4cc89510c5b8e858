"""Says which answers people cannot see, or struck out: under merged cells, in hidden rows or columns, withdrawn."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from audit.intake.grid import Area, coordinate
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.locate import MarkedSheet
from audit.model.text import Text

Place = tuple[int, int]


def check_hidden_cells(
    sheet: MarkedSheet, names: Mapping[int, Text], labels: Mapping[str, Text], journal: Journal
) -> None:
    """Note what does not show of the lines of a sheet; all of it is read.

    Args:
        sheet: a section or a table.
        names: the rows that hold its questions or its lines, and what each asks.
        labels: the columns that people fill in, by their ids.
        journal: gathers the problems.
    """
    lines = sorted(names)
    columns = {sheet.columns[name]: label for name, label in labels.items() if name in sheet.columns}
    for area, covered in _merged(sheet.grid.layout.merged, lines, sorted(columns)):
        _note_merged(sheet, area, covered, names, journal)
    last = max(lines, default=0)
    hidden = {row for span in sheet.grid.layout.hidden_rows for row in range(span.first, min(span.last, last) + 1)}
    if rows := [row for row in lines if row in hidden]:
        place = coordinate(rows[0], sheet.first_column)
        numbers = ", ".join(map(str, rows))
        journal.structure(StructureCode.ROWS_HIDDEN, sheet.grid.name, place, details={"rows": numbers})
    for row, column in sorted(sheet.grid.layout.struck):
        if row in names and column in columns and not sheet.grid.at(row, column).is_empty:
            place, read = coordinate(row, column), sheet.grid.text(row, column)
            journal.structure(StructureCode.CELL_STRUCK, sheet.grid.name, place, label=names[row], read=read)
    for column, label in sorted(columns.items(), key=lambda item: item[0]):
        if lines and any(column in span for span in sheet.grid.layout.hidden_columns):
            place = coordinate(sheet.row, column)
            journal.structure(StructureCode.COLUMN_HIDDEN, sheet.grid.name, place, details={"column": label})


def _merged(
    areas: Iterable[Area], lines: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[Area, Sequence[Place]]]:
    """Yield each merged area with the places of ``lines`` and ``columns`` that it covers, its first cell aside."""
    left = len(lines) * len(columns)
    for area in areas:
        rows = lines[bisect_left(lines, area.first_row) : bisect_right(lines, area.last_row)]
        across = columns[bisect_left(columns, area.first_column) : bisect_right(columns, area.last_column)]
        left -= len(rows) * len(across)
        if left < 0:
            return  # areas overlap, which no spreadsheet program lets people do
        places = itertools.product(rows, across)
        if covered := [place for place in places if place != (area.first_row, area.first_column)]:
            yield area, covered


def _note_merged(
    sheet: MarkedSheet, area: Area, covered: Sequence[Place], names: Mapping[int, Text], journal: Journal
) -> None:
    holding = [place for place in covered if not sheet.grid.at(*place).is_empty]
    journal.structure(
        StructureCode.CELLS_MERGED_OVER if holding else StructureCode.CELLS_MERGED,
        sheet.grid.name,
        coordinate(area.first_row, area.first_column),  # the one that shows
        label=names[(holding or covered)[0][0]],  # what loses its answer, or hides it
        read=str(area),
        details={
            "first": coordinate(area.first_row, area.first_column),
            "covered": ", ".join(coordinate(*place) for place in holding or covered),
        },
    )
