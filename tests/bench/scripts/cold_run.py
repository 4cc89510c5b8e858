"""Prints what ``audit run`` of a workbook costs as people start it: ``cpu`` in seconds, or ``peak`` of memory in MB.

A process of its own writes HTML and JSON. As in any installation, Python's bytecode is there, and so is what an earlier
run may have kept in the cache and temporary folders; the first run puts it there.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

what, workbook = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    # A workbook of the older tree may hold what today's questions no longer offer.
    options = ["--accept-unusable", "-o", str(Path(folder) / "report")]
    command = [sys.executable, "-P", "-m", "audit", "run", workbook, *options]
    figures = []
    for _ in range(4):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status):
            raise SystemExit("the workbook was not audited")
        # What a child's peak starts from is that of this small process: far less than its own.
        figures.append(usage.ru_utime + usage.ru_stime if what == "cpu" else usage.ru_maxrss / 1024)
print(statistics.median(figures[1:]))
