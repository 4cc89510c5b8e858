"""Prints how many ``bytes`` the result.json of an audit holds, or the milliseconds that it takes to ``read`` it back.

The rulebook that stands beside it, one for all projects, is read with it; its bytes are printed above. ``read`` is
what each of many results takes, one after another; what the first takes is printed above.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

what, workbook = sys.argv[1:]


def reader() -> Callable[[Path], object]:
    try:
        from audit.record.read import read_result
    except ModuleNotFoundError:  # trees before there was a record
        from audit.model.result import AuditResult  # type: ignore[attr-defined]  # where those trees have it

        return lambda path: AuditResult.model_validate_json(path.read_bytes())
    return read_result


with tempfile.TemporaryDirectory() as folder:
    # The example is of the oldest tree: rules and questions have changed since.
    command = [sys.executable, "-P", "-m", "audit", "run", workbook, "--accept-unusable", "-o", folder]
    subprocess.run(command, check=True, capture_output=True)
    result = Path(folder) / "result.json"
    for path in sorted(Path(folder).glob("*.json")):
        print(path.name, path.stat().st_size)
    read = reader()
    start = time.process_time()
    read(result)  # imports what is imported late, and keeps what a program keeps between two results
    print(f"the first {1000 * (time.process_time() - start):.0f} ms")
    times = []
    for _ in range(9):
        start = time.process_time()
        read(result)
        times.append(time.process_time() - start)
    print(result.stat().st_size if what == "bytes" else 1000 * statistics.median(times))
