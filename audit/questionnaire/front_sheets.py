"""The sheets around the questions: read-me, completeness, and the hidden identity sheet."""

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.questionnaire import Questionnaire
from audit.model.text import Language
from audit.questionnaire import layout, section_sheet, styles, table_sheet, texts
from audit.questionnaire.cells import cell_at, set_text, write_framed, write_text
from audit.questionnaire.own_texts import own_texts_sha256

_README_WIDTHS = (6, 30, 90)
# Questions of several choices: an item without an answer is still to be filled in.
_COUNTED_WITH = {"to_fill": ("to_complete",), "answered": ("partly",)}


def write_readme(sheet: Worksheet, questionnaire: Questionnaire, language: Language, banner: str) -> None:
    """Write the first sheet: what the workbook is for and how to fill it in."""
    for letter, width in zip("ABC", _README_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = _line(sheet, 1, questionnaire.title.to(language), styles.TITLE)
    row = _line(sheet, row, layout.version_line(questionnaire, language), styles.SMALL)
    if banner:
        row = _line(sheet, row, banner, styles.WARNING)
        for column in range(1, 4):
            sheet.cell(row - 1, column).fill = styles.BANNER_FILL
    row = _line(sheet, row + 1, texts.README_PURPOSE.to(language))
    row = _line(sheet, row + 1, texts.README_STEPS_TITLE.to(language), styles.HEADING)
    first = layout.sheet_name(questionnaire.sections[0], language)
    completeness = layout.COMPLETENESS_SHEET.to(language)
    for number, step in enumerate(texts.README_STEPS, start=1):
        write_text(sheet, row, 1, f"{number}.", styles.STRONG, styles.CENTRED)
        row = _line(sheet, row, step.to(language).format(first=first, completeness=completeness), column=2)
    row = _line(sheet, row + 1, texts.README_STATES_TITLE.to(language), styles.HEADING)
    for name, meaning in texts.README_STATES:
        row = _defined(sheet, row, name.to(language), meaning.to(language))
    row = _line(sheet, row + 1, texts.README_LEGEND_TITLE.to(language), styles.HEADING)
    for (name, meaning), fill, font in (
        (texts.LEGEND_INPUT, styles.INPUT_FILL, styles.STRONG),
        (texts.LEGEND_HEADER, styles.HEADER_FILL, styles.HEADER),
        (texts.LEGEND_REQUIRED, None, styles.STRONG),
    ):
        row = _defined(sheet, row, name.to(language), meaning.to(language), font, fill)
    row = _line(sheet, row + 1, texts.README_CARE_TITLE.to(language), styles.HEADING)
    for care in texts.README_CARE:
        write_text(sheet, row, 1, "•", styles.STRONG, styles.CENTRED)
        row = _line(sheet, row, care.to(language), column=2)


def _line(sheet: Worksheet, row: int, text: str, font: Font = styles.BODY, column: int = 1) -> int:
    """Write a text across the page and return the next row."""
    write_text(sheet, row, column, text, font)
    sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=3)
    size = float(font.size or 11)
    width = sum(_README_WIDTHS[column - 1 :]) * 11 / size
    sheet.row_dimensions[row].height = styles.row_height((text, width), points=max(15.0, size * 1.4))
    return row + 1


def _defined(
    sheet: Worksheet, row: int, name: str, meaning: str, font: Font = styles.STRONG, fill: PatternFill | None = None
) -> int:
    """Write a word and what it means, and return the next row."""
    word = write_text(sheet, row, 2, name, font)
    word.border = styles.BORDER
    if fill:
        word.fill = fill
    write_framed(sheet, row, 3, meaning)
    sheet.row_dimensions[row].height = styles.row_height((meaning, _README_WIDTHS[2]))
    return row + 1


