"""Prints the CPU seconds that a workbook takes to be read and checked, questions loaded; the median of three times."""

import gc
import statistics
import sys
import time
from pathlib import Path

from audit.intake.snapshot import read_workbook
from audit.questionnaire.load import load_question_bank

path, bank = Path(sys.argv[1]), load_question_bank()
gc.disable()  # as the command line does
read_workbook(path, bank)  # imports what is imported late, and fills caches
times = []
for _ in range(3):
    start = time.process_time()
    read_workbook(path, bank)
    times.append(time.process_time() - start)
print(statistics.median(times))
