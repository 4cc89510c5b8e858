"""Turns an .ods workbook into grids of cells, from its content read as a stream."""

import itertools
import re
from bisect import bisect_left
from datetime import timedelta
from xml.etree.ElementTree import Element

from audit.intake.gate.archive import Archive
from audit.intake.gate.kinds import LinkedData
from audit.intake.gate.limits import Tally
from audit.intake.gate.xml_stream import elements, elements_of
from audit.intake.grid import Area, Cell, Grid, Layout, Scalar, Span, exact_number, formula_cell
from audit.intake.number_format import PERCENTAGE, NumberFormat
from audit.intake.sheets.ods_names import EXTENSION, OFFICE, TABLE, count
from audit.intake.sheets.ods_styles import STYLES, Styles, with_currency
from audit.intake.sheets.ods_texts import comment, link, shown_text
from audit.intake.sheets.serial_days import written_day

_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_LINKS = (
    *("table-source", "cell-range-source", "dde-link", "dde-source"),
    *("database-source-sql", "database-source-query", "database-source-table"),
)
_LINK_TAGS = frozenset(f"{namespace}{name}" for name in _LINKS for namespace in (TABLE, OFFICE))
_WANTED = frozenset(("table", "table-row", "table-column", *_LINKS, *STYLES))
_NOT_SHOWN = ("collapse", "filter")
_NUMBERS = ("float", "percentage", "currency")
_DURATION = re.compile(
    r"(-?)P(?:([0-9]{1,9})D)?T?(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:[.,][0-9]+)?S)?"
)


def read_ods(archive: Archive, tally: Tally) -> tuple[Grid, ...]:
    """Read every sheet of an .ods file that the gate has let in.

    Formulas are read, not the values that they showed last: those are never trusted.

    Raises:
        LinkedData: when cells are taken from another file.
        Exception: any that a part that is not well formed, or the limits of a workbook, lead to.
    """
    styles = Styles()
    for element in elements_of(archive, "styles.xml", tally, STYLES):
        styles.add(element)
    grids: list[Grid] = []
    sheet = _Sheet(styles, tally)
    with archive.open("content.xml") as part:
        for event, element in elements(part, tally, _WANTED, starts=True):
            if event == "start":
                if element.tag == f"{TABLE}table":
                    sheet = _Sheet(styles, tally)
            elif element.tag == f"{TABLE}table-row":
                sheet.add_row(element)
                element.clear()
            elif element.tag == f"{TABLE}table-column":
                sheet.add_column(element)
            elif element.tag == f"{TABLE}table":
                grids.append(sheet.grid(element))
                element.clear()
            elif element.tag in _LINK_TAGS:
                raise LinkedData
            else:
                styles.add(element)
    return tuple(grids)


