"""What people wrote on the sheets of sections and tables, beside the cells to fill in."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from audit.intake.added.found import Added, Cells, Looking, is_mark
from audit.intake.added.messages import keep, tell
from audit.intake.gate.limits import MAX_ROW
from audit.intake.grid import Cell
from audit.intake.notes import written
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.headings import Headings, heading_row_of, headings_of_table, section_headings, spellings_of
from audit.intake.sheets.locate import MarkedSheet
from audit.intake.values.words import fold, tidy
from audit.model.questionnaire import Table
from audit.model.text import Language, Text
from audit.questionnaire.layout import STATE_LABELS, table_help
from audit.questionnaire.texts import HEADINGS

_READ = ("answer", "evidence", "source", "comment", "reason")
_STATE = "state"
_STATES = frozenset(label.to(language) for label in STATE_LABELS.values() for language in Language)
_LINE_NUMBER = re.compile(r"[0-9]+[.)]?")
_LINE = Text(fr="{title} — ligne {number}", en="{title} — line {number}")
_SECTION = Text(fr="Feuille de questions", en="Sheet of questions")


class AskedLine(NamedTuple):
    """A line of a sheet of questions that is read.

    Attributes:
        label: what it asks, as people read it.
        own: the texts that the tool wrote on it, by column.
        is_item: whether it asks one item of the question above it: then only its answer is read.
    """

    label: Text
    own: Mapping[str, str]
    is_item: bool = False


def look_at_section(
    sheet: MarkedSheet, lines: Mapping[int, AskedLine], left: Collection[int], looking: Looking
) -> None:
    """Tell and keep what a sheet of questions holds beside its questions and answers.

    Args:
        sheet: the sheet; of a section that is not asked, when the workbook is of another version.
        lines: its rows that were read, and what each asks.
        left: its rows whose identifier is not that of a question: their answers and notes are told already.
        looking: gathers what is told.
    """
    looking.read.add(sheet.grid.name)
    if looking.answers_alone:
        return
    sections = looking.identity.questionnaire.sections
    section = next((section for section in sections if section.id == sheet.part), None)
    own = looking.own_texts(section)
    rows = sheet.grid.by_row
    header = heading_row_of(sheet, section_headings())
    names = {column: name for name, column in sheet.columns.items() if name in HEADINGS}
    found = [*_head(rows, sheet, header, section_headings(), own, {}, looking)]
    for row, cells in _body(rows, sheet, header):
        if row in lines:
            found += _beside_question(row, cells, sheet, lines[row], names, own, looking)
        elif row in left:
            told = (*_READ, _STATE) if looking.knows_every_word else tuple(HEADINGS)  # or texts of the tool, of then
            if any(names.get(column) in _READ for column in cells):
                told = (*told, "question")  # it is kept with the answer
            others = {column: cell for column, cell in cells.items() if names.get(column) not in told}
            others.pop(sheet.first_column, None)
            found += looking.found(StructureCode.TEXT_ADDED, row, others, own)
        else:
            found += _row_without_id(row, cells, names, own, looking)
    _tell(sheet, found, section.title if section else _SECTION, looking)


def look_at_table(
    sheet: MarkedSheet,
    table: Table,
    read: Collection[int],
    help_row: int | None,
    declaration: tuple[int, int] | None,
    looking: Looking,
) -> None:
    """Tell and keep what the sheet of a table holds beside its lines.

    Args:
        sheet: the sheet.
        table: what it asks.
        read: its rows that were read as lines.
        help_row: the row of its help.
        declaration: the cell in which the table is declared complete.
        looking: gathers what is told.
    """
    looking.read.add(sheet.grid.name)
    if looking.answers_alone:
        return
    own = looking.own_texts(table)
    rows = sheet.grid.by_row
    headings = headings_of_table(table)
    header = heading_row_of(sheet, headings)
    found = [*_head(rows, sheet, header, headings, own, {declaration} if declaration else set(), looking)]
    marked = set(sheet.columns.values())
    asked = {column for name, column in sheet.columns.items() if name in headings}
    for row, cells in _body(rows, sheet, header):
        # What a line holds in a marked column that the table does not have is told as a column.
        known = marked if row in read or (row == help_row and not looking.knows_every_word) else asked
        others = {column: cells[column] for column in cells.keys() - known}
        if sheet.first_column in others and _is_line_number(others[sheet.first_column]):
            del others[sheet.first_column]
        if others:
            label = _line_of(table, row) if row in read else None
            found += looking.found(StructureCode.TEXT_ADDED, row, others, own, label)
        if row == help_row and row not in read and looking.knows_every_word:
            helps = {sheet.columns[name]: text for name, text in table_help(table, looking.language).items()
                     if name in sheet.columns}  # fmt: skip
            for column, cell in cells.items():
                if column in helps:
                    found += looking.found(
                        StructureCode.TEXT_OVER, row, {column: cell}, own, table.title, expected=helps[column]
                    )
    _tell(sheet, found, table.title, looking)


def _body(rows: Mapping[int, Cells], sheet: MarkedSheet, header: int | None) -> Iterator[tuple[int, Cells]]:
    yield from ((row, cells) for row, cells in rows.items() if row > sheet.row and row != header)


def _head(
    rows: Mapping[int, Cells],
    sheet: MarkedSheet,
    header: int | None,
    headings: Headings,
    own: Collection[str],
    answers: Collection[tuple[int, int] | None],
    looking: Looking,
) -> Iterator[Added]:
    """Yield what people wrote above the lines: in place of titles, of hidden marks and of headings, or beside them."""
    spellings = spellings_of(headings)
    marked = {name: column for name, column in sheet.columns.items() if name in headings}
    # A column that is not asked may be of another version, with its heading.
    lined = {sheet.first_column, *(marked if looking.knows_every_word else sheet.columns).values()}
    for row in [row for row in rows if row <= sheet.row or row == header]:
        cells = {
            column: cell
            for column, cell in rows[row].items()
            if not is_mark(cell) and (row, column) not in answers and fold(str(cell.value)) not in spellings
        }
        # A title lies over the whole width, from the first column; marks and headings lie one over each column.
        places = lined if row in (sheet.row, header) else {sheet.first_column}
        over = {column: cell for column, cell in cells.items() if column in places}
        beside = {column: cell for column, cell in cells.items() if column not in places}
        is_of_the_tool = any((row, column) in answers for column in rows[row])
        if looking.knows_every_word:
            yield from looking.found(StructureCode.TEXT_OVER, row, over, own)
        if looking.knows_every_word or not is_of_the_tool:
            yield from looking.found(StructureCode.TEXT_ADDED, row, beside, own)


def _beside_question(
    row: int,
    cells: Cells,
    sheet: MarkedSheet,
    asked: AskedLine,
    names: Mapping[int, str],
    own: Collection[str],
    looking: Looking,
) -> Iterator[Added]:
    unread = _READ[1:] if asked.is_item else ()
    others = {
        column: cell
        for column, cell in cells.items()
        if (column not in names or names[column] in unread) and column != sheet.first_column
    }
    if others:
        yield from looking.found(StructureCode.TEXT_ADDED, row, others, own, asked.label)
    for column, cell in cells.items() if looking.knows_every_word else ():
        name = names.get(column, "")
        expected = asked.own.get(name)
        is_own = _is_a_state(cell) if name == _STATE else expected is None or _says(cell, expected, looking.language)
        if not is_own:
            yield from looking.found(StructureCode.TEXT_OVER, row, {column: cell}, (), asked.label, expected or "")


def _is_a_state(cell: Cell) -> bool:
    return bool(cell.formula) or cell.value in _STATES  # some programs keep what the formula showed


def _says(cell: Cell, expected: str, language: Language) -> bool:
    """Say whether a cell holds the words that are ``expected`` there."""
    if isinstance(cell.value, str) and not (cell.formula or cell.link or cell.is_error):
        return _text_says(cell.value, expected)
    return _are_the_same_words(written(cell, language), expected)


@lru_cache(maxsize=8_192)  # the texts of the tool stand in every workbook
def _text_says(text: str, expected: str) -> bool:
    return _are_the_same_words(written(Cell(text), Language.FR), expected)  # a text reads the same in both


def _are_the_same_words(text: str, expected: str) -> bool:
    # Nearly every text is as the tool wrote it, spaces aside: only others are told letter by letter.
    return text == expected or tidy(text) == tidy(expected) or fold(text) == fold(expected)


def _row_without_id(
    row: int, cells: Cells, names: Mapping[int, str], own: Collection[str], looking: Looking
) -> Iterator[Added]:
    held = {column: cell for column, cell in cells.items() if names.get(column) != _STATE or not cell.formula}
    is_like_a_question = any(names.get(column) in ("question", *_READ) for column in held)
    kind = StructureCode.ROW_ADDED if is_like_a_question else StructureCode.TEXT_ADDED
    said = {names.get(column, ""): written(cell, looking.language) for column, cell in held.items()}
    label, typed = said.get("question", ""), said.get("answer", "")
    for line in looking.found(kind, row, held, own):
        yield line._replace(label=Text(fr=label, en=label) if label and typed else None, typed=typed)


def _line_of(table: Table, row: int) -> Text:
    fr, en = (_LINE.to(language).format(title=table.title.to(language), number=row) for language in Language)
    return Text(fr=fr, en=en)


def _is_line_number(cell: Cell) -> bool:
    if isinstance(cell.value, str):
        return _LINE_NUMBER.fullmatch(tidy(cell.value)) is not None
    if cell.formula and cell.cached is None:
        return '"' not in cell.formula  # no program has computed it yet
    number = cell.cached if cell.formula else cell.value  # a formula by which someone numbers the lines
    return isinstance(number, Decimal) and 0 < number <= MAX_ROW and number == number.to_integral_value()


def _tell(sheet: MarkedSheet, found: Sequence[Added], title: Text, looking: Looking) -> None:
    repeated = {column for _, column in sheet.repeated}  # told already, as columns
    lines = sorted(found, key=lambda line: (line.row, line.columns))
    tell(sheet.grid.name, [line for line in lines if not repeated >= set(line.columns)], looking.journal)
    keep(sheet.grid.name, lines, title.to(looking.language), looking.language, looking.journal)
