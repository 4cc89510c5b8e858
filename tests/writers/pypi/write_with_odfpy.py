"""odfpy: an .ods written cell by cell, its dates and shares typed as such, its hidden rows and sheets collapsed."""

import sys
from datetime import datetime
from pathlib import Path

from cells import PlainCell, PlainSheet, sheets_of
from odf.number import DateStyle, Day, Month, Number, PercentageStyle, Text, Year
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableRow
from odf.teletype import addTextToElement
from odf.text import P

source, target = sys.argv[1:]
book = OpenDocumentSpreadsheet()

shown_date = DateStyle(name="date")
for part in (Day(style="long"), Text(text="/"), Month(style="long"), Text(text="/"), Year(style="long")):
    shown_date.addElement(part)
shown_share = PercentageStyle(name="share")
shown_share.addElement(Number(decimalplaces=1, minintegerdigits=1))
shown_share.addElement(Text(text="%"))
styles = {
    "date": Style(name="ce-date", family="table-cell", datastylename=shown_date),
    "percentage": Style(name="ce-share", family="table-cell", datastylename=shown_share),
}
hidden_sheet = Style(name="ta-hidden", family="table")
hidden_sheet.addElement(TableProperties(display="false"))
for style in (shown_date, shown_share, *styles.values(), hidden_sheet):
    book.automaticstyles.addElement(style)


def typed(cell: PlainCell) -> TableCell:
    """Return the element of ``cell``."""
    if cell.is_formula:
        return TableCell(formula=f"of:{cell.value}")
    if isinstance(cell.value, datetime):
        return TableCell(valuetype="date", datevalue=cell.value.date().isoformat(), stylename=styles["date"])
    if isinstance(cell.value, bool):
        return TableCell(valuetype="boolean", booleanvalue=str(cell.value).lower())
    if isinstance(cell.value, int | float):
        kind = "percentage" if "%" in cell.number_format else "float"
        return TableCell(valuetype=kind, value=str(cell.value), stylename=styles.get(kind))
    element = TableCell(valuetype="string")
    for line in cell.value.split("\n"):
        paragraph = P()
        addTextToElement(paragraph, line)  # with the elements that ODF wants for spaces in a row
        element.addElement(paragraph)
    return element


def table(plain: PlainSheet) -> Table:
    """Return the element of a sheet; what lies between two cells is told as a repetition."""
    element = Table(name=plain.name, stylename=hidden_sheet if plain.is_hidden else None)
    cells = {(cell.row, cell.column): cell for cell in plain.cells}
    for row in range(1, max((row for row, _ in cells), default=0) + 1):
        line = TableRow(visibility="collapse" if row in plain.hidden_rows else "visible")
        column = 1
        for at in sorted(place[1] for place in cells if place[0] == row):
            if at > column:
                line.addElement(TableCell(numbercolumnsrepeated=at - column))
            line.addElement(typed(cells[row, at]))
            column = at + 1
        if column == 1:
            line.addElement(TableCell())
        element.addElement(line)
    return element


for plain in sheets_of(Path(source)):
    book.spreadsheet.addElement(table(plain))
book.save(target)
