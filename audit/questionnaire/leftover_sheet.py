"""The sheet of a new workbook that holds the answers of an older one for which it has no place."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from audit.model.leftover import Leftover
from audit.model.text import Language, Text
from audit.questionnaire import styles
from audit.questionnaire.cells import cell_at, set_text, write_framed, write_text
from audit.questionnaire.layout import LEFTOVER_MARK, MARK
from audit.wording.typography import typeset

LEFTOVER_SHEET = Text(fr="Réponses non reprises", en="Answers not taken over")

_NOTE = Text(
    fr="Ces réponses du classeur précédent n'ont pas de place dans ce questionnaire. Elles figurent ici telles "
    "qu'elles ont été saisies ; l'audit ne les lit pas. Recopier ailleurs ce qui sert encore, puis supprimer la "
    "feuille.",
    en="These answers of the previous workbook have no place in this questionnaire. They stand here exactly as they "
    "were entered; the audit does not read them. Copy elsewhere what is still of use, then delete the sheet.",
)
_COLUMNS = (
    (Text(fr="Feuille", en="Sheet"), 22),
    (Text(fr="Cellule", en="Cell"), 9),
    (Text(fr="Question", en="Question"), 40),
    (Text(fr="Réponse saisie", en="Answer entered"), 34),
    (Text(fr="Preuve, source, commentaire, motif", en="Evidence, source, comment, reason"), 40),
    (Text(fr="Pourquoi elle n'est pas reprise", en="Why it is not taken over"), 46),
)
_MARK_ROW, _HEADER_ROW = 3, 4


def write_leftovers(sheet: Worksheet, leftovers: Sequence[Leftover], language: Language) -> None:
    """Write the whole sheet."""
    widths = [width for _, width in _COLUMNS]
    for letter, width in zip("ABCDEF", widths, strict=True):
        sheet.column_dimensions[letter].width = width
    write_text(sheet, 1, 1, LEFTOVER_SHEET.to(language), styles.TITLE).alignment = styles.HEADER_ALIGNMENT
    write_text(sheet, 2, 1, typeset(_NOTE.to(language), language))
    for row, height in ((1, 26.0), (2, styles.row_height((_NOTE.to(language), sum(widths))))):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
        sheet.row_dimensions[row].height = height
    set_text(cell_at(sheet, _MARK_ROW, 1), LEFTOVER_MARK)
    sheet.row_dimensions[_MARK_ROW].hidden = True
    for column, (heading, _) in enumerate(_COLUMNS, start=1):
        cell = write_text(sheet, _HEADER_ROW, column, heading.to(language), styles.HEADER)
        cell.fill, cell.border, cell.alignment = styles.HEADER_FILL, styles.BORDER, styles.HEADER_ALIGNMENT
    for row, leftover in enumerate(leftovers, start=_HEADER_ROW + 1):
        texts = [_unmarked(text) for text in _texts(leftover, language)]
        for column, text in enumerate(texts, start=1):
            write_framed(sheet, row, column, text)
        sheet.row_dimensions[row].height = styles.row_height(*zip(texts, widths, strict=True))
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _texts(leftover: Leftover, language: Language) -> tuple[str, ...]:
    notes = "\n".join(leftover.notes)
    return leftover.sheet, leftover.cell, leftover.label, leftover.typed, notes, leftover.why.to(language)


def _unmarked(text: str) -> str:
    """Keep a text from being taken for a mark by whoever reads the workbook next."""
    return f"« {text} »" if text.strip().startswith(MARK) else text
