"""A project without a day of review: every command says what lacks, or what was typed, and advice that works."""

import pytest
from openpyxl import load_workbook

from audit.declarations.folders import shipped_folder

FICTITIOUS = shipped_folder("questionnaires") / "examples" / "projet-fictif.xlsx"
OPTIONS = "--accept-unusable --review-date AAAA-MM-JJ"

pytestmark = pytest.mark.slow


@pytest.fixture(params=[None, "quinze mars deux mille vingt-sept"])
def undated(request, audit, tmp_path):
    """Return a workbook of which nothing is filled in, or a day that is no date; and what was typed."""
    path = tmp_path / "classeur.xlsx"
    assert audit("questionnaire", "new", "-o", path)[0] == 0
    if request.param:
        book = load_workbook(path)
        book["Projet"]["E12"] = request.param
        book.save(path)
    return path, request.param


def _last(err):
    return err.replace("\u00a0", " ").replace("’", "'").strip().splitlines()[-1]


def test_the_advice_of_run_works_when_it_is_followed(audit, undated, tmp_path):
    path, typed = undated
    code, _, err = audit("run", path, "-o", tmp_path / "r")
    assert (code, f"relancez avec {OPTIONS} :" in _last(err)) == (3, True)
    code, _, err = audit("run", path, "-o", tmp_path / "r", "--accept-unusable")
    assert code == 3
    found = f"n'a pas pu être lue (Projet!E12 : « {typed} »)" if typed else "manque (Projet!E12)"
    assert _last(err) == f"La date de la revue {found} : saisissez la date entière, ou donnez --review-date AAAA-MM-JJ."
    assert audit("run", path, "-o", tmp_path / "r", "--accept-unusable", "--review-date", "2026-09-30")[0] == 0


@pytest.mark.parametrize("command", [("next-avis",), ("questions",), ("whatif", "--fix", "GOV-001")])
def test_errors_of_blank_answers_are_not_called_unreadable(audit, undated, command):
    path, _ = undated
    name, *more = command
    code, _, err = audit(name, path, *more)
    assert code == 3
    assert _last(err) == (
        f"4 erreurs. À corriger ; ou faites l'audit en l'état avec « audit run {OPTIONS} » et donnez ici son résultat."
    )


def test_a_comparison_sends_back_to_run_which_takes_a_day(audit, undated):
    path, _ = undated
    code, _, err = audit("compare", path, FICTITIOUS)
    assert code == 3
    assert _last(err) == (
        f"4 erreurs : corrigez le fichier, ou faites l'audit avec « audit run {OPTIONS} » et donnez ici son résultat. "
        "Rien n'a été comparé."
    )
    assert audit("compare", path, FICTITIOUS, "--accept-unusable")[0] == 3
