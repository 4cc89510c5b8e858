"""Audits 1,000 random projects; prints the median ``time`` (CPU ms), or the ``memory`` grown after 100 of them (MB)."""

import gc
import resource
import statistics
import sys
import time

from audit.assessment import Assessor
from audit.model.questionnaire import ReviewType
from tests.random_snapshots import REVIEW, random_snapshot

try:
    from audit.loading import load_declarations
except ImportError:  # trees before it was a library's
    from audit.cli.load import load_declarations


def peak_megabytes() -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


declarations = load_declarations()
assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH)
gc.collect()
gc.freeze()  # what was loaded lives as long as the process: the collector need not look at it again
times = []
early = 0.0
for number in range(1000):
    snapshot = random_snapshot(declarations.bank, number)
    start = time.process_time()
    assessor.assess(snapshot, REVIEW)
    times.append(time.process_time() - start)
    if number == 99:
        early = peak_megabytes()
print(1000 * statistics.median(times) if sys.argv[1] == "time" else peak_megabytes() - early)
