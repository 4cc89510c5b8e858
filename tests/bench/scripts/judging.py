"""Prints the CPU milliseconds of one random project: ``judge``, figures without texts, or ``assess``, the whole audit.

A tree that cannot judge alone assesses, without and with texts being the same there.
"""

import gc
import statistics
import sys
import time
from importlib import import_module

from audit.assessment import Assessor
from audit.model.questionnaire import ReviewType
from tests.random_snapshots import REVIEW, random_snapshot

try:
    loading = import_module("audit.loading")
except ModuleNotFoundError:  # trees before it was a library's
    loading = import_module("audit.cli.load")

what, projects = sys.argv[1], int(sys.argv[2])
declarations = loading.load_declarations()
assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH)
can_judge_alone = hasattr(assessor, "rejudge")
work = assessor.judge if what == "judge" and can_judge_alone else assessor.assess
snapshots = [random_snapshot(declarations.bank, seed) for seed in range(projects)]
for snapshot in snapshots[:5]:  # imports what is imported late, and fills caches
    work(snapshot, REVIEW)
gc.collect()
gc.freeze()  # what was loaded lives as long as the process: the collector need not look at it again
times = []
for snapshot in snapshots:
    start = time.process_time()
    work(snapshot, REVIEW)
    times.append(time.process_time() - start)
print(1000 * statistics.median(times))
