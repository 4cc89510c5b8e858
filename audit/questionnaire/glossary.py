"""Which terms of the glossary the questions of a review use, and the sheet that explains them."""

import re
import unicodedata
from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from audit.model.questionnaire import Field, GlossaryEntry, Questionnaire
from audit.model.text import Language, Text
from audit.questionnaire import styles
from audit.questionnaire.cells import write_framed, write_text
from audit.questionnaire.texts import GLOSSARY_HEADINGS, GLOSSARY_NOTE, GLOSSARY_TITLE

_WIDTHS = (38, 110)
_HEADER_ROW = 4
_FORMS = re.compile(r"[(),]")


def used_terms(questionnaire: Questionnaire, language: Language) -> tuple[GlossaryEntry, ...]:
    """Return the entries that the questions name, in alphabetical order; accents do not count."""
    words = " | ".join(text.to(language) for text in _texts(questionnaire)).casefold()
    used = [
        entry
        for entry in questionnaire.glossary
        if any(re.search(rf"\b{re.escape(form)}", words) for form in forms(entry, language))
    ]
    return tuple(sorted(used, key=lambda entry: _plain(entry.term.to(language))))


def forms(entry: GlossaryEntry, language: Language) -> tuple[str, ...]:
    """Return the words by which a term is known: ``PMV (produit minimum viable)`` has two."""
    pieces = (piece.strip().casefold() for piece in _FORMS.split(entry.term.to(language)))
    return tuple(piece for piece in pieces if piece)


def write_glossary(sheet: Worksheet, questionnaire: Questionnaire, language: Language) -> None:
    """Write the whole sheet."""
    for letter, width in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    write_text(sheet, 1, 1, GLOSSARY_TITLE.to(language), styles.TITLE).alignment = styles.HEADER_ALIGNMENT
    write_text(sheet, 2, 1, GLOSSARY_NOTE.to(language))
    for row, height in ((1, 26.0), (2, styles.row_height((GLOSSARY_NOTE.to(language), sum(_WIDTHS))))):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        sheet.row_dimensions[row].height = height
    for column, heading in enumerate(GLOSSARY_HEADINGS, start=1):
        cell = write_text(sheet, _HEADER_ROW, column, heading.to(language), styles.HEADER)
        cell.fill, cell.border, cell.alignment = styles.HEADER_FILL, styles.BORDER, styles.HEADER_ALIGNMENT
    for row, entry in enumerate(used_terms(questionnaire, language), start=_HEADER_ROW + 1):
        texts = (entry.term.to(language), entry.definition.to(language))
        for column, (text, font) in enumerate(zip(texts, (styles.STRONG, styles.BODY), strict=True), start=1):
            write_framed(sheet, row, column, text, font)
        sheet.row_dimensions[row].height = styles.row_height(*zip(texts, _WIDTHS, strict=True))
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _texts(questionnaire: Questionnaire) -> Iterator[Text]:
    for section in questionnaire.sections:
        yield section.title
        yield section.introduction
        for question in section.questions:
            yield from (question.guidance, question.expected_evidence, question.example)
            yield from _of_field(question)
    for table in questionnaire.tables:
        yield from (table.title, table.guidance)
        for column in table.columns:
            yield from _of_field(column)


def _of_field(field: Field) -> Iterator[Text]:
    yield field.label
    yield from (text for text in (field.guidance, field.unit) if text)
    yield from (option.label for option in field.options)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
