"""Writes references to cells, with neighbours of one column gathered, e.g. ``Jalons!C6:C17``."""

import re
from collections.abc import Iterable

from audit.model.answer import CellRef

_ADDRESS = re.compile(r"^([A-Z]{1,3})([1-9][0-9]{0,6})$")
_GATHERED = 3  # two neighbours are as short written one by one


def write_cells(cells: Iterable[CellRef]) -> tuple[str, ...]:
    """Return the references in the order given, each once; three or more cells that follow one another as a range."""
    distinct = list(dict.fromkeys(cells))
    if len(distinct) < _GATHERED:
        return tuple(map(str, distinct))
    runs: list[list[CellRef]] = []
    for cell in distinct:
        if runs and _follows(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return tuple(reference for run in runs for reference in _written(run))


def _follows(first: CellRef, second: CellRef) -> bool:
    one, two = _ADDRESS.match(first.cell), _ADDRESS.match(second.cell)
    if one is None or two is None or first.sheet != second.sheet or one[1] != two[1]:
        return False
    return int(two[2]) == int(one[2]) + 1


def _written(run: list[CellRef]) -> list[str]:
    if len(run) < _GATHERED:
        return [str(cell) for cell in run]
    return [f"{run[0]}:{run[-1].cell}"]
