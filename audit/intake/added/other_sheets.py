"""What people wrote on the sheets that ask nothing, on copies of sheets, and on sheets of their own."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from audit.intake.added.found import Added, Cells, Looking, is_mark, tidied
from audit.intake.added.messages import keep, tell, tell_sheet
from audit.intake.grid import Cell, Grid
from audit.intake.notes import written
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.identity import find_meta
from audit.intake.sheets.locate import find_sections, find_tables, is_of_a_part
from audit.intake.values.words import tidy
from audit.model.kept import kept
from audit.model.questionnaire import Questionnaire, Section, Table
from audit.model.text import Language
from audit.questionnaire.cover import COVER_SHEET
from audit.questionnaire.items import item_name, items_of
from audit.questionnaire.layout import (
    COMPLETENESS_SHEET,
    LEFTOVER_MARK,
    LISTS_SHEET,
    MARK,
    META_KEYS,
    MORE_META_KEYS,
    PROBLEMS_MARK,
    README_SHEET,
    sheet_name,
)
from audit.questionnaire.own_texts import own_texts_around
from audit.questionnaire.texts import GLOSSARY_TITLE

_KEYS = (*META_KEYS, *MORE_META_KEYS)
_AROUND = (COVER_SHEET, README_SHEET, COMPLETENESS_SHEET, GLOSSARY_TITLE)
_FEWEST_HEADINGS = 5  # of the lists that the tool writes
_SAY_SO = (StructureCode.SHEET_COPIED, StructureCode.SHEET_UNMARKED)
_OWN_FORMULA = "=IF(TRIM("  # of the column of states


def look_at_other_sheets(grids: Sequence[Grid], looking: Looking, cover: Iterable[str] = ()) -> None:
    """Tell and keep what stands on the sheets whose answers were not read; call it once the others were.

    Args:
        grids: every sheet.
        looking: gathers what is told.
        cover: what is noted on the cover, which is read.
    """
    asked = looking.identity.questionnaire
    own = _own_texts(asked, looking.language, looking.identity.banner) | tidied(cover)
    parts: list[Section | Table] = [*asked.sections, *asked.tables]
    names = {sheet_name(part, looking.language) for part in parts}
    meta = find_meta(grids)
    for grid in grids:
        if grid.name in looking.read or not grid.cells:
            continue
        if grid is meta:
            _look_around(grid, own | _said_of_itself(grid), looking, is_ours=True)
        elif _is_listing(grid):
            _look_beside_list(grid, looking)
        elif is_of_a_part(grid) or grid.name in names:
            _keep_unread_part(grid, grids, looking)
        else:
            _look_around(grid, own, looking)


@kept(most=64)
def _own_texts(asked: Questionnaire, language: Language, banner: str) -> frozenset[str]:
    return tidied(own_texts_around(asked, language, banner))


def _look_around(grid: Grid, own: Collection[str], looking: Looking, is_ours: bool = False) -> None:
    """Tell what people wrote on a sheet of the tool, or that the sheet is theirs: few of its texts are the tool's."""
    if looking.answers_alone:
        return
    rows = grid.by_row
    texts = [cell.value for cells in rows.values() for cell in cells.values() if isinstance(cell.value, str)]
    named = grid.name == LISTS_SHEET or grid.name in {name.to(looking.language) for name in _AROUND}
    is_ours = is_ours or 2 * sum(text in own or tidy(text) in own for text in texts) > len(texts)
    if is_ours or (named and not looking.knows_every_word):
        if looking.knows_every_word:
            ours = {column for cells in rows.values() for column, cell in cells.items() if _is_own(cell, own)}
            found = [line for row, cells in rows.items() for line in _foreign(row, cells, own, ours, looking)]
            tell(grid.name, found, looking.journal)
            keep(grid.name, found, grid.name, looking.language, looking.journal)
        return
    found = [line for row, cells in rows.items() for line in looking.found(StructureCode.SHEET_ADDED, row, cells, ())]
    if found:
        tell_sheet(grid.name, found, looking.journal)
        keep(grid.name, found, grid.name, looking.language, looking.journal)


