"""Prints the CPU of ``audit run`` as a multiple of what it is when levels are bounded rule by rule, and not proven.

Whole processes, in turn, so that what else the machine does weighs on both.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

WITHOUT = """
import sys
from audit.judgement import guarantee
from audit.judgement.levels import AvisLevels
from audit.judgement.reach import Reach, Reachable
from audit.model.scoring import ORDERED_LEVELS

def bounded(self, scope, judgement, figures, undocumented, contradicted, **_):
    levels = {one: Reach.NOT_EXCLUDED if one in figures.avis.between else Reach.EXCLUDED for one in ORDERED_LEVELS}
    found = Reachable(levels, {})
    return guarantee.Guarantee(found, found, undocumented, contradicted, figures)

guarantee.Guarantor.guarantee = bounded
from audit.cli.main import main
sys.argv[0] = "audit"
main()
"""
WITH = WITHOUT.replace("guarantee.Guarantor.guarantee = bounded", "")
workbook = sys.argv[1]


def cpu(program: str, folder: Path) -> float:
    command = [sys.executable, "-P", "-c", program, "run", workbook, "-o", str(folder), "--force"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("the workbook was not audited")
    return usage.ru_utime + usage.ru_stime


with tempfile.TemporaryDirectory() as folder:
    pairs = [(cpu(WITH, Path(folder) / "report"), cpu(WITHOUT, Path(folder) / "report")) for _ in range(6)][1:]
print(f"{statistics.median(a for a, _ in pairs):.2f} s with, {statistics.median(b for _, b in pairs):.2f} s without")
print(statistics.median(a / b for a, b in pairs))
