"""What `audit check`, `run` and `questionnaire new` say of a workbook, as a user sees it."""

import json
from datetime import date

import pytest

from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.record.read import read_result
from tests.loaded_workbooks import fresh, loaded
from tests.many_cases import tried_on
from tests.shared_declarations import empty_workbook

pytestmark = pytest.mark.slow

REQUIRED = {"project.name": "Alpha", "project.ministry": "Ministère", "project.phase": "Cadrage"}
REVIEWED_ON = date(2026, 9, 15)


class Workbook:
    """A workbook of the shipped questionnaire whose required answers are given."""

    def __init__(self, blank, path):
        self.path = path
        self.book = fresh(blank)
        for name, value in {**REQUIRED, "review.date": REVIEWED_ON}.items():
            self.answer(name, value)

    def place(self, question, column="answer"):
        """Return the cell of a question's column."""
        for sheet in self.book.worksheets:
            for cell in sheet["A"]:
                if cell.value == question:
                    letters = {str(mark.value): mark.column_letter for mark in sheet[3] if mark.value}
                    return sheet[f"{letters['@' + column]}{cell.row}"]
        raise KeyError(question)

    def answer(self, question, value, column="answer"):
        """Type an answer and return its cell, e.g. ``Projet!E12``."""
        cell = self.place(question, column)
        cell.value = value
        return f"{cell.parent.title}!{cell.coordinate}"

    def line(self, table, row, **cells):
        """Type the cells of one line of a table and return their places by column."""
        sheet = next(sheet for sheet in self.book.worksheets if sheet["A4"].value == f"@table:{table}")
        letters = {str(mark.value).removeprefix("@"): mark.column_letter for mark in sheet[4] if mark.value}
        for name, value in cells.items():
            sheet[f"{letters[name]}{row}"].value = value
        return {name: f"{sheet.title}!{letters[name]}{row}" for name in cells}

    def save(self):
        self.book.save(self.path)
        return self.path


@pytest.fixture(scope="module")
def blank():
    return loaded(empty_workbook(ReviewType.PRE_LAUNCH, Language.FR))


@pytest.fixture
def workbook(blank, tmp_path):
    return Workbook(blank, tmp_path / "classeur.xlsx")


def result_of(folder):
    return read_result(folder / "result.json")


def test_the_count_of_check_holds_the_cells_of_tables(audit, workbook):
    workbook.answer("budget.spent", "beaucoup")
    workbook.line("contracts", 7, label="TMA", amount="~ 3 M€", supplier="Ne sait pas")
    workbook.line("contracts", 8, label="?")
    _, out, err = audit("check", workbook.save())
    assert err == ""
    questions, tables = (line for line in out.splitlines() if "Illisible : " in line)
    assert questions.startswith("Questions — Renseigné : 4 ; ")
    assert "Illisible : 1 ; Non demandé : " in questions  # without a contract strategy or a sector, some are not
    assert tables.startswith("Cellules de tableaux — Renseigné : 1 ; Renseigné en partie : 0 ; Ne sait pas : 1 ; ")
    assert tables.endswith("Illisible : 2")


def test_a_refused_file_is_one_problem_in_json(audit, tmp_path):
    path = tmp_path / "notes.xlsx"
    path.write_bytes(b"not a workbook")
    code, out, err = audit("check", path, "--json")
    assert code == 3
    (problem,) = json.loads(out)
    assert (problem["code"], problem["severity"]) == ("not_a_workbook", "error")
    assert "n'est pas un classeur" in problem["message"]["fr"]
    assert "is not an .xlsx or .ods workbook" in problem["message"]["en"]
    assert "notes.xlsx" in err


def test_every_problem_in_json_has_its_message_in_both_languages(audit, workbook):
    place = workbook.answer("budget.spent", "beaucoup")
    code, out, _ = audit("check", workbook.save(), "--json")
    assert code == 3
    (problem,) = (problem for problem in json.loads(out) if problem["severity"] == "error")
    assert problem["code"] == "not_a_number"
    assert problem["message"]["fr"].startswith(place)
    assert "beaucoup" in problem["message"]["en"]
    assert "Lu : « beaucoup »" in problem["message"]["fr"]


def test_a_run_that_stops_counts_errors_of_the_workbook(audit, workbook, tmp_path, monkeypatch):
    workbook.answer("budget.spent", "beaucoup")
    path = workbook.save()
    assert "1 erreur dans le classeur : rien n'a été écrit." in audit("run", path, "-o", tmp_path / "r")[2]
    monkeypatch.setenv("AUDIT_LANG", "en")
    assert "1 error in the workbook: nothing was written." in audit("run", path, "-o", tmp_path / "r")[2]


def test_the_forms_of_the_review_date_are_in_the_help(audit):
    assert "AAAA-MM-JJ ou JJ/MM/AAAA" in " ".join(audit("run", "--help")[1].split())


def test_names_of_a_table_that_may_be_several_are_warned_about(audit, workbook):
    place = workbook.line("contracts", 7, label="TMA", group="Société A, Société B")["group"]
    code, out, _ = audit("check", workbook.save())
    assert code == 0
    (warning,) = (line for line in out.splitlines() if place in line)
    assert "« Société A, Société B »" in warning
    assert "les séparer par « ; »" in warning


@tried_on("typed", [None, "Ne sait pas", "Sans objet"])
def test_a_review_without_date_is_an_error_at_its_cell_for_check_as_for_run(audit, workbook, tmp_path, typed):
    place = workbook.answer("review.date", typed)
    path = workbook.save()
    code, out, _ = audit("check", path)
    assert code == 3
    (error,) = (line for line in out.splitlines() if place in line)
    assert "Ne sait pas »," not in error.partition("Attendu")[2]
    assert "--review-date" in error
    assert "choisir « Ne sait pas »" not in error
    assert "motif" not in error
    assert audit("run", path, "-o", tmp_path / "r")[0] == 3
    assert not (tmp_path / "r").exists()


@tried_on("typed", [None, "Ne sait pas", "Sans objet", "mars 2027", date(2026, 9, 15)], always=2)
def test_the_review_date_of_the_command_stands_for_that_of_the_workbook(audit, workbook, tmp_path, typed):
    place = workbook.answer("review.date", typed)
    code, _, err = audit("run", workbook.save(), "-o", tmp_path / "r", "--review-date", "01/10/2026")
    assert code == 0, err
    result = result_of(tmp_path / "r")
    assert result.review_date == date(2026, 10, 1)
    (note,) = (note.fr for note in result.intake_notes if place in note.fr)
    assert "1er octobre 2026" in note.replace("\u00a0", " ")
    assert ("remplace" in note) == (typed is not None)


def test_the_same_review_date_given_twice_is_nothing_to_say(audit, workbook, tmp_path):
    place = workbook.place("review.date").coordinate
    assert audit("run", workbook.save(), "-o", tmp_path / "r", "--review-date", "2026-09-15")[0] == 0
    assert not any(f"Projet!{place}" in note.fr for note in result_of(tmp_path / "r").intake_notes)
