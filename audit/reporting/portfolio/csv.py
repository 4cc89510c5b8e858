"""Writes a table of a portfolio as CSV, for a spreadsheet in the language of its reader."""

import csv
import io
from datetime import date
from decimal import Decimal

from audit.model.text import Language, Text
from audit.reporting.portfolio.spreadsheet import shown_columns, words_of
from audit.reporting.portfolio.tables import Table

_BOM = "\ufeff"  # by which Excel knows UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute a text that begins so
_YES, _NO = Text(fr="oui", en="yes"), Text(fr="non", en="no")


def write_csv(table: Table, language: Language) -> bytes:
    """Return the table; a decimal comma and semicolons in French, as spreadsheets there expect them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";" if language is Language.FR else ",", lineterminator="\r\n")
    shown = shown_columns(table)
    writer.writerow([column.title.to(language) for _, column in shown])
    for row in table.rows:
        writer.writerow([_cell(row[place], language) for place, _ in shown])
    return (_BOM + written.getvalue()).encode()


def _cell(value: object, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return (_YES if value else _NO).to(language)
    if isinstance(value, Decimal):
        plain = f"{value.normalize():f}"  # read back from JSON, it has other zeros at its end
        return plain.replace(".", ",") if language is Language.FR else plain
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    shown = words_of(value, language).replace("\n", " ")
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
