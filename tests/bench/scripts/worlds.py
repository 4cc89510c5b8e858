"""Judges 100,000 completions of a project, score and avis too; of ten random projects and the fictitious one.

Prints the median ``time``, as a multiple of judging the project alone, or the ``peak`` of this process's memory, MB.
"""

import gc
import statistics
import sys
import time
from pathlib import Path

from audit.assessment import Assessor
from audit.intake.snapshot import read_workbook
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from tests.peak_memory import peak_megabytes
from tests.random_snapshots import REVIEW, random_snapshot

WORLDS = 100_000
declarations = load_declarations()
assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH, with_durable_rules=False)
intake = read_workbook(Path("questionnaires/examples/projet-fictif.xlsx"), declarations.bank)
snapshots = [intake.snapshot, *(random_snapshot(declarations.bank, seed) for seed in range(10))]
assert intake.snapshot is not None
assessor.worlds(assessor.judge(snapshots[0], REVIEW), 10, 1)  # imports numpy
gc.collect()
gc.freeze()
before, ratios = peak_megabytes() or 0.0, []
for seed, snapshot in enumerate(snapshots):
    judged, whole = assessor.judge(snapshot, REVIEW), []
    for _ in range(2):
        for _ in range(5):
            start = time.process_time()
            assessor.judge(snapshot, REVIEW)
            whole.append(time.process_time() - start)
        start = time.process_time()
        assessor.worlds(judged, WORLDS, seed)
        ratios.append((time.process_time() - start) / statistics.median(whole))
peak = peak_megabytes() or 0.0
print(f"the fictitious project {ratios[0]:.1f} and {ratios[1]:.1f}; grown by {peak - before:.0f} MB")
print(statistics.median(ratios) if sys.argv[1] == "time" else peak)
