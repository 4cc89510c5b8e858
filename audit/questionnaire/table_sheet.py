"""The sheet of one table: its completeness, then a line an element."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.answer import EVIDENCE_ORDER, Answer, AnswerState, Evidence
from audit.model.questionnaire import COMPLETENESS_LABELS, EVIDENCE_LABELS, UNKNOWN_LABEL, QuestionType, Table
from audit.model.snapshot import TableContent, TableRow
from audit.model.text import Language, Text
from audit.questionnaire import layout, styles
from audit.questionnaire.cells import cell_at, fill_answer, set_text, write_framed, write_input, write_text
from audit.questionnaire.lists import Lists
from audit.questionnaire.own_texts import table_guidance
from audit.questionnaire.texts import COMPLETENESS_HELP, COMPLETENESS_LABEL, HEADINGS
from audit.questionnaire.validations import entry_rule, list_rule

COMPLETENESS_ROW, MARK_ROW, HEADER_ROW, GUIDANCE_ROW, FIRST_ROW = 3, 4, 5, 6, 7
_FIRST_WIDTH = 6
_WIDTHS = {
    QuestionType.TEXT: 30,
    QuestionType.NAMES: 24,
    QuestionType.CHOICES: 26,
    QuestionType.CHOICE: 20,
    QuestionType.DATE: 14,
    QuestionType.MONEY: 17,
}
_OTHER_WIDTH = 15
_NOTE_WIDTHS = (13, 28, 26)  # evidence, source, comment
_REASON = Text(fr="{column} : {reason}", en="{column}: {reason}")
_PAGE_WIDTH, _NARROWEST = 230, 13  # a date needs 11 characters, an evidence level 12
# Help is in smaller letters. A column is widened until its help takes no more lines than that, within reason.
_HELP_SCALE, _HELP_POINTS, _HELP_LINES, _WIDEST = 1.2, 12.5, 10, 52
# What stays in sight leaves half of a laptop screen for lines to fill in: 768 pixels show some 375 points of a sheet.
_MOST_FROZEN = 185.0


def write_table(sheet: Worksheet, table: Table, language: Language, lists: Lists, content: TableContent) -> None:
    """Write the whole sheet."""
    widths = _widths(table, language)
    _head(sheet, table, language, widths)
    _completeness(sheet, language, lists, content)
    last_row = FIRST_ROW + max(table.rows, len(content.rows) + 5) - 1
    _lines(sheet, table, last_row)
    _rules(sheet, table, last_row, language, lists)
    for row, line in enumerate(content.rows, start=FIRST_ROW):
        _fill(sheet, row, table, line, language)
    sheet.freeze_panes = f"{get_column_letter(3)}{_first_that_moves(sheet)}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _first_that_moves(sheet: Worksheet) -> int:
    """Return the first row that is not held in sight: the help below the headings is read once, then scrolls away."""
    held = sum(sheet.row_dimensions[row].height or 0 for row in range(1, HEADER_ROW + 1) if row != MARK_ROW)
    return GUIDANCE_ROW if held <= _MOST_FROZEN else 1


def _widths(table: Table, language: Language) -> list[int]:
    """Return the width of each column; a table of many columns has narrower ones, to stay legible on paper."""
    help_ = layout.table_help(table, language)
    widths = [_wide_enough(help_[column.id], _WIDTHS.get(column.type, _OTHER_WIDTH)) for column in table.columns]
    widths += _NOTE_WIDTHS
    if sum(widths) <= _PAGE_WIDTH:
        return widths
    return [max(_NARROWEST, width * _PAGE_WIDTH // sum(widths)) for width in widths]


def _wide_enough(help_: str, least: int) -> int:
    most = styles.row_height(("\n" * (_HELP_LINES - 1), 1), points=_HELP_POINTS)
    for width in range(least, _WIDEST):
        if styles.row_height((help_, width * _HELP_SCALE), points=_HELP_POINTS) <= most:
            return width
    return max(least, _WIDEST)


def _head(sheet: Worksheet, table: Table, language: Language, widths: list[int]) -> None:
    last = get_column_letter(len(widths) + 1)
    sheet.column_dimensions["A"].width = _FIRST_WIDTH
    for number, width in enumerate(widths, start=2):
        sheet.column_dimensions[get_column_letter(number)].width = width
    write_text(sheet, 1, 1, table.title.to(language), styles.TITLE).alignment = styles.HEADER_ALIGNMENT
    sheet.merge_cells(f"A1:{last}1")
    guidance = table_guidance(table, language)
    write_text(sheet, 2, 1, guidance)
    sheet.merge_cells(f"A2:{last}2")
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[2].height = styles.row_height((guidance, sum(widths)))
    sheet.row_dimensions[MARK_ROW].hidden = True
    marks = [layout.table_mark(table), *(layout.column_mark(name) for name in layout.table_columns(table))]
    for number, mark in enumerate(marks, start=1):
        set_text(cell_at(sheet, MARK_ROW, number), mark)
    labels = [
        HEADINGS["row"].to(language),
        *layout.table_headings(table, language).values(),
    ]
    help_ = ["", *layout.table_help(table, language).values()]
    for number, (label, guidance) in enumerate(zip(labels, help_, strict=True), start=1):
        header = write_text(sheet, HEADER_ROW, number, label, styles.HEADER)
        header.fill, header.border, header.alignment = styles.HEADER_FILL, styles.BORDER, styles.HEADER_ALIGNMENT
        write_framed(sheet, GUIDANCE_ROW, number, guidance, styles.SMALL)
    shown = list(zip(help_, [_FIRST_WIDTH, *widths], strict=True))
    headings = list(zip(labels, [_FIRST_WIDTH, *widths], strict=True))
    sheet.row_dimensions[HEADER_ROW].height = styles.row_height(*headings) + 4
    sheet.row_dimensions[GUIDANCE_ROW].height = styles.row_height(
        *((t, w * _HELP_SCALE) for t, w in shown), points=_HELP_POINTS
    )


def _completeness(sheet: Worksheet, language: Language, lists: Lists, content: TableContent) -> None:
    mark = write_text(sheet, COMPLETENESS_ROW, 1, layout.COMPLETENESS_MARK, styles.SMALL)
    mark.number_format = styles.HIDDEN_TEXT
    write_text(sheet, COMPLETENESS_ROW, 2, COMPLETENESS_LABEL.to(language), styles.STRONG)
    cell = write_input(sheet, COMPLETENESS_ROW, 1 + layout.COMPLETENESS_OFFSET)
    rule = list_rule(lists.completeness(), language, COMPLETENESS_HELP)
    sheet.add_data_validation(rule)
    rule.add(cell.coordinate)
    write_text(sheet, COMPLETENESS_ROW, 2 + layout.COMPLETENESS_OFFSET, COMPLETENESS_HELP.to(language), styles.SMALL)
    sheet.merge_cells(
        start_row=COMPLETENESS_ROW,
        end_row=COMPLETENESS_ROW,
        start_column=2 + layout.COMPLETENESS_OFFSET,
        end_column=6 + layout.COMPLETENESS_OFFSET,
    )
    sheet.row_dimensions[COMPLETENESS_ROW].height = 34
    if content.completeness is not None:
        set_text(cell, COMPLETENESS_LABELS[content.completeness].to(language))
    elif content.undeclared is AnswerState.UNKNOWN:
        set_text(cell, UNKNOWN_LABEL.to(language))


def _lines(sheet: Worksheet, table: Table, last_row: int) -> None:
    for row in range(FIRST_ROW, last_row + 1):
        number = write_framed(sheet, row, 1, "", styles.SMALL, styles.CENTRED)
        number.value = row - FIRST_ROW + 1
        for position, column in enumerate(table.columns, start=2):
            write_input(sheet, row, position, column)
        for position in range(len(table.columns) + 2, len(table.columns) + 2 + len(layout.ROW_NOTES)):
            write_input(sheet, row, position)


def _rules(sheet: Worksheet, table: Table, last_row: int, language: Language, lists: Lists) -> None:
    for position, column in enumerate(table.columns, start=2):
        letter = get_column_letter(position)
        rule = entry_rule(column, f"{letter}{FIRST_ROW}", language, lists)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{letter}{FIRST_ROW}:{letter}{last_row}")
    letter = get_column_letter(len(table.columns) + 2)
    evidence = list_rule(lists.evidence(), language)
    sheet.add_data_validation(evidence)
    evidence.add(f"{letter}{FIRST_ROW}:{letter}{last_row}")


def _fill(sheet: Worksheet, row: int, table: Table, line: TableRow, language: Language) -> None:
    for position, column in enumerate(table.columns, start=2):
        if column.id in line.cells:
            fill_answer(cell_at(sheet, row, position), line.cells[column.id], column, language)
    answers = list(line.cells.values())
    given = [answer for answer in answers if answer.state is not AnswerState.BLANK]
    position = len(table.columns) + 2
    if given:
        set_text(cell_at(sheet, row, position), EVIDENCE_LABELS[_weakest(given)].to(language))
    # A line may hold nothing but a note, which stands beside each of its blank answers.
    sources = (answer.source for answer in answers)
    comments = (*(answer.comment for answer in answers), *_reasons(table, line, language))
    for place, notes in enumerate((sources, comments), start=position + 1):
        said = dict.fromkeys(note for note in notes if note)
        if said:
            set_text(cell_at(sheet, row, place), " ; ".join(said))
    columns = range(2, len(table.columns) + 2 + len(layout.ROW_NOTES))
    shown = [str(sheet.cell(row, column).value or "") for column in columns]
    widths = [sheet.column_dimensions[get_column_letter(column)].width for column in columns]
    sheet.row_dimensions[row].height = styles.row_height(*zip(shown, widths, strict=True))


def _reasons(table: Table, line: TableRow, language: Language) -> Iterator[str]:
    """Yield why cells do not apply: a line has no column for reasons, and its comment is where a person puts them."""
    for column in table.columns:
        cell = line.cells.get(column.id)
        if cell is not None and cell.reason:
            yield _REASON.to(language).format(column=column.label.to(language), reason=cell.reason)


def _weakest(answers: Sequence[Answer]) -> Evidence:
    """Return the evidence level that holds for every one of ``answers``, since a line has only one."""
    return min((answer.evidence for answer in answers), key=EVIDENCE_ORDER.index)
