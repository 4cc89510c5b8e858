"""Prints the CPU milliseconds that the gate and the reader spend on the hostile file that costs it most."""

import statistics
import tempfile
import time
from pathlib import Path

from audit.intake.gate.admission import admit
from audit.intake.gate.refused import RefusedFile
from audit.intake.sheets.grids import read_grids
from tests.hostile_files import hostile_files


def seconds(path: Path) -> float:
    start = time.process_time()
    try:
        read_grids(admit(path))
    except RefusedFile:
        return time.process_time() - start
    raise SystemExit(f"{path.name} is not refused")


with tempfile.TemporaryDirectory() as folder:
    slowest = 0.0
    for name, content in hostile_files().items():
        path = Path(folder) / f"{name}.xlsx"
        path.write_bytes(content)
        slowest = max(slowest, statistics.median(seconds(path) for _ in range(5)))
print(1000 * slowest)
