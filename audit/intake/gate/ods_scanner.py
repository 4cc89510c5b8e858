"""Follows the cells of the content of an .ods file, repeated ones included."""

from audit.intake.gate.part_scanner import LinkedData, PartScanner, Tally, UnreadablePart

_CELLS = ("table-cell", "covered-table-cell")
_CONTENTS = (":value-type", ":string-value", ":formula")
_LINKS = (
    *("table-source", "cell-range-source", "dde-link", "dde-source"),
    *("database-source-sql", "database-source-query", "database-source-table"),
)
_MOST = 2**31


class OdsScanner(PartScanner):
    """Scans a part of an .ods file; only its content has cells.

    A cell may stand for a million equal ones: these count one by one when they hold something.
    """

    FOLLOWED = frozenset(("table", "table-row", "p", "s", *_CELLS, *_LINKS))
    LEFT = frozenset(_CELLS)

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
            self.rows_repeated = _number(attributes, ":number-rows-repeated")
            self.row += self.rows_repeated
            self.column = 0
        elif tag in _CELLS:
            self._open_cell(attributes)
        elif tag == "p" and self.uncounted:
            self._count()
        elif tag == "s":
            self.weigh(_number(attributes, ":c", least=0))  # one element may stand for a billion spaces
        elif tag in _LINKS:
            raise LinkedData

    def closed(self, tag: str) -> None:
        """Leave a cell."""
        self.uncounted = 0

    def _open_cell(self, attributes: dict[str, str]) -> None:
        repeated = _number(attributes, ":number-columns-repeated")
        self.column += repeated
        self.uncounted = repeated * self.rows_repeated
        for name in attributes:
            if name.endswith(_CONTENTS):
                self._count()
                break

    def _count(self) -> None:
        cells, self.uncounted = self.uncounted, 0
        self.count(self.row, self.column, cells)


def _number(attributes: dict[str, str], name: str, least: int = 1) -> int:
    """Return how often something is repeated: once when nothing says it.

    Prefixes are not resolved: of several attributes of that name, the largest counts.
    """
    found = [value for key, value in attributes.items() if key.endswith(name)]
    if not found:
        return 1  # as most often: these lines run for every cell
    if not all(value.isdecimal() and least <= int(value) <= _MOST for value in found):
        raise UnreadablePart(name)
    return max(map(int, found))
