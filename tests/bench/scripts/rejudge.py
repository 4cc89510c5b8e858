"""Prints what CPU it costs to judge again with one answer changed, as a part of judging the same project whole.

Every question of the review is changed in turn on several random projects. The ``mean`` is what a long search pays;
the ``median``, what one question mostly costs. Both are printed; the one asked for comes last.
"""

import gc
import random
import statistics
import sys
import time

from audit.assessment import Assessor
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from tests.random_snapshots import REVIEW, other_answer, random_snapshot

PROJECTS = 10
declarations = load_declarations()
assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH, with_durable_rules=False)
questions = declarations.bank.questionnaire(ReviewType.PRE_LAUNCH).questions
rng = random.Random(1)  # noqa: S311 - for variety, not for secrets
gc.collect()
gc.freeze()
found: dict[str, list[float]] = {"median": [], "mean": []}
for seed in range(PROJECTS):
    snapshot = random_snapshot(declarations.bank, seed)
    judged = assessor.judge(snapshot, REVIEW)
    changes = [{item.id: other_answer(item, snapshot.answers[item.id], rng)} for item in questions]
    assessor.rejudge(judged, changes[0])  # fills caches
    whole, again = [], []
    for number, change in enumerate(changes):
        if number % 10 == 0:  # in between, so that what else the machine does weighs on both
            start = time.process_time()
            assessor.judge(snapshot, REVIEW)
            whole.append(time.process_time() - start)
        start = time.process_time()
        assessor.rejudge(judged, change)
        again.append(time.process_time() - start)
    for name, figure in (("median", statistics.median), ("mean", statistics.mean)):
        found[name].append(figure(again) / statistics.median(whole))
for name, ratios in found.items():
    print(name, statistics.median(ratios))
print(statistics.median(found[sys.argv[1]]))
