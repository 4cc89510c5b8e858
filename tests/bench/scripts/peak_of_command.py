"""Runs one command of ``audit`` in this process and prints the most memory that it held, in MB.

The process itself is asked: what its parent reads of it at the end starts, on Linux, at the peak of the parent.
"""

import io
import resource
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from audit.cli.main import main


def peak_megabytes() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # counted from the start of this program, unlike ru_maxrss
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


with tempfile.TemporaryDirectory() as folder:
    more = ["-o", folder] if sys.argv[1] == "run" else []
    sys.argv = ["audit", *sys.argv[1:], *more]
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(SystemExit):
        main()
print(peak_megabytes())