def _is_own(cell: Cell, own: Collection[str]) -> bool:
    return isinstance(cell.value, str) and tidy(cell.value) in own


def _foreign(row: int, cells: Cells, own: Collection[str], ours: Collection[int], looking: Looking) -> Iterator[Added]:
    # The figures and formulas that the tool writes stand on a line, and in a column, that it names.
    is_named = any(_is_own(cell, own) for cell in cells.values())
    held = {
        column: cell
        for column, cell in cells.items()
        if not (is_named and column in ours and (cell.formula or not isinstance(cell.value, str)))
    }
    yield from looking.found(StructureCode.TEXT_ADDED, row, held, own)


def _is_listing(grid: Grid) -> bool:
    return any(grid.text(*place) in (LEFTOVER_MARK, PROBLEMS_MARK) for place in grid.texts_that_begin(MARK))


def _look_beside_list(grid: Grid, looking: Looking) -> None:
    """Tell what people wrote beside the columns of a list that the tool wrote."""
    rows = grid.by_row
    last = max(next((cells for cells in rows.values() if len(cells) >= _FEWEST_HEADINGS), {0: None}))
    found = [
        line
        for row, cells in rows.items()
        for line in looking.found(
            StructureCode.TEXT_ADDED, row, {column: cell for column, cell in cells.items() if column > last > 0}, ()
        )
    ]
    tell(grid.name, found, looking.journal)
    keep(grid.name, found, grid.name, looking.language, looking.journal)


def _keep_unread_part(grid: Grid, grids: Sequence[Grid], looking: Looking) -> None:
    """Keep what a sheet of the questionnaire holds that is not read, but for the lines that its original holds too."""
    asked = looking.identity.questionnaire
    parts: list[Section | Table] = [*asked.sections, *asked.tables]
    own = {text for part in parts for text in looking.own_texts(part)}
    own |= {question.id for question in asked.questions}
    own |= {item_name(question.id, item.code) for question in asked.questions for item in items_of(question)}
    kind = StructureCode.SHEET_COPIED if is_of_a_part(grid) else StructureCode.SHEET_UNMARKED
    part = _part(grid)
    read = [other for other in grids if other.name in looking.read and part in ("", _part(other))]
    originals = {line.texts for other in read for line in _answers(other, own, kind, looking)}
    lines = [line for line in _answers(grid, own, kind, looking) if line.texts not in originals]
    is_told = any(item.sheet == grid.name and item.code in _SAY_SO for item in looking.journal.diagnostics)
    if lines and not is_told:
        tell_sheet(grid.name, lines, looking.journal)
    keep(grid.name, lines, grid.name, looking.language, looking.journal)


def _part(grid: Grid) -> str:
    """Return the part of the questionnaire whose mark a sheet bears; empty when it bears none."""
    return next((sheet.part for sheet in (*find_sections([grid]), *find_tables([grid]))), "")


def _answers(grid: Grid, own: Collection[str], kind: StructureCode, looking: Looking) -> Iterator[Added]:
    """Yield what each line of a sheet of the questionnaire holds that the tool did not write."""
    for row, cells in grid.by_row.items():
        held = {
            column: cell
            for column, cell in cells.items()
            if not is_mark(cell) and not cell.formula.startswith(_OWN_FORMULA)
        }
        is_bare_number = len(held) == 1 and not any(
            isinstance(cell.value, str) or cell.formula for cell in held.values()
        )
        yield from looking.found(kind, row, {} if is_bare_number else held, own)


def _said_of_itself(grid: Grid) -> frozenset[str]:
    """Return the keys of the sheet by which a workbook is recognised, and what stands to the right of each."""
    places: Mapping[tuple[int, int], str] = {place: grid.text(*place) for place in grid.cells}
    keys = [place for place, text in places.items() if text in _KEYS]
    beside = (written(grid.at(row, column + 1), Language.EN) for row, column in keys)
    return tidied((*_KEYS, *beside))
