"""Turns an .ods workbook into grids of cells, from its content read as a stream."""

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from audit.intake.gate.part_scanner import MAX_CELLS, MAX_COLUMN, MAX_ROW, TooManyCells
from audit.intake.grid import BOOLEAN_FORMULAS, Area, Cell, Grid, Layout, Scalar, Span, exact_number

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NOT_SHOWN = ("collapse", "filter")
_NUMBERS = ("float", "percentage", "currency")
_WHITESPACE = re.compile(r"[ \t\r\n]+")  # it stands for one space: others are elements
_DURATION = re.compile(r"PT(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,][0-9]+)?S)?")


def read_ods(content: bytes) -> tuple[Grid, ...]:
    """Read every sheet of an .ods file that the gate has let in.

    Formulas are read, not the values that they showed last: those are never trusted.

    Raises:
        Exception: any that a malformed content leads to.
    """
    hidden_styles: set[str] = set()
    grids: list[Grid] = []
    sheet = _Sheet(MAX_CELLS)
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
        for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                if element.tag == f"{_TABLE}table":
                    sheet = _Sheet(MAX_CELLS - sum(len(grid.cells) for grid in grids))
            elif element.tag == f"{_TABLE}table-row":
                sheet.add_row(element)
                element.clear()
            elif element.tag == f"{_TABLE}table-column":
                sheet.add_column(element)
            elif element.tag == f"{_TABLE}table":
                name, style = element.get(f"{_TABLE}name", ""), element.get(f"{_TABLE}style-name")
                grids.append(Grid(name, sheet.cells, style in hidden_styles, sheet.layout))
                element.clear()
            elif element.tag == f"{_STYLE}style" and _hides(element):
                hidden_styles.add(element.get(f"{_STYLE}name", ""))
    return tuple(grids)


class _Sheet:
    """One sheet while it is read, row after row, up to so many cells.

    The gate has counted them. It knows less of XML than a parser does: a file made to deceive it costs no more.
    """

    def __init__(self, most_cells: int) -> None:
        self.most_cells = most_cells
        self.cells: dict[tuple[int, int], Cell] = {}
        self.row = self.column = 0  # the last ones read
        self.merged: list[Area] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []

    @property
    def layout(self) -> Layout:
        return Layout(self.merged, self.hidden_rows, self.hidden_columns)

    def add_column(self, element: Element) -> None:
        first, self.column = self.column + 1, self.column + _count(element, "number-columns-repeated")
        if element.get(f"{_TABLE}visibility") in _NOT_SHOWN:
            self.hidden_columns.append(Span(first, self.column))

    def add_row(self, element: Element) -> None:
        first, self.row = self.row + 1, self.row + _count(element, "number-rows-repeated")
        if element.get(f"{_TABLE}visibility") in _NOT_SHOWN:
            self.hidden_rows.append(Span(first, self.row))
        column = 0
        for item in element:
            if item.tag not in _CELLS:
                continue
            start, column = column + 1, column + _count(item, "number-columns-repeated")
            self._merge(item, first, start)
            cell = _cell(item)
            if cell.value is None and not cell.formula:
                continue
            rows = range(first, min(self.row, MAX_ROW) + 1)
            columns = range(start, min(column, MAX_COLUMN) + 1)
            if len(self.cells) + len(rows) * len(columns) > self.most_cells:
                raise TooManyCells
            self.cells.update(dict.fromkeys(itertools.product(rows, columns), cell))

    def _merge(self, item: Element, row: int, column: int) -> None:
        rows, columns = _count(item, "number-rows-spanned"), _count(item, "number-columns-spanned")
        if rows > 1 or columns > 1:
            self.merged.append(Area(row, column, row + rows - 1, column + columns - 1))


def _count(element: Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", "1"))


def _hides(style: Element) -> bool:
    """Say whether a style hides the sheets that have it."""
    properties = style.find(f"{_STYLE}table-properties")
    return properties is not None and properties.get(f"{_TABLE}display") == "false"


def _cell(item: Element) -> Cell:
    kind = item.get(f"{_OFFICE}value-type", "")
    formula = item.get(f"{_TABLE}formula", "")
    if formula:
        text = "=" + formula.partition("=")[2]  # without the prefix that names its language
        return Cell(value=BOOLEAN_FORMULAS.get(text.upper()), formula=text)
    if item.get(f"{_EXTENSION}value-type") == "error":
        return Cell(value=_text(item), is_error=True)
    return Cell(value=_value(kind, item), is_percentage=kind == "percentage")


def _value(kind: str, item: Element) -> Scalar | None:
    if kind in _NUMBERS:
        return exact_number(float(item.get(f"{_OFFICE}value", "")))
    if kind == "boolean":
        return item.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _day(item.get(f"{_OFFICE}date-value", ""))
    if kind == "time":
        return _duration(item.get(f"{_OFFICE}time-value", ""))
    return item.get(f"{_OFFICE}string-value") or _text(item) or None


def _day(written: str) -> date | datetime | str:
    try:
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    except ValueError:
        return written  # a day of a year that no calendar of ours has


def _duration(written: str) -> timedelta | str:
    parts = _DURATION.fullmatch(written)
    if parts is None:
        return written
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _text(item: Element) -> str:
    """Return what a cell shows, its paragraphs as lines; a note on the cell is no part of it."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in item if paragraph.tag == f"{_TEXT}p")


def _pieces(element: Element) -> Iterator[str]:
    yield _WHITESPACE.sub(" ", element.text or "")
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * int(child.get(f"{_TEXT}c", "1"))
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        else:
            yield from _pieces(child)
        yield _WHITESPACE.sub(" ", child.tail or "")
