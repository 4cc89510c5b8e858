"""Finds by what people see the sheets and the columns whose hidden marks are gone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from audit.intake.grid import Cell, Grid
from audit.intake.sheets.locate import MarkedSheet, marked_columns
from audit.intake.values.words import fold
from audit.model.kept import kept
from audit.model.questionnaire import Section, Table
from audit.model.text import Language
from audit.questionnaire.layout import MARK, SECTION_COLUMNS, sheet_name, table_headings
from audit.questionnaire.texts import HEADINGS

# How many rows that hold something may stand above a row of headings, and between the marks and their headings.
_HEAD_ROWS = 12

Headings = Mapping[str, Collection[str]]


@lru_cache(maxsize=1)
def section_headings() -> Headings:
    """Return what may stand above each column of a section, folded, by the name of the column."""
    return {name: _spellings(HEADINGS[name].fr, HEADINGS[name].en) for name in ("id", *SECTION_COLUMNS)}


@kept(most=512)
def headings_of_table(table: Table) -> Headings:
    """Return what may stand above each column of a table, folded, by the name of the column."""
    french, english = (table_headings(table, language) for language in (Language.FR, Language.EN))
    return {name: _spellings(french[name], english[name]) for name in french}


def headings_of(part: Section | Table) -> Headings:
    """Return what may stand above each column of ``part``."""
    return section_headings() if isinstance(part, Section) else headings_of_table(part)


def heading_row(rows: Mapping[int, Mapping[int, Cell]], headings: Headings, below: int = 0) -> int | None:
    """Return the first of ``rows`` that shows half of the headings, near the top; None when there is none.

    Args:
        rows: downwards.
        headings: what is looked for.
        below: the row under which it is looked for.
    """
    first = islice((row for row in rows if row > below), _HEAD_ROWS)
    return next((row for row in first if _shows(rows[row], headings)), None)


def heading_row_of(sheet: MarkedSheet, headings: Headings) -> int | None:
    """Return the row of a sheet that shows half of its headings, below its marks; None when there is none."""
    return heading_row(sheet.grid.by_row, headings, sheet.row)


def with_headed_columns(sheet: MarkedSheet, headings: Headings) -> tuple[MarkedSheet, tuple[str, ...]]:
    """Return the sheet with the columns that lost their marks, and their names.

    A column is found when it is the only one without a known mark that shows the heading.
    """
    missing = [name for name in headings if name not in sheet.columns and name != "id"]
    row = heading_row_of(sheet, headings) if missing else None
    if row is None:
        return sheet, ()
    taken = {sheet.first_column, *(column for name, column in sheet.columns.items() if name in headings)}
    taken |= {column for _, column in sheet.repeated}
    free = {column: text for column, text in _texts(sheet.grid.by_row[row]).items() if column not in taken}
    found = _headed(free, missing, headings)
    kept = {name: column for name, column in sheet.columns.items() if column not in found.values()}
    return replace(sheet, columns={**kept, **found}), tuple(found)


def misplaced_columns(sheet: MarkedSheet, headings: Headings) -> Mapping[str, tuple[int, int, str]]:
    """Return the columns above which the heading of another one stands: people read there what the mark denies.

    Returns:
        By the name of the column that is marked: the row and column of its heading, and the name that this is of.
    """
    row = heading_row_of(sheet, headings)
    if row is None:
        return {}
    texts, found = _texts(sheet.grid.by_row[row]), {}
    for name, column in sheet.columns.items():
        text = texts.get(column)
        if text is not None and name in headings and text not in headings[name]:
            other = next((other for other in headings if text in headings[other]), None)
            if other is not None:
                found[name] = (row, column, other)
    return found


def find_headed_sheet(part: Section | Table, grids: Sequence[Grid], language: Language) -> MarkedSheet | None:
    """Return the sheet of ``part`` found by its headings, when one sheet only shows them.

    Args:
        part: a section or a table of which no sheet bears the mark.
        grids: the sheets that bear no mark of a section or a table.
        language: the workbook's.
    """
    found = [sheet for grid in grids if (sheet := _headed_sheet(part, grid))]
    if isinstance(part, Section):
        ids = {name for question in part.questions for name in (question.id, *question.formerly)}
        found = [sheet for sheet in found if _holds_one(sheet, ids)]
    else:
        found = [sheet for sheet in found if sheet.grid.name == sheet_name(part, language)] or found
    return found[0] if len(found) == 1 else None


def _headed_sheet(part: Section | Table, grid: Grid) -> MarkedSheet | None:
    headings, rows = headings_of(part), grid.by_row
    row = heading_row(rows, headings)
    if row is None:
        return None
    texts = _texts(rows[row])
    columns = _headed(texts, list(headings), headings)
    first = columns.pop("id", None) or _number_column(texts) or min(texts)
    marks, _ = marked_columns(grid, row - 1)
    known = {name: column for name, column in marks.items() if name in headings}
    return MarkedSheet(grid, part.id, row - 1, first, {**columns, **known}, ())


def _number_column(texts: Mapping[int, str]) -> int | None:
    spellings = _spellings(HEADINGS["row"].fr, HEADINGS["row"].en)
    return next((column for column, text in texts.items() if text in spellings), None)


def _headed(texts: Mapping[int, str], names: Sequence[str], headings: Headings) -> dict[str, int]:
    """Return the column of each name whose heading stands above one column only, and stands for one name only."""
    found: dict[str, int] = {}
    for name in names:
        columns = [column for column, text in texts.items() if text in headings[name]]
        namesakes = [other for other in names if other != name and set(headings[other]) & set(headings[name])]
        if len(columns) == 1 and not namesakes:
            found[name] = columns[0]
    return found


def _shows(cells: Mapping[int, Cell], headings: Headings) -> bool:
    return 2 * len(spellings_of(headings).intersection(_texts(cells).values())) >= len(headings)


@kept(most=512)
def spellings_of(headings: Headings) -> frozenset[str]:
    """Return whatever may stand above any column, folded."""
    return frozenset(spelling for spellings in headings.values() for spelling in spellings)


def _texts(cells: Mapping[int, Cell]) -> dict[int, str]:
    texts = {column: cell.value for column, cell in cells.items() if isinstance(cell.value, str)}
    return {column: fold(text) for column, text in texts.items() if not text.lstrip().startswith(MARK)}


def _holds_one(sheet: MarkedSheet, ids: Collection[str]) -> bool:
    return any(sheet.grid.text(row, sheet.first_column).casefold() in ids for row in sheet.rows)


def _spellings(french: str, english: str) -> frozenset[str]:
    return frozenset({fold(french), fold(english)})
