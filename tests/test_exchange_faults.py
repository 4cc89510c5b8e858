"""A workbook that came back and cannot be taken: everything that is wrong is told at once, with its cell."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from audit.api import ExchangeRefused, WorkbookRefused, export_responses, follow_up, import_responses
from audit.api.returned_texts import texts_beside
from audit.model.text import Language
from tests.exchanged import plan_of, saved
from tests.filled_workbooks import fill, sheet_of
from tests.hostile_files import hostile_files
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

DAY = date(2027, 3, 1)
QUESTIONNAIRE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="module")
def audit(folder):
    return saved(folder)


@pytest.fixture
def plan(folder, tmp_path):
    return fill(plan_of(folder), tmp_path / "plan.xlsx", {})


def _faults(audit, plan):
    with pytest.raises(ExchangeRefused) as refused:
        follow_up(audit, plan, DAY)
    assert refused.value.exit_code == 3
    return refused.value


def _edited(plan, edit):
    workbook = load_workbook(plan)
    edit(sheet_of(workbook, "@plan"))
    workbook.save(plan)
    return plan


def test_cells_that_cannot_be_read_are_told_all_at_once(audit, plan):
    fill(
        plan,
        plan,
        {
            "@plan": {
                "name-owner": {"progress": "Fini", "new_due": "31/02/2027"},
                "keep-log": {"new_due": "mars 2027", "done_share": 50},
                "clean-up": {"done_share": "=1/2", "progress": "#N/A"},
            }
        },
    )
    refused = _faults(audit, plan)
    told = refused.said("fr")
    assert len(refused.faults) == 6
    for words in ("« Fini » n'est pas de la liste (À faire, En cours, Fait, Abandonné)", "« mars 2027 »", "« 5000 % »"):
        assert words in told
    assert "Fini" in refused.said("en")
    assert "31 March 2027" in refused.said("en")
    places = [fault.place for fault in refused.faults]
    assert all(place.startswith("Plan d'action!") for place in places)
    assert len(set(places)) == 6


def test_an_id_that_is_gone_unknown_or_twice(audit, plan):
    def edit(sheet):
        names = {sheet.cell(row, 1).value: row for row in range(3, sheet.max_row + 1)}
        sheet.cell(names["keep-log"], 1).value = "keep-logs"
        for column, cell in enumerate(sheet[names["clean-up"]], start=1):
            sheet.cell(sheet.max_row + (column == 1), column).value = cell.value

    refused = _faults(audit, _edited(plan, edit))
    told = [fault.words.en for fault in refused.faults]
    assert len(told) == 2  # nothing was deleted: the line is there, by what is printed in it
    assert "“keep-logs” is not of this audit (“keep-log”?)" in told[0]
    assert "“clean-up” stands twice" in told[1]


def test_a_line_that_was_deleted_is_called_by_what_people_see_of_it(audit, plan):
    """Its id stands in a hidden column."""

    def edit(sheet):
        sheet.delete_rows(next(row for row in range(3, sheet.max_row + 1) if sheet.cell(row, 1).value == "keep-log"))

    (fault,) = _faults(audit, _edited(plan, edit)).faults
    assert "one line was deleted (action no. 3, “Do keep-log”)" in fault.words.en


def test_a_damaged_id_gets_one_piece_of_advice_that_keeps_what_was_typed(audit, plan):
    """One id is typed over with another's, one is emptied: each line is known by what is printed in it."""

    def edit(sheet):
        columns = {cell.value: cell.column for cell in sheet[1]}
        names = {sheet.cell(row, 1).value: row for row in range(3, sheet.max_row + 1)}
        sheet.cell(names["keep-log"], 1).value = "clean-up"
        sheet.cell(names["name-owner"], 1).value = None
        for name in ("keep-log", "name-owner"):
            sheet.cell(names[name], columns["@comment"]).value = f"Dit de {name}"

    path = _edited(plan, edit)
    told = [fault.words.en for fault in _faults(audit, path).faults]
    assert len(told) == 2
    assert "put “keep-log” back in the first column" in told[0]
    assert "put back “name-owner”" in told[1]
    assert list(texts_beside([path])) == []

    def mend(sheet):
        for row in range(3, sheet.max_row + 1):
            said = str(sheet.cell(row, next(c.column for c in sheet[1] if c.value == "@comment")).value or "")
            if said.startswith("Dit de "):
                sheet.cell(row, 1).value = said.removeprefix("Dit de ")

    found = follow_up(audit, _edited(path, mend), DAY)  # the advice, followed: nothing is lost
    assert {step.comment for step in found.steps} >= {"Dit de keep-log", "Dit de name-owner"}


