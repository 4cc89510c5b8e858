"""Writes references to cells, with neighbours of one column gathered, e.g. ``Jalons!C6:C17``."""

from collections.abc import Iterable

from audit.model.answer import CellRef
from audit.wording.addresses import place_of

_GATHERED = 3  # two neighbours are as short written one by one


def write_cells(cells: Iterable[CellRef]) -> tuple[str, ...]:
    """Return the references in the order given, each once; three or more cells that follow one another as a range."""
    if isinstance(cells, tuple) and len(cells) == 1:  # those of most answers
        return (str(cells[0]),)
    distinct = dict.fromkeys((cell.sheet, cell.cell) for cell in cells)
    if len(distinct) < _GATHERED:
        return tuple(f"{sheet}!{address}" for sheet, address in distinct)
    runs: list[list[tuple[str, str]]] = []
    expected = None  # the cell that would follow the one before
    for sheet, address in distinct:
        place = place_of(address)
        if place is not None and (sheet, *place) == expected:
            runs[-1].append((sheet, address))
        else:
            runs.append([(sheet, address)])
        expected = None if place is None else (sheet, place[0], place[1] + 1)
    return tuple(reference for run in runs for reference in _written(run))


def _written(run: list[tuple[str, str]]) -> list[str]:
    written = [f"{sheet}!{address}" for sheet, address in run]
    return written if len(run) < _GATHERED else [f"{written[0]}:{run[-1][1]}"]
