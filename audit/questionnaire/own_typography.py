"""French typography of what the tool writes into a workbook; what people typed keeps every character."""

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.text import Language
from audit.wording.typography import typeset


def typeset_sheet(sheet: Worksheet, language: Language) -> None:
    """Put no-break spaces where French asks for them, in each text of ``sheet`` that nobody is asked to fill in.

    Formulas and the lists that they compare answers with are no concern of this: a label must stay as it is typed.
    """
    if language is not Language.FR:
        return
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell) and cell.data_type == "s" and cell.protection.locked:
                _typeset_cell(cell, language)
    for rule in sheet.data_validations.dataValidation:
        _typeset_rule(rule, language)


def _typeset_cell(cell: Cell, language: Language) -> None:
    if isinstance(cell.value, CellRichText):
        for piece in cell.value:
            if not isinstance(piece, str):
                piece.text = typeset(piece.text, language)
    elif isinstance(cell.value, str):
        typed = typeset(cell.value, language)
        if typed != cell.value:
            cell.value = typed
            cell.data_type = "s"  # after the value: openpyxl takes a leading "=" for a formula


def _typeset_rule(rule: DataValidation, language: Language) -> None:
    for name in ("prompt", "error"):
        said = getattr(rule, name)
        if said:
            setattr(rule, name, typeset(said, language))
