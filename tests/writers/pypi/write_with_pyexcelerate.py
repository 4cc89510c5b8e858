"""PyExcelerate: every cell with its number format."""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

from cells import sheets_of
from pyexcelerate import Format, Style, Workbook

source, target = sys.argv[1:]
book = Workbook()
for plain in sheets_of(Path(source)):
    sheet = book.new_sheet(plain.name, hidden=plain.is_hidden)
    for cell in plain.cells:
        # It writes formulas and formats as they are given, and XML wants "<", "&" and quotes of them escaped.
        sheet.set_cell_value(cell.row, cell.column, escape(cell.value) if cell.is_formula else cell.value)
        if cell.number_format != "General":
            shown = Format(escape(cell.number_format, {'"': "&quot;"}))
            sheet.set_cell_style(cell.row, cell.column, Style(format=shown))
book.save(target)
