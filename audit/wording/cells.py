"""Writes references to cells, with neighbours of one column gathered, e.g. ``Jalons!C6:C17``."""

from collections.abc import Iterable

from audit.model.answer import CellRef
from audit.wording.addresses import next_below

_GATHERED = 3  # two neighbours are as short written one by one


def write_cells(cells: Iterable[CellRef]) -> tuple[str, ...]:
    """Return the references in the order given, each once; three or more cells that follow one another as a range."""
    if isinstance(cells, tuple) and len(cells) == 1:  # those of most answers
        return (str(cells[0]),)
    written: list[str] = []
    first, length = "", 0  # of the run of neighbours at hand
    before, below = None, None  # the sheet of the cell before, and what stands below it
    for sheet, address in dict.fromkeys([(cell.sheet, cell.cell) for cell in cells]):
        length = length + 1 if address == below and sheet == before else 1
        if length < _GATHERED:
            written.append(f"{sheet}!{address}")
            first = written[-length]
        else:
            written[-1 if length > _GATHERED else 1 - _GATHERED :] = [f"{first}:{address}"]
        before, below = sheet, next_below(address)
    return tuple(written)
