"""Where the frame of a comment lies over its sheet, so that the whole text shows whatever the columns and rows are."""

from collections.abc import Callable
from math import ceil, isfinite

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from audit.annotation.xml_parts import main

_WIDTH = 380
_PIXELS_OF_A_LETTER = 6.0
_PIXELS_OF_A_LINE = 15
_MARGIN = 12
_GAP = 12
_PIXELS_OF_A_POINT = 96 / 72
_DEFAULT_COLUMN, _DEFAULT_ROW = 64, 20
_LAST_STEP = 400  # columns or rows that a frame may cover, hidden ones included


class Frames:
    """The sizes of the columns and rows of a sheet, in pixels, and the frames of comments over them."""

    def __init__(self, sheet: etree._Element) -> None:
        self._columns: list[tuple[int, int, int]] = [
            (int(_number(column, "min", 0)), int(_number(column, "max", 0)), _column_pixels(column))
            for column in sheet.iter(main("col"))
        ]
        self._rows = {int(_number(row, "r", 0)): _row_pixels(row) for row in sheet.iter(main("row"))}

    def anchor(self, cell: str, text: str) -> str:
        """Return the corners of the frame of ``text``, to the right of ``cell``, as a drawing writes them."""
        row, column = coordinate_to_tuple(cell)
        lines = sum(max(1, ceil(len(line) * _PIXELS_OF_A_LETTER / _WIDTH)) for line in text.split("\n"))
        left, right = (column + 1, _GAP), _reached(self._column, column + 1, _GAP + _WIDTH)
        top, bottom = (row, 0), _reached(self._row, row, lines * _PIXELS_OF_A_LINE + _MARGIN)
        # Drawings count columns and rows from 0.
        corners = ((place - 1, pixels) for place, pixels in (left, top, right, bottom))
        return ", ".join(f"{place}, {pixels}" for place, pixels in corners)

    def _column(self, number: int) -> int:
        return next((pixels for first, last, pixels in self._columns if first <= number <= last), _DEFAULT_COLUMN)

    def _row(self, number: int) -> int:
        return self._rows.get(number, _DEFAULT_ROW)


def _reached(size: Callable[[int], int], start: int, pixels: int) -> tuple[int, int]:
    """Return the column or row that lies ``pixels`` beyond the beginning of ``start``, and how far inside it."""
    place = start
    while pixels > size(place) and place < start + _LAST_STEP:
        pixels -= size(place)
        place += 1
    return place, min(pixels, size(place))


def _column_pixels(column: etree._Element) -> int:
    if column.get("hidden") in ("1", "true"):
        return 0
    return round(_number(column, "width", (_DEFAULT_COLUMN - 5) / 7) * 7 + 5)


def _row_pixels(row: etree._Element) -> int:
    if row.get("hidden") in ("1", "true"):
        return 0
    return round(_number(row, "ht", _DEFAULT_ROW / _PIXELS_OF_A_POINT) * _PIXELS_OF_A_POINT)


def _number(element: etree._Element, attribute: str, default: float) -> float:
    try:
        number = float(element.get(attribute, default))
    except ValueError:
        return default
    return number if isfinite(number) else default
