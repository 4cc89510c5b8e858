"""rust_xlsxwriter, by the binding that gives a format to each cell (rvgsrust-xlsxwriter)."""

import sys
from datetime import datetime
from pathlib import Path

from cells import sheets_of
from rvgsrust_xlsxwriter import Format, Workbook

source, target = sys.argv[1:]
book = Workbook(target)
formats = {}
for plain in sheets_of(Path(source)):
    sheet = book.add_worksheet(plain.name)
    if plain.is_hidden:
        sheet.hide()
    for row in plain.hidden_rows:
        sheet.set_row_hidden(row - 1)
    for column in plain.hidden_columns:
        sheet.set_column_hidden(column - 1)
    for cell in plain.cells:
        if cell.number_format not in formats:
            formats[cell.number_format] = Format()
            formats[cell.number_format].set_num_format(cell.number_format)
        place, style = (cell.row - 1, cell.column - 1), formats[cell.number_format]
        if cell.is_formula:
            sheet.write_formula(*place, cell.value, style)
        elif isinstance(cell.value, datetime):
            sheet.write_datetime_py(*place, cell.value, style)
        else:
            sheet.write(*place, cell.value, style)
book.close()
