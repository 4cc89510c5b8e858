"""Prints how long a workbook takes us, as a multiple of openpyxl's own iteration of its cells, questions loaded.

``cells``: to let the file in and read its sheets. ``check``: to read and check the answers too.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from audit.intake.gate.admission import admit
from audit.intake.sheets.grids import read_grids
from audit.intake.snapshot import read_workbook
from audit.questionnaire.load import load_question_bank


def cells(path: Path) -> int:
    """Return the number of cells that hold something, as we read them."""
    return sum(len(grid.cells) for grid in read_grids(admit(path)))


def openpyxl_cells(path: Path) -> int:
    """Return the same number by openpyxl, read-only."""
    from openpyxl import load_workbook  # after audit, which tells it which XML library to use

    sheets = load_workbook(path, read_only=True).worksheets
    return sum(cell.value is not None for sheet in sheets for row in sheet.iter_rows() for cell in row)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


what, path, bank = sys.argv[1], Path(sys.argv[2]), load_question_bank()
gc.disable()  # as the command line does
found = cells(path), openpyxl_cells(path)
if found[0] != found[1]:
    raise SystemExit(f"we read {found[0]} cells, openpyxl {found[1]}")
ours: Callable[[], object] = (lambda: cells(path)) if what == "cells" else (lambda: read_workbook(path, bank))
ours()
pairs = [(seconds(ours), seconds(lambda: openpyxl_cells(path))) for _ in range(3)]
print(statistics.median(one / other for one, other in pairs))
