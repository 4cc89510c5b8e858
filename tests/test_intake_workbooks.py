"""The workbooks of ``tests/workbooks`` are read as people meant them, whichever program saved them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.snapshot import Intake, read_workbook
from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.questionnaire import TableCompleteness
from tests.intake_workbooks import BANK

FOLDER = Path(__file__).parent / "workbooks"
REARRANGED = sorted([*FOLDER.glob("rearranged-*.*"), FOLDER / "rich-text-by-hand.xlsx"])
TYPED = sorted(FOLDER.glob("typed-*.*"))


def _of_today(intake: Intake) -> list[Diagnostic]:
    """Return the problems, but for the one that says that the small questionnaire has changed since they were saved."""
    return [item for item in intake.diagnostics if item.code != "other_questions"]


def test_every_workbook_of_the_folder_is_read_here() -> None:
    assert sorted({path.name for path in FOLDER.iterdir()} - {"README.md"}) == sorted(
        path.name for path in (*REARRANGED, *TYPED)
    )


@pytest.mark.parametrize("path", REARRANGED, ids=lambda path: path.name)
def test_answers_are_found_again_after_everything_moved(path: Path) -> None:
    intake = read_workbook(path, BANK)
    assert [(item.code, item.sheet, item.cell) for item in _of_today(intake)] == [
        ("sheet_copied", "Projet (2)", ""),
        ("cells_merged", "Pilotage du projet", "E6"),
        ("rows_hidden", "Pilotage du projet", "A11"),
    ]
    given = {name: answer for name, answer in intake.snapshot.answers.items() if answer.state is not AnswerState.BLANK}
    assert {name: (answer.value, answer.cells[0]) for name, answer in given.items()} == {
        "project.name": ("Alpha", CellRef(sheet="Projet", cell="F5")),
        "project.review": (date(2027, 3, 31), CellRef(sheet="Projet", cell="F8")),
        "steering.plan": ("yes", CellRef(sheet="Pilotage du projet", cell="E5")),
        "steering.level": ("director", CellRef(sheet="Pilotage du projet", cell="E6")),
        "steering.owners": (2, CellRef(sheet="Pilotage du projet", cell="E11")),
    }
    plan = given["steering.plan"]
    assert plan.evidence is Evidence.DOCUMENTED
    assert " ".join(plan.source.split()) == "Note du 3 mars, p. 4"
    assert intake.snapshot.tables["lots"].completeness is TableCompleteness.NONE


@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.name)
def test_what_people_type_is_read_or_kept_as_it_stands(path: Path) -> None:
    intake = read_workbook(path, BANK)
    assert [(item.code, item.sheet, item.cell, item.read, item.closest) for item in _of_today(intake)] == [
        ("period", "Projet", "E6", "T1 2027", ""),
        ("approximate", "Pilotage", "E12", "environ 12", ""),
        ("not_a_number", "Lots", "C9", "k€ 40", ""),
        ("period", "Lots", "D9", "mars 2027", ""),
        ("placeholder", "Lots", "F9", "n.c.", ""),
        ("formula", "Pilotage", "E11", "=1+1", ""),
        ("row_total", "Lots", "B10", "", ""),
    ]
    answers = intake.snapshot.answers
    assert {name: answer.value for name, answer in answers.items() if answer.state is AnswerState.ANSWERED} == {
        "project.name": "Guichet\u00a0unique",
        "project.suppliers": ("Société A", "Société B"),
        "project.mandate": "yes",
        "steering.plan": "partial",
        "steering.cost": Decimal(1_500_000),
        "steering.time_share": Decimal("0.35"),
    }
    assert answers["steering.level"].state is AnswerState.UNKNOWN
    assert answers["steering.topics"].state is AnswerState.NOT_APPLICABLE
    assert answers["steering.topics"].reason == "Le comité ne se réunit pas encore."
    unusable = {name: answer.raw for name, answer in answers.items() if answer.state is AnswerState.UNUSABLE}
    assert unusable == {"project.review": "T1 2027", "steering.owners": "=1+1", "steering.staff": "environ 12"}
    first, second = intake.snapshot.tables["lots"].rows
    assert [first.cells[name].value for name in ("label", "amount", "end", "topics", "clause")] == [
        "Lot 1",
        Decimal(12_500),
        date(2027, 3, 31),
        ("value", "cost"),
        "yes",
    ]
    assert (second.number, second.cells["label"].value) == (9, "Lot 2")
    assert [second.cells[name].raw for name in ("amount", "end", "clause")] == ["k€ 40", "mars 2027", "n.c."]
