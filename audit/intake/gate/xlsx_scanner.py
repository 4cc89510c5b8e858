"""Follows the cells of an .xlsx sheet part, and notes what the sheet hides."""

import re

from openpyxl.utils import column_index_from_string, range_boundaries

from audit.intake.gate.part_scanner import PartScanner, Tally, UnreadablePart
from audit.intake.grid import Area, Layout, Span

_COORDINATE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CONTENTS = ("v", "f", "is")
_TRUE = ("1", "true")


class XlsxScanner(PartScanner):
    """Scans a part of an .xlsx file; only sheets have cells."""

    FOLLOWED = frozenset(("c", "row", "col", "mergeCell", *_CONTENTS))
    LEFT = frozenset(("c",))

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.row = self.column = 0
        self.in_cell = False
        self.merged: list[Area] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []

    @property
    def layout(self) -> Layout:
        """What the sheet hides of its cells."""
        return Layout(self.merged, self.hidden_rows, self.hidden_columns)

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow rows and cells."""
        if tag == "c":
            self._open_cell(attributes.get("r", ""))
        elif tag in _CONTENTS:
            if self.in_cell:
                self.count(self.row, self.column)
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            self.hidden_columns.append(Span(_number(attributes, "min"), _number(attributes, "max")))
        elif tag == "mergeCell":
            self.merged.append(_area(attributes.get("ref", "")))

    def closed(self, tag: str) -> None:
        """Leave a cell."""
        self.in_cell = False

    def _open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() else self.row + 1
        self.column = 0
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.append(Span(self.row, self.row))

    def _open_cell(self, coordinate: str) -> None:
        self.in_cell = True
        place = _COORDINATE.fullmatch(coordinate)
        if place is None:
            self.column += 1
            return
        self.column = column_index_from_string(place[1])
        self.row = int(place[2])


def _number(attributes: dict[str, str], name: str) -> int:
    try:
        return int(attributes.get(name, ""))
    except ValueError as error:
        raise UnreadablePart(name) from error


def _area(reference: str) -> Area:
    try:
        first_column, first_row, last_column, last_row = range_boundaries(reference)
    except ValueError as error:
        raise UnreadablePart(reference) from error
    return Area(first_row or 1, first_column or 1, last_row or 1, last_column or 1)
