"""A day that is not in the calendar is said to be none, wherever it is typed."""

import pytest

from audit.exchange.cells import CellReader
from audit.intake.grid import Cell
from audit.intake.problems.no_answer import not_an_answer
from audit.intake.values.cells import read_cell
from audit.model.answer import CellRef
from audit.model.text import Language


@pytest.mark.parametrize("typed", ["31/02/2027", "2027-02-31", "31/11/2026"])
def test_an_option_that_is_written_as_a_day(audit, tmp_path, typed):
    code, _, err = audit(
        "run", "questionnaires/examples/projet-fictif.xlsx", "--review-date", typed, "-o", tmp_path / "r"
    )
    assert (code, f"« {typed} » : ce jour n'existe pas dans le calendrier." in err.replace("’", "'")) == (2, True)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/11/2026", "ce jour n'existe pas dans le calendrier"),
        ("31 février 2030", "ce jour n'existe pas dans le calendrier"),
        ("quinze mars 2027", "la date est écrite en lettres"),
        ("15/03/2027 14:00", "la date est accompagnée d'un texte ou d'une heure"),
    ],
)
def test_a_cell_of_a_workbook_that_came_back(typed, why):
    faults = []
    assert CellReader(Language.FR, faults).day((CellRef("Plan", "N5"), Cell(typed))) is None
    (fault,) = faults
    assert f"{why} ; une date complète est attendue" in fault.words.fr


@pytest.mark.parametrize(
    ("typed", "why_fr", "why_en"),
    [
        ("31 février 2030", "ce jour n'existe pas dans le calendrier", "there is no such day in the calendar"),
        ("T1 2027", "ce n'est pas un jour mais une période", "this is not a day but a period"),
    ],
)
def test_an_answer_that_is_supposed_or_corrected(declarations, typed, why_fr, why_en):
    asked = next(question for question in declarations.bank.questions if question.value_type == "date")
    said = not_an_answer(typed, read_cell(Cell(typed), asked, Language.FR).mistake, asked)
    assert f"« {typed} » n'est pas une réponse : {why_fr}" in said.fr
    assert f"“{typed}” is no answer: {why_en}" in said.en
    assert "attendu : une date" in said.fr
