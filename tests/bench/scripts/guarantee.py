"""Prints the seconds of what an opinion rests on, once everything is loaded.

``whole``: the fictitious project judged, its levels proven on declarations and on evidence, and its open answers ranked
over 20,000 worlds. ``next``: the shortest ways to a better level of a project with sixty findings or so.
"""

import gc
import random
import statistics
import sys
import time
from pathlib import Path

from audit.assessment import Assessor
from audit.intake.snapshot import read_workbook
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import QuestionType, ReviewType
from tests.random_snapshots import REVIEW

WORLDS = 20_000
FINDINGS = 60
declarations = load_declarations()
assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH, with_durable_rules=False)
snapshot = read_workbook(Path("questionnaires/examples/projet-fictif.xlsx"), declarations.bank).snapshot
assert snapshot is not None
sound = assessor.judge(snapshot, REVIEW)


def whole() -> None:
    judged = assessor.judge(snapshot, REVIEW)
    assessor.guarantee(judged)
    assessor.advice.questions_that_matter(judged, WORLDS, 0)


graded = [question for question in declarations.bank.questions if question.type is QuestionType.YES_PARTIAL_NO]
picked = random.Random(5).sample(graded, 65)  # noqa: S311 - for variety, not for secrets
bad = {one.id: Answer(type=one.value_type, state=AnswerState.ANSWERED, value="no") for one in picked}
poor = assessor.rejudge(sound, bad)
found = sum(one.outcome in ("violated", "partial") for one in poor.judgement.verdicts)
print(f"{found} findings")
assert found >= FINDINGS


def ways() -> None:
    assessor.advice.next_avis(poor)


work = {"whole": whole, "next": ways}[sys.argv[1]]
work()  # imports what is imported late
gc.collect()
gc.freeze()
times = []
for _ in range(7):
    start = time.process_time()
    work()
    times.append(time.process_time() - start)
print(statistics.median(times))
