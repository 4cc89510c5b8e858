"""The example workbooks, varied: as many filled workbooks as a measure asks for, the same each time."""

import random
from pathlib import Path

from audit import api
from audit.declarations.folders import shipped_folder
from audit.model.answer import Answer, AnswerState
from audit.model.value import ValueType
from audit.questionnaire.workbook import write_workbook

_OTHERWISE, _UNKNOWN = 0.10, 0.03  # shares of the answers that are changed, and forgotten


def written_in(folder: Path, count: int) -> list[Path]:
    """Write ``count`` filled workbooks and return their paths."""
    tool = api.load(with_durable_rules=False)
    bank = tool.declarations.bank
    examples = sorted((shipped_folder("questionnaires") / "examples").glob("*.xlsx"))
    snapshots = [tool.read(example).snapshot for example in examples]
    paths = []
    for number in range(count):
        rng = random.Random(number)  # noqa: S311 - for variety, not for secrets
        snapshot = snapshots[number % len(snapshots)]
        answers = dict(snapshot.answers)
        asked = bank.questionnaire(snapshot.review_type)
        for question in asked.questions:
            if question.id in asked.roles.identity or question.id not in answers:
                continue
            chance = rng.random()
            if question.value_type is ValueType.CODE and chance < _OTHERWISE and question.choices:
                answers[question.id] = tool.answer(question.id, rng.choice(question.choices).code)
            elif chance > 1 - _UNKNOWN:
                answers[question.id] = Answer(type=question.value_type, state=AnswerState.UNKNOWN)
        name = asked.roles.project_name
        assert name is not None
        answers[name] = tool.answer(name, f"Projet {number:04d}")
        path = folder / f"projet-{number:04d}.xlsx"
        write_workbook(asked, snapshot.language, path, snapshot.model_copy(update={"answers": answers}))
        paths.append(path)
    return paths
