"""Follows the cells of the content of an .ods file, repeated ones included."""

from audit.intake.part_scanner import LinkedData, PartScanner, Tally, UnreadablePart

_CELLS = ("table-cell", "covered-table-cell")
_LINKS = ("table-source", "cell-range-source", "dde-link", "dde-source")


class OdsScanner(PartScanner):
    """Scans a part of an .ods file; only its content has cells.

    A cell may stand for a million equal ones: these count one by one when they hold something.
    """

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.row = self.column = 0
        self.rows_repeated = 1
        self.uncounted = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow tables, rows and cells."""
        if tag == "table":
            self.row = self.column = 0
        elif tag == "table-row":
            self.rows_repeated = _repeats(attributes, "number-rows-repeated")
            self.row += self.rows_repeated
            self.column = 0
        elif tag in _CELLS:
            self._open_cell(attributes)
        elif tag == "p" and self.uncounted:
            self._count()
        elif tag in _LINKS:
            raise LinkedData

    def closed(self, tag: str) -> None:
        """Leave a cell."""
        if tag in _CELLS:
            self.uncounted = 0

    def _open_cell(self, attributes: dict[str, str]) -> None:
        repeated = _repeats(attributes, "number-columns-repeated")
        self.column += repeated
        self.uncounted = repeated * self.rows_repeated
        if any(name.endswith((":value-type", ":formula")) for name in attributes):
            self._count()

    def _count(self) -> None:
        cells, self.uncounted = self.uncounted, 0
        self.count(self.row, self.column, cells)


def _repeats(attributes: dict[str, str], name: str) -> int:
    found = next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "1")
    if not found.isdecimal() or not 1 <= int(found) <= 2**31:
        raise UnreadablePart(found)
    return int(found)
