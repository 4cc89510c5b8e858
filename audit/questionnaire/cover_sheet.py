"""The first sheet of the workbook: its cover."""

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.cover import Cover, CoverField
from audit.model.questionnaire import Questionnaire
from audit.model.text import Language
from audit.questionnaire import layout, styles
from audit.questionnaire.cells import set_text, write_framed, write_input, write_text
from audit.questionnaire.cover import (
    FIELD_LABELS,
    NOTES_NOTE,
    ROLES_HEADINGS,
    ROLES_TITLE,
    SENDING,
    SENDING_TITLE,
    SIGN_OFF,
    SIGN_OFF_TITLE,
    TIME_NOTE,
    part_note,
    role_shares,
    write_minutes,
)

_WIDTHS = {"A": 3, "B": 38, "C": 14, "D": 14, "E": 60}
_LAST = len(_WIDTHS)
_WIDE = sum(_WIDTHS.values()) - _WIDTHS["A"]
_MARKS, _LABELS, _INPUTS = 1, 2, 1 + layout.COVER_OFFSET


def write_cover(sheet: Worksheet, questionnaire: Questionnaire, language: Language, cover: Cover) -> None:
    """Write the whole sheet, with what is known of it."""
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    row = _line(sheet, 1, questionnaire.title.to(language), styles.TITLE)
    row = _line(sheet, row, layout.version_line(questionnaire, language), styles.SMALL)
    if questionnaire.part:
        row = _line(sheet, row, part_note(questionnaire.part, language), styles.STRONG)
    row = _line(sheet, row + 1, SENDING_TITLE.to(language), styles.HEADING)
    row = _line(sheet, row, NOTES_NOTE.to(language))
    row = _fields(sheet, row, SENDING, language, cover)
    row = _line(sheet, row + 1, ROLES_TITLE.to(language), styles.HEADING)
    row = _line(sheet, row, TIME_NOTE.to(language))
    row = _roles(sheet, row, questionnaire, language)
    row = _line(sheet, row + 1, SIGN_OFF_TITLE.to(language), styles.HEADING)
    _fields(sheet, row, SIGN_OFF, language, cover)


def _line(sheet: Worksheet, row: int, text: str, font: Font = styles.BODY) -> int:
    write_text(sheet, row, _LABELS, text, font)
    sheet.merge_cells(start_row=row, end_row=row, start_column=_LABELS, end_column=_LAST)
    size = float(font.size or 11)
    height = styles.row_height((text, _WIDE * 11 / size), points=max(15.0, size * 1.4))
    sheet.row_dimensions[row].height = height
    return row + 1


def _fields(sheet: Worksheet, row: int, fields: tuple[CoverField, ...], language: Language, cover: Cover) -> int:
    for field in fields:
        mark = write_text(sheet, row, _MARKS, layout.cover_mark(field), styles.SMALL)
        mark.number_format = styles.HIDDEN_TEXT
        mark.alignment = styles.UNWRAPPED
        write_framed(sheet, row, _LABELS, FIELD_LABELS[field].to(language), styles.STRONG)
        for column in range(_INPUTS, _LAST + 1):
            write_input(sheet, row, column)
        cell = write_input(sheet, row, _INPUTS)
        cell.number_format = "@"
        note = cover.get(field, "")
        if note:
            set_text(cell, note)
        sheet.merge_cells(start_row=row, end_row=row, start_column=_INPUTS, end_column=_LAST)
        sheet.row_dimensions[row].height = max(22.0, styles.row_height((note, _WIDE - _WIDTHS["B"])))
        row += 1
    return row


def _roles(sheet: Worksheet, row: int, questionnaire: Questionnaire, language: Language) -> int:
    for column, heading in enumerate(ROLES_HEADINGS, start=_LABELS):
        cell = write_text(sheet, row, column, heading.to(language), styles.HEADER)
        cell.fill, cell.border, cell.alignment = styles.HEADER_FILL, styles.BORDER, styles.HEADER_ALIGNMENT
    shares = role_shares(questionnaire)
    for number, share in enumerate(shares, start=row + 1):
        is_sum = questionnaire.part is None and number == row + len(shares)
        font = styles.STRONG if is_sum else styles.BODY
        write_framed(sheet, number, _LABELS, share.label.to(language), font)
        for column, count in enumerate((share.questions, share.tables), start=_LABELS + 1):
            cell = write_text(sheet, number, column, "", font)
            cell.value, cell.border = count, styles.BORDER
        write_framed(sheet, number, _LAST, write_minutes(share.minutes, language), font)
    return row + len(shares) + 1
