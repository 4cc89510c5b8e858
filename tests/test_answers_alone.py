"""Read for its answers alone, a workbook gives the same answers and the same errors; only notes are left out."""

from pathlib import Path

import pytest

from audit.intake.gate.refused import RefusedFile
from audit.intake.problems.diagnostics import Severity
from audit.intake.snapshot import Intake, read_workbook
from audit.model.questionnaire import QuestionBank
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, QUESTIONNAIRE
from tests.mutated_workbooks import mutants
from tests.random_snapshots import random_snapshot

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
WORKBOOKS = sorted((Path(__file__).parent / "workbooks").glob("*.[ox]*"))


def read(path: Path, bank: QuestionBank, *, answers_alone: bool) -> Intake | str:
    try:
        return read_workbook(path, bank, answers_alone=answers_alone)
    except RefusedFile as refused:
        return refused.code


def compare(path: Path, bank: QuestionBank) -> int:
    """Compare the two ways to read a file, and return how many notes one of them leaves out."""
    whole, alone = (read(path, bank, answers_alone=asked) for asked in (False, True))
    if isinstance(whole, str) or isinstance(alone, str):
        assert alone == whole
        return 0
    assert alone.snapshot == whole.snapshot
    assert alone.errors == whole.errors
    left_out = [item for item in whole.diagnostics if item not in alone.diagnostics]
    assert {item.severity for item in left_out} <= {Severity.NOTE}
    assert [item for item in whole.diagnostics if item not in left_out] == list(alone.diagnostics)
    return len(left_out)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.[ox]*")), ids=lambda path: path.name)
def test_of_the_examples(path: Path) -> None:
    compare(path, load_question_bank())


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_of_workbooks_that_programs_saved(path: Path) -> None:
    compare(path, BANK)


@pytest.mark.thorough
def test_of_damaged_workbooks(tmp_path: Path) -> None:
    intact = tmp_path / "intact.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, intact, random_snapshot(BANK, 5))
    notes = 0
    for name, content in mutants(intact.read_bytes(), 200, seed=20261123):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(content)
        notes += compare(path, BANK)
    assert notes > 0, "some damage should leave what is only noted"
