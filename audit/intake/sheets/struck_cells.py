"""Finds the cells of an .xlsx sheet whose text is struck out: people withdraw an answer so, without clearing it."""

import re

from audit.intake.grid import place_of

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_PLACE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]{1,3}[0-9]{1,7})[\"']")
_STYLE = re.compile(rb"(?:^|\s)s\s*=\s*[\"']([0-9]{1,7})[\"']")


def struck_cells(sheet: bytes, styles: frozenset[str]) -> frozenset[tuple[int, int]]:
    """Return the places, row and column, of the cells of one of these styles; cells without a place have none.

    Args:
        sheet: the XML of the sheet.
        styles: those that strike out, by their numbers as they are written.
    """
    if not styles:
        return frozenset()
    wanted = {style.encode() for style in styles}
    found = set[tuple[int, int]]()
    for cell in _CELL.finditer(sheet):
        style, named = _STYLE.search(cell[1]), _PLACE.search(cell[1])
        place = place_of(named[1].decode()) if style and named and style[1] in wanted else None
        if place is not None:
            found.add(place)
    return frozenset(found)