def write_completeness(sheet: Worksheet, questionnaire: Questionnaire, language: Language) -> None:
    """Write the sheet that counts answers, by formulas; it gives no score."""
    for letter, width in zip("ABCDEFGH", (34, 12, 14, 14, 14, 14, 14, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    write_text(sheet, 1, 1, layout.COMPLETENESS_SHEET.to(language), styles.TITLE)
    sheet.merge_cells("A1:H1")
    sheet.row_dimensions[1].height = 26
    write_text(sheet, 2, 1, texts.COMPLETENESS_NOTE.to(language))
    sheet.merge_cells("A2:H2")
    sheet.row_dimensions[2].height = 34
    states = ("answered", "unknown", "not_applicable", "to_fill", "reason_missing")
    headings = [
        texts.COMPLETENESS_HEADINGS["sheet"],
        texts.COMPLETENESS_HEADINGS["questions"],
        *(layout.STATE_LABELS[state] for state in states),
        texts.COMPLETENESS_HEADINGS["share"],
    ]
    _header(sheet, 4, [heading.to(language) for heading in headings])
    row = 5
    for section in questionnaire.sections:
        name = layout.sheet_name(section, language)
        last = section_sheet.last_row_of(section)
        letter = section_sheet.letter_of("state")
        states_of = f"{quote_sheetname(name)}!${letter}${section_sheet.FIRST_ROW}:${letter}${last}"
        # What may stay blank, and what other answers leave without object, is not waited for; the lines of items are no
        # questions of their own.
        left_out = "".join(
            f"-{count.removeprefix('=')}" for count in _counts(states_of, ("optional", "not_asked"), language)
        )
        asked = f"={len(section.questions)}{left_out}"
        _cells(sheet, row, name, [asked, *_counts(states_of, states, language), _share(row)])
        row += 1
    sums = [f"=SUM({letter}5:{letter}{row - 1})" for letter in "BCDEFG"]
    _cells(sheet, row, texts.TOTAL.to(language), [*sums, _share(row)], styles.STRONG)
    _tables(sheet, row + 2, questionnaire, language)


def _counts(states_of: str, states: tuple[str, ...], language: Language) -> list[str]:
    counts = []
    for state in states:
        together = (state, *_COUNTED_WITH.get(state, ()))
        counted = (f'COUNTIF({states_of},"{layout.STATE_LABELS[one].to(language)}")' for one in together)
        counts.append(f"={'+'.join(counted)}")
    return counts


def _share(row: int) -> str:
    # « Sans objet » without its reason is not yet an answer.
    return f"=IF(B{row}=0,0,(B{row}-F{row}-G{row})/B{row})"


def _tables(sheet: Worksheet, row: int, questionnaire: Questionnaire, language: Language) -> None:
    headings = (texts.TABLES_TITLE, texts.TABLE_LINES, texts.TABLE_DECLARED)
    _header(sheet, row, [heading.to(language) for heading in headings])
    for number, table in enumerate(questionnaire.tables, start=row + 1):
        name = layout.sheet_name(table, language)
        column = get_column_letter(2 + [c.id for c in table.columns].index(table.row_label))
        first = table_sheet.FIRST_ROW
        filled = f"=COUNTA({quote_sheetname(name)}!${column}${first}:${column}${first + 499})"
        cell = f"${get_column_letter(1 + layout.COMPLETENESS_OFFSET)}${table_sheet.COMPLETENESS_ROW}"
        declared = f"{quote_sheetname(name)}!{cell}"
        blank = layout.STATE_LABELS["optional" if table.optional else "to_fill"].to(language)
        shown = f'=IF({declared}="","{blank}",{declared})'
        _cells(sheet, number, name, [filled, shown])


def _header(sheet: Worksheet, row: int, labels: list[str]) -> None:
    for column, label in enumerate(labels, start=1):
        cell = write_text(sheet, row, column, label, styles.HEADER)
        cell.fill, cell.border, cell.alignment = styles.HEADER_FILL, styles.BORDER, styles.HEADER_ALIGNMENT
    sheet.row_dimensions[row].height = 34


def _cells(sheet: Worksheet, row: int, label: str, formulas: list[str], font: Font = styles.BODY) -> None:
    write_framed(sheet, row, 1, label, font)
    for column, formula in enumerate(formulas, start=2):
        cell = write_text(sheet, row, column, "", font)
        cell.value, cell.border = formula, styles.BORDER
        if formula == _share(row):
            cell.number_format = "0%"


def write_meta(
    sheet: Worksheet,
    questionnaire: Questionnaire,
    language: Language,
    banner: str,
    other_banner: str = "",
    *,
    is_reconstructed: bool = False,
) -> None:
    """Write the hidden sheet by which a workbook is recognised."""
    sheet.sheet_state = "hidden"
    values = (
        layout.WORKBOOK_SCHEMA,
        questionnaire.id,
        questionnaire.version,
        str(questionnaire.review_type),
        str(language),
        banner,
        layout.questionnaire_sha256(questionnaire),
        own_texts_sha256(questionnaire, language),
        str(questionnaire.part or ""),
        other_banner,
        layout.YES if is_reconstructed else "",
    )
    keys = (*layout.META_KEYS, *layout.MORE_META_KEYS)
    for row, (key, value) in enumerate(zip(keys, values, strict=True), start=1):
        set_text(cell_at(sheet, row, 1), key)
        if value:
            set_text(cell_at(sheet, row, 2), value)