class _Sheet:
    """One sheet while it is read, row after row."""

    def __init__(self, styles: Styles, tally: Tally) -> None:
        self.styles = styles
        self.tally = tally
        self.cells: dict[tuple[int, int], Cell] = {}
        self.notes: dict[tuple[int, int], str] = {}
        self.row = self.column = 0  # the last ones read
        self.merged: list[Area] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.column_styles: list[tuple[int, str]] = []  # the last column of each style, from left to right

    def grid(self, element: Element) -> Grid:
        """Return what was read of the sheet that ``element`` is."""
        return Grid(
            name=element.get(f"{TABLE}name", ""),
            cells=self.cells,
            is_hidden=element.get(f"{TABLE}style-name") in self.styles.hidden_tables,
            layout=Layout(self.merged, self.hidden_rows, self.hidden_columns),
            notes=self.notes,
        )

    def add_column(self, element: Element) -> None:
        """Learn what is said of the next columns as a whole."""
        first, self.column = self.column + 1, self.column + count(element, f"{TABLE}number-columns-repeated")
        if element.get(f"{TABLE}visibility") in _NOT_SHOWN:
            self.hidden_columns.append(Span(first, self.column))
        self.column_styles.append((self.column, element.get(f"{TABLE}default-cell-style-name", "")))

    def add_row(self, element: Element) -> None:
        """Read the cells of the next row, or rows."""
        first, self.row = self.row + 1, self.row + count(element, f"{TABLE}number-rows-repeated")
        if element.get(f"{TABLE}visibility") in _NOT_SHOWN:
            self.hidden_rows.append(Span(first, self.row))
        row_style = element.get(f"{TABLE}default-cell-style-name", "")
        column = 0
        for item in element:
            if item.tag not in _CELLS:
                continue
            start, column = column + 1, column + count(item, f"{TABLE}number-columns-repeated")
            self._merge(item, first, start)
            style = item.get(f"{TABLE}style-name") or row_style or self._column_style(start)
            cell = _cell(item, self.styles.format_of(style))
            if len(item) and (address := link(item)):
                cell = cell._replace(link=address)
            note = comment(item) if len(item) else ""
            if note:
                self.notes[first, start] = note
            if cell.value is not None or cell.formula:
                self._put(cell, Span(first, self.row), Span(start, column))

    def _put(self, cell: Cell, rows: Span, columns: Span) -> None:
        characters = sum(len(text) for text in (cell.value, cell.cached) if isinstance(text, str))
        repeated = (rows.last - rows.first + 1) * (columns.last - columns.first + 1)
        self.tally.count(rows.last, columns.last, repeated, characters)
        places = itertools.product(range(rows.first, rows.last + 1), range(columns.first, columns.last + 1))
        self.cells.update(dict.fromkeys(places, cell))

    def _column_style(self, column: int) -> str:
        index = bisect_left(self.column_styles, (column, ""))
        return self.column_styles[index][1] if index < len(self.column_styles) else ""

    def _merge(self, item: Element, row: int, column: int) -> None:
        rows, columns = count(item, f"{TABLE}number-rows-spanned"), count(item, f"{TABLE}number-columns-spanned")
        if rows > 1 or columns > 1:
            self.merged.append(Area(row, column, row + rows - 1, column + columns - 1))


def _cell(item: Element, number_format: NumberFormat | None) -> Cell:
    kind = item.get(f"{OFFICE}value-type", "")
    formula = item.get(f"{TABLE}formula", "")
    if formula:
        text = "=" + formula.partition("=")[2]  # without the prefix that names its language
        return formula_cell(text, Cell(shown_text(item) or None))
    if item.get(f"{EXTENSION}value-type") == "error":
        return Cell(shown_text(item), is_error=True)
    if kind == "currency":
        number_format = with_currency(number_format, item.get(f"{OFFICE}currency", ""))
    elif kind == "percentage" and number_format is None:
        number_format = PERCENTAGE
    elif kind not in (*_NUMBERS, "date"):
        number_format = None  # it shows nothing of a text
    return _value(kind, item, number_format)


def _value(kind: str, item: Element, number_format: NumberFormat | None) -> Cell:
    if kind in _NUMBERS and f"{OFFICE}value" in item.attrib:
        return _number(item.get(f"{OFFICE}value", ""), number_format)
    value: Scalar | None
    if kind == "boolean":
        value = item.get(f"{OFFICE}boolean-value") == "true"
    elif kind == "date":
        written = item.get(f"{OFFICE}date-value", "")
        value = written_day(written) or written  # a day of a year that no calendar of ours has
    elif kind == "time":
        written = item.get(f"{OFFICE}time-value", "")
        value = _duration(written) or written
    else:
        value = item.get(f"{OFFICE}string-value") or shown_text(item) or None
    return Cell(value, format=number_format)


def _number(written: str, number_format: NumberFormat | None) -> Cell:
    try:
        return Cell(exact_number(float(written)), format=number_format)
    except ValueError:
        return Cell(written, is_error=True)


def _duration(written: str) -> timedelta | None:
    parts = _DURATION.fullmatch(written)
    if parts is None:
        return None
    sign, *amounts = parts.groups()
    days, hours, minutes, seconds = (int(amount or 0) for amount in amounts)
    try:
        found = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -found if sign else found
