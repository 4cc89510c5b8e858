"""Parts addresses of cells, such as ``E12``, into their column and their line."""

import re
from functools import lru_cache
from string import digits

_ADDRESS = re.compile(r"^([A-Z]{1,3})([1-9][0-9]{0,6})$")


@lru_cache(maxsize=8_192)  # the same few thousand cells in every workbook
def place_of(address: str) -> tuple[int, int] | None:
    """Return the column, from 1, and the line of a cell; None for what is no address."""
    found = _ADDRESS.match(address)
    return (_column(found[1]), int(found[2])) if found else None


@lru_cache(maxsize=8_192)
def next_below(address: str) -> str | None:
    """Return the address of the cell below one; None for what is no address."""
    place = place_of(address)
    return f"{address.rstrip(digits)}{place[1] + 1}" if place else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