def test_lines_sorted_without_their_hidden_ids_are_told_rather_than_taken_for_others(audit, plan):
    """By hand: two ids change places, as when the columns that show are sorted and the first one, hidden, is not."""

    def edit(sheet):
        names = {sheet.cell(row, 1).value: row for row in range(3, sheet.max_row + 1)}
        one, other = names["keep-log"], names["clean-up"]
        sheet.cell(one, 1).value, sheet.cell(other, 1).value = "clean-up", "keep-log"

    faults = _faults(audit, _edited(plan, edit)).faults
    assert len(faults) == 2
    assert all("compterait pour une autre" in fault.words.fr for fault in faults)
    assert {"remettez « keep-log »", "remettez « clean-up »"} == {
        "remettez" + fault.words.fr.partition("remettez")[2].partition(" dans")[0] for fault in faults
    }


@pytest.mark.parametrize("status", ["À faire", None])
def test_an_id_that_was_emptied_is_one_fault_that_says_which(audit, plan, status):
    def edit(sheet):
        names = {sheet.cell(row, 1).value: row for row in range(3, sheet.max_row + 1)}
        columns = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(names["keep-log"], 1).value = None
        sheet.cell(names["keep-log"], columns["@progress"]).value = status

    (fault,) = _faults(audit, _edited(plan, edit)).faults
    assert fault.place.startswith("Plan d'action!A")
    assert "remettez « keep-log »" in fault.words.fr
    assert "masquée" in fault.words.fr


def test_a_line_that_was_added_is_told(audit, plan):
    def edit(sheet):
        columns = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(sheet.max_row + 1, columns["@comment"]).value = "une action de plus"

    (fault,) = _faults(audit, _edited(plan, edit)).faults
    assert "n'a pas d'identifiant" in fault.words.fr


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (
            lambda sheet: sheet.delete_rows(1),
            "la feuille « Plan d'action » manque, ou sa première ligne ou sa première colonne, masquées",
        ),
        (lambda sheet: sheet.delete_cols(12), "colonnes à remplir ont été supprimées (progress)"),
        (lambda sheet: sheet.parent.copy_worksheet(sheet), "plusieurs fois (Plan d'action, Plan d'action Copy)"),
        (lambda sheet: sheet.parent.remove(sheet.parent["_audit"]), "feuille cachée manque"),
    ],
    ids=["marks", "column", "copied", "meta"],
)
def test_what_people_deleted_or_copied(audit, plan, edit, words):
    assert words in _faults(audit, _edited(plan, edit)).said("fr")


def test_a_plan_of_another_audit(audit, tmp_path):
    other = saved(tmp_path / "other", a="yes")
    said = _faults(audit, plan_of(tmp_path / "other")).said("fr")
    assert "d'un autre résultat du même audit" in said  # no name, the same day: made again since
    assert follow_up(other, plan_of(tmp_path / "other"), DAY).steps


def test_a_plan_of_another_project_says_which(audit, plan):
    workbook = load_workbook(plan)
    meta = {row[0].value: row[1] for row in workbook["_audit"].iter_rows(max_col=2)}
    meta["project"].value, meta["result_sha256"].value = "Autre projet", "0" * 64
    workbook["_audit"].title = "cachée"
    workbook.save(plan)
    assert "il vient d'un autre audit (« Autre projet », revue du 30 juin 2026)" in _faults(audit, plan).said("fr")


def test_a_later_format_is_not_guessed(audit, plan):
    workbook = load_workbook(plan)
    workbook["_audit"]["B1"].value = "plan_workbook/2.0"
    workbook.save(plan)
    assert "“plan_workbook/2.0”" in _faults(audit, plan).said("en")


def test_files_of_another_kind_say_what_they_are(audit, plan, tmp_path):
    sent = tmp_path / "r.xlsx"
    sent.write_bytes(export_responses(audit, Language.FR))
    assert "c'est un fichier de réponses" in _faults(audit, sent).said("fr")
    with pytest.raises(ExchangeRefused, match="this is an action plan"):
        import_responses(audit, [plan])
    assert "c'est un questionnaire" in _faults(audit, QUESTIONNAIRE).said("fr")


def test_a_correction_that_is_no_answer(audit, tmp_path):
    sent = tmp_path / "r.xlsx"
    sent.write_bytes(export_responses(audit, Language.FR))
    lines = {"q.a": "peut-être", "q.b": "Ne sait pas", "q.c": "Sans objet"}
    fill(sent, sent, {"@answers": {name: {"corrected": typed} for name, typed in lines.items()}})
    with pytest.raises(ExchangeRefused) as refused:
        import_responses(audit, [sent])
    fault, without_reason = refused.value.faults
    assert "demande un motif" in without_reason.words.fr
    assert "« peut-être » n'est pas une réponse : cette réponse n'est pas dans la liste" in fault.words.fr
    assert "« Partiellement »" in fault.words.fr


@tried_on("name", sorted(hostile_files()), always=5)
def test_hostile_files_are_refused_at_the_gate(audit, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(hostile_files()[name])
    with pytest.raises(WorkbookRefused):
        follow_up(audit, path, DAY)
    with pytest.raises(WorkbookRefused):
        import_responses(audit, [path])
