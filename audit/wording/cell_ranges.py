"""Writes many references to cells shortly: by sheet, rectangles as ranges, e.g. ``Équipe!C3, C7:F18``."""

from collections.abc import Iterable
from functools import cache

from audit.model.answer import CellRef
from audit.wording.addresses import place_of

_Block = tuple[int, int, int, int]  # first and last column, first and last line


def write_cell_ranges(cells: Iterable[CellRef]) -> tuple[str, ...]:
    """Return one text a sheet, in the order in which sheets are met; within one, by column and line.

    Every cell stands in exactly one range; what is no address of a cell is written as it is.
    """
    by_sheet: dict[str, dict[str, None]] = {}
    for cell in cells:
        by_sheet.setdefault(cell.sheet, {})[cell.cell] = None
    return tuple(f"{sheet}!{', '.join(_written(addresses))}" for sheet, addresses in by_sheet.items())


def _written(addresses: Iterable[str]) -> list[str]:
    places = {address: place_of(address) for address in addresses}
    known = {place for place in places.values() if place is not None}
    others = [address for address, place in places.items() if place is None]
    return [*map(_range, _blocks(known)), *others]


def _blocks(places: set[tuple[int, int]]) -> list[_Block]:
    """Gather lines that follow one another in a column, then columns that have the same lines."""
    blocks: list[_Block] = []
    for column, first, last in _runs(sorted(places)):
        beside = next((place for place, one in enumerate(blocks) if one[1:] == (column - 1, first, last)), None)
        if beside is None:
            blocks.append((column, column, first, last))
        else:
            blocks[beside] = (blocks[beside][0], column, first, last)
    return sorted(blocks)


def _runs(places: list[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
    start = 0
    for place in range(1, len(places) + 1):
        ended = place == len(places) or places[place] != (places[place - 1][0], places[place - 1][1] + 1)
        if ended:
            yield (*places[start], places[place - 1][1])
            start = place


def _range(block: _Block) -> str:
    first, last = f"{_letters(block[0])}{block[2]}", f"{_letters(block[1])}{block[3]}"
    return first if first == last else f"{first}:{last}"


@cache  # sheets have few columns
def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
