"""XlsxWriter: every cell with its number format. With ``--constant-memory``, row after row and texts inline."""

import argparse
from datetime import datetime
from pathlib import Path

import xlsxwriter
from cells import sheets_of

parser = argparse.ArgumentParser()
parser.add_argument("source", type=Path)
parser.add_argument("target", type=Path)
parser.add_argument("--constant-memory", action="store_true")
given = parser.parse_args()

with xlsxwriter.Workbook(given.target, {"constant_memory": given.constant_memory}) as book:
    formats = {}
    for plain in sheets_of(given.source):
        sheet = book.add_worksheet(plain.name)
        if plain.is_hidden:
            sheet.hide()
        for row in plain.hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in plain.hidden_columns:
            sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
        for cell in plain.cells:
            style = formats.setdefault(cell.number_format, book.add_format({"num_format": cell.number_format}))
            place = (cell.row - 1, cell.column - 1)
            if cell.is_formula:
                sheet.write_formula(*place, cell.value, style)
            elif isinstance(cell.value, datetime):
                sheet.write_datetime(*place, cell.value, style)
            elif isinstance(cell.value, str):
                sheet.write_string(*place, cell.value, style)
            elif isinstance(cell.value, bool):
                sheet.write_boolean(*place, cell.value, style)
            else:
                sheet.write_number(*place, cell.value, style)
