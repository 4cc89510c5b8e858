"""What people change of what the tool printed is told with its cell, both texts and where it is to be written."""

from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from audit.api import export_responses, follow_up, import_responses
from audit.api.returned_texts import texts_beside
from audit.exchange.shape import FORMAT_KEY, PRINTED_MARK
from audit.model.text import Language
from tests.exchanged import plan_of, saved
from tests.filled_workbooks import fill, sheet_of
from tests.installed_programs import needs_soffice
from tests.test_intake_libreoffice import saved_by_libreoffice

pytestmark = pytest.mark.slow

DAY = date(2027, 3, 1)


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("edited"))


@pytest.fixture
def plan(audit, tmp_path):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_of(audit.path.parent).read_bytes())
    return path


@pytest.fixture
def answers(audit, tmp_path):
    path = tmp_path / "reponses.xlsx"
    path.write_bytes(export_responses(audit, Language.FR))
    return path


def told(path):
    return [said.fr for _, said in texts_beside([path])]


def cell_of(path, mark, name, column):
    """Return the cell of a line, by its id and the mark of its column, with its place."""
    sheet = sheet_of(load_workbook(path), mark)
    at = next(cell.column for cell in sheet[1] if cell.value == f"@{column}")
    cell = next(row[at - 1] for row in sheet.iter_rows() if row[0].value == name)
    return cell.value, f"{sheet.title}!{cell.coordinate}"


def test_a_due_date_that_was_changed(audit, plan):
    due, place = cell_of(plan, "@plan", "keep-log", "due_date")
    later = due + timedelta(days=40)
    before = follow_up(audit, plan, DAY)
    fill(plan, plan, {"@plan": {"keep-log": {"due_date": later}}})
    assert told(plan) == [
        f"{place} : colonne « Échéance » : « {due:%d/%m/%Y} » y était imprimé, « {later:%d/%m/%Y} » y est lu ; ce "
        "changement n'est pas repris, l'audit reste tel qu'il a été rendu. Portez-le dans la colonne « Nouvelle "
        "échéance » de la même ligne s'il doit compter"
    ]
    assert follow_up(audit, plan, DAY) == before  # the file is taken, and nothing of the change


def test_several_cells_are_told_at_once_with_their_columns(audit, plan):
    fill(
        plan,
        plan,
        {
            "@plan": {
                "name-owner": {"do": "Nommer deux pilotes", "owner_role": None, "comment": "vu"},
                "clean-up": {"proof": "PV", "after": "1"},
            }
        },
    )
    follow_up(audit, plan, DAY)
    said = "\n".join(told(plan))
    assert len(told(plan)) == 4
    assert "colonne « Action »" in said
    assert "« Nommer deux pilotes » y est lu" in said
    assert "y était imprimé, la cellule est vide" in said
    assert "rien n'y était imprimé, « 1 » y est lu" in said
    assert said.count("dans la colonne « Commentaire »") == 2
    assert said.count("dans la colonne « Responsable désigné »") == 1
    assert said.count("dans la colonne « Preuve produite (référence, date) »") == 1


def test_a_finding_of_the_plan_leads_to_the_file_of_answers(audit, plan):
    _, place = cell_of(plan, "@findings", "TST-002", "severity")
    fill(plan, plan, {"@findings": {"TST-002": {"severity": "Mineur"}}})
    (said,) = told(plan)
    assert said.startswith(f"{place} : colonne « Gravité » : « Majeur » y était imprimé, « Mineur » y est lu")
    assert said.endswith(
        "Une observation sur un constat se porte dans le fichier de réponses (« audit respond export »)"
    )


def test_findings_and_answers_given_of_a_file_of_answers(audit, answers):
    _, title = cell_of(answers, "@findings", "TST-001", "title")
    _, given = cell_of(answers, "@answers", "q.a", "given")
    fill(
        answers,
        answers,
        {
            "@findings": {"TST-001": {"title": "Autre exigence", "reply": "Accepté"}},
            "@answers": {"q.a": {"given": "Oui"}},
        },
    )
    assert import_responses(audit, [answers]).files[0].answers == ()
    first, second = told(answers)
    assert first.startswith(f"{title} : colonne « Exigence »")
    assert first.endswith("Portez-le dans la colonne « Vos observations » de la même ligne s'il doit compter")
    assert second.startswith(f"{given} : colonne « Réponse donnée » : « Non » y était imprimé, « Oui » y est lu")
    assert second.endswith("Portez-le dans la colonne « Réponse corrigée » de la même ligne s'il doit compter")


def test_of_long_texts_the_place_of_the_change_is_quoted(plan):
    was, _ = cell_of(plan, "@plan", "name-owner", "do")
    fill(plan, plan, {"@plan": {"name-owner": {"do": f"{was} {'mot ' * 50}sauf le lot 3"}}})
    (said,) = told(plan)
    assert "mot mot" in said
    fill(plan, plan, {"@plan": {"name-owner": {"do": was}}})
    assert told(plan) == []


def test_what_says_the_same_is_no_change(plan):
    """A number retyped as a text, a date as a text, other ends of lines: a spreadsheet shows the same."""
    number, _ = cell_of(plan, "@plan", "name-owner", "number")
    due, _ = cell_of(plan, "@plan", "name-owner", "due_date")
    do, _ = cell_of(plan, "@plan", "name-owner", "do")
    same = {"number": str(number), "due_date": f"{due:%d/%m/%Y}", "do": do.replace("\n", "\r\n") + " "}
    fill(plan, plan, {"@plan": {"name-owner": same}})
    assert told(plan) == []


def test_lines_that_were_sorted_and_columns_that_were_moved_are_no_change(plan):
    workbook = load_workbook(plan)
    sheet = sheet_of(workbook, "@plan")
    width = sheet.max_column
    first, second = ([cell.value for cell in sheet[row]] for row in (3, 4))
    for at in range(width):
        sheet.cell(3, at + 1).value, sheet.cell(4, at + 1).value = second[at], first[at]
    for row in range(1, sheet.max_row + 1):
        one, other = sheet.cell(row, 3).value, sheet.cell(row, 4).value
        sheet.cell(row, 3).value, sheet.cell(row, 4).value = other, one
    workbook.save(plan)
    assert told(plan) == []


def test_a_file_of_the_former_format_is_read_and_tells_no_change(audit, plan):
    workbook = load_workbook(plan)
    copies = next(sheet for sheet in workbook.worksheets if sheet["A1"].value == PRINTED_MARK)
    assert copies.sheet_state == "hidden"
    workbook.remove(copies)
    meta = next(sheet for sheet in workbook.worksheets if sheet["A1"].value == FORMAT_KEY)
    meta["B1"] = "plan_workbook/1.0"
    workbook.save(plan)
    fill(plan, plan, {"@plan": {"name-owner": {"do": "Autre"}}})
    assert len(follow_up(audit, plan, DAY).steps) == 4
    assert told(plan) == []


@needs_soffice
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_what_libreoffice_saved_without_a_change_tells_nothing(audit, plan, answers, to, tmp_path):
    english = tmp_path / "english.xlsx"
    english.write_bytes(export_responses(audit, Language.EN))
    edited = fill(plan, tmp_path / "edited.xlsx", {"@plan": {"keep-log": {"do": "Autre"}}})
    *back, again = saved_by_libreoffice([plan, answers, english, edited], to, tmp_path)
    assert [said.fr for _, said in texts_beside(back)] == []
    assert len(list(texts_beside([again]))) == 1
