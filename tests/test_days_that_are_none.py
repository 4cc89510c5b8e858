"""A day that is not in the calendar is said to be none, wherever it is typed."""

import pytest

from audit.exchange.cells import CellReader
from audit.intake.grid import Cell
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
        ("15/03/2027 14:00", "la date est accompagnée d'un texte"),
    ],
)
def test_a_cell_of_a_workbook_that_came_back(typed, why):
    faults = []
    assert CellReader(Language.FR, faults).day((CellRef("Plan", "N5"), Cell(typed))) is None
    (fault,) = faults
    assert f"{why} ; une date complète est attendue" in fault.words.fr
