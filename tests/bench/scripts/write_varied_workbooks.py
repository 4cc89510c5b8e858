"""Writes the examples of the tree, varied: ``COUNT`` filled workbooks into ``FOLDER``; prints how many there are.

Each is one of the examples, with one answer in ten taken from another of the same review, under a name of its own.
"""

import random
import sys
from dataclasses import is_dataclass, replace
from pathlib import Path

from audit.intake.snapshot import read_workbook
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook

OTHERWISE = 0.10
NAME = "project.name"

folder, count = Path(sys.argv[1]), int(sys.argv[2])
folder.mkdir()
bank = load_question_bank()
examples = [read_workbook(path, bank).snapshot for path in sorted(Path("questionnaires/examples").glob("*.xlsx"))]
for number in range(count):
    rng = random.Random(number)  # noqa: S311 - for variety, not for secrets
    snapshot = examples[number % len(examples)]
    others = [other for other in examples if other.review_type is snapshot.review_type]
    answers = {
        name: rng.choice(others).answers.get(name, answer) if rng.random() < OTHERWISE else answer
        for name, answer in snapshot.answers.items()
    }
    named = {"value": f"Projet {number:04d}"}
    name = snapshot.answers[NAME]  # a model in older trees
    answers[NAME] = replace(name, **named) if is_dataclass(name) else name.model_copy(update=named)
    varied = snapshot.model_copy(update={"answers": answers})
    write_workbook(bank.questionnaire(snapshot.review_type), snapshot.language, folder / f"{number:04d}.xlsx", varied)
print(count)
