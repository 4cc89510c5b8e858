"""Prints the CPU seconds of refusing a workbook as not ours, questions loaded; the median of three times."""

import statistics
import sys
import time
from pathlib import Path

from audit.intake.gate.refused import RefusedFile
from audit.intake.snapshot import read_workbook
from audit.questionnaire.load import load_question_bank


def refusal(path: Path) -> str:
    try:
        read_workbook(path, bank)
    except RefusedFile as refused:
        return refused.code
    raise SystemExit(f"{path.name} is not refused")


path, bank = Path(sys.argv[1]), load_question_bank()
refusal(path)  # imports what is imported late
times = []
for _ in range(3):
    start = time.process_time()
    refusal(path)
    times.append(time.process_time() - start)
print(statistics.median(times))
