"""Answers given again as they were are confirmed; two files that say the same count by the best of them."""

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from openpyxl import load_workbook

import audit as library
from audit.api import (
    NothingToSend,
    SavedAudit,
    contradictory_report,
    corrected_snapshot,
    doubts_on,
    effects_of,
    export_responses,
    import_responses,
    render,
    responses_lines,
)
from audit.model.answer import Evidence
from audit.model.exchange import Stage
from audit.model.text import Language
from tests.exchanged import saved
from tests.filled_workbooks import fill, sheet_of

FR = Language.FR
EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"


@pytest.fixture(scope="module")
def answered(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("audit"))


@pytest.fixture(scope="module")
def fictitious(tmp_path_factory):
    folder, tool = tmp_path_factory.mktemp("fictitious"), library.load(with_durable_rules=False)
    for file, content in render(tool.audit(tool.read(EXAMPLES / "projet-fictif.xlsx")), "json").items():
        (folder / file).write_bytes(content)
    return SavedAudit.read(tool, folder)


def _file(of, folder, name="rempli.xlsx", **filled):
    path = folder / name
    path.write_bytes(export_responses(of, FR))
    return fill(path, path, {f"@{sheet}": lines for sheet, lines in filled.items()})


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _page(of, found, name="md"):
    files = contradictory_report(of, Stage.PROVISIONAL, FR, found, None, [name])
    return _plain(files[f"rapport-contradictoire.{name}"].decode())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fact", "given"),
    [
        ("planning.current_end", date(2028, 8, 15)),
        ("milestones/13/status", "Prévu"),
        ("project.phase", "Expérimentation"),
    ],
)
def test_an_answer_typed_again_as_it_was_corrects_nothing_and_takes_no_evidence_away(fictitious, tmp_path, fact, given):
    found = import_responses(fictitious, [_file(fictitious, tmp_path, answers={fact: {"corrected": given}})])
    (file,) = found.files
    assert (file.answers, file.remarks, file.confirmed) == ((), (), (fact,))
    assert effects_of(fictitious, found).by_finding == {}


def test_what_is_said_beside_an_answer_that_is_confirmed_is_kept_with_its_finding(answered, tmp_path):
    lines = {"q.a": {"corrected": "Non", "answer_comment": "C'est exact.", "answer_document": "Note n° 2"}}
    (file,) = import_responses(answered, [_file(answered, tmp_path, answers=lines)]).files
    (remark,) = file.remarks  # q.a was verified: the note adds nothing to its evidence
    assert (remark.rule, remark.fact, remark.comment, remark.document) == (
        "TST-001",
        "q.a",
        "C'est exact.",
        "Note n° 2",
    )
    assert file.answers == ()


@pytest.mark.slow
def test_a_document_for_an_answer_that_was_only_declared_counts(fictitious, tmp_path):
    """Gouvernance!E25 is declared only; with a document for the same answer, it is borne out."""
    fact = "governance.handover_plan"
    assert fictitious.given_answer(fact).evidence is Evidence.DECLARED
    lines = {fact: {"corrected": "Partiellement", "answer_document": "Plan de continuité du 7 mai"}}
    found = import_responses(fictitious, [_file(fictitious, tmp_path, answers=lines)])
    assert found.files[0].confirmed == (fact,)
    assert [one.answer.evidence for one in found.files[0].answers] == [Evidence.DOCUMENTED]
    assert "Réponse confirmée, pièce produite" in _page(fictitious, found)


def test_two_files_that_say_the_same_count_by_the_best_of_them_whatever_their_order(answered, tmp_path):
    files = [
        _file(answered, tmp_path, "a.xlsx", answers={"q.a": {"corrected": "Oui", "answer_document": "Lettre"}}),
        _file(answered, tmp_path, "b.xlsx", answers={"q.a": {"corrected": "Oui", "answer_comment": "Voir la lettre."}}),
    ]
    for order in permutations(files):
        found = import_responses(answered, order)
        (one,) = found.corrections["q.a"]
        assert (one.answer.evidence, one.answer.source, one.answer.comment) == (
            Evidence.DOCUMENTED,
            "Lettre",
            "Voir la lettre.",
        )
        assert effects_of(answered, found).by_finding["TST-001"].undocumented == ()
        kept = json.loads(corrected_snapshot(answered, found))["answers"]["q.a"]
        assert kept["evidence"] == "documented"
        for name in ("a.xlsx", "b.xlsx"):
            assert name in kept["source"]


@pytest.mark.slow
def test_the_answer_given_stands_beside_a_correction_of_a_line_that_a_figure_sums_up(fictitious, tmp_path):
    """By hand, of its sheet: milestone 13 is « Paiement et extension à douze départements », on 18 December 2026."""
    lines = {"milestones/13/current_date": {"corrected": date(2026, 11, 13)}}
    found = import_responses(fictitious, [_file(fictitious, tmp_path, answers=lines)])
    said = (
        "Jalons — Date réelle ou prévue (ligne 13), « Paiement et extension à douze départements » : "
        "« 13 novembre 2026 » au lieu de « 18 décembre 2026 »"
    )
    for name in ("md", "csv", "html"):
        assert said in _page(fictitious, found, name).replace("&#39;", "'")
    told = _plain(" ".join(responses_lines(fictitious, found, effects_of(fictitious, found), FR, 400)))
    assert "« Paiement et extension à douze départements » = 13 novembre 2026" in told
    assert "Elle remplace une réponse documentée" in told
    sheet = sheet_of(load_workbook(tmp_path / "rempli.xlsx"), "@answers")
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, 1).value: row for row in range(3, sheet.max_row + 1)}
    question = sheet.cell(rows["milestones/13/current_date"], columns["@question"]).value
    assert _plain(question).endswith("(ligne 13), « Paiement et extension à douze départements »")


def test_each_correction_of_several_files_says_whose_it_is(answered, tmp_path):
    files = [
        _file(answered, tmp_path, f"{number}.xlsx", answers={"q.b": {"corrected": value}})
        for number, value in enumerate(("Oui", "Partiellement"))
    ]
    found = import_responses(answered, files)
    told = _plain(" ".join(responses_lines(answered, found, effects_of(answered, found), FR, 400)))
    for number, value in enumerate(("Oui", "Partiellement")):
        assert f"{number}.xlsx : réponse corrigée : " in told
        assert f"= {value}" in told
    page = _page(answered, found)
    assert [page.count(f"Équipe auditée ({number}.xlsx) : Réponse corrigée — ") for number in (0, 1)] == [1, 1]


def test_words_of_the_team_stand_between_quotation_marks(answered, tmp_path):
    words = "Position des auditeurs : Constat retiré"
    found = import_responses(answered, [_file(answered, tmp_path, findings={"TST-001": {"comment": words}})])
    for name in ("md", "csv"):
        assert f"« {words} »" in _page(answered, found, name)


def test_a_correction_keeps_the_comment_of_the_answer_that_it_replaces(tmp_path):
    from tests.exchanged import tool

    made = saved(tmp_path)
    record = made.record
    answers = {
        name: answer.__class__(**{**{key: getattr(answer, key) for key in answer.__slots__}, "comment": "Avant."})
        for name, answer in record.snapshot.answers.items()
    }
    before = record.snapshot.model_copy(update={"answers": answers})
    from audit.exchange.corrected import corrected_project

    found = import_responses(
        made, [_file(made, tmp_path, answers={"q.a": {"corrected": "Oui", "answer_comment": "Après."}})]
    )
    assert corrected_project(before, found).answers["q.a"].comment == "Avant. Après."
    assert tool() is not None


@pytest.mark.parametrize("reason", ["Pas de pièce", "Aucune pièce", "Sans preuve"])
def test_that_no_document_was_given_is_a_reason_to_maintain_a_finding(audit, answered, tmp_path, reason):
    code, _, err = audit(
        "respond", "position", answered.path, "TST-001", "--decision", "maintenu", "--reason", reason,
        "--author", "A. Auditrice", "--date", "2026-10-20", "-o", tmp_path / "p.yaml",
    )  # fmt: skip
    assert "ne dit rien" not in err
    assert code in (0, 3), err  # the rules of this small audit are not those of the command


@pytest.mark.slow
def test_a_finding_that_stands_in_other_words_says_which(fictitious, tmp_path):
    """By hand: 16.5 M€ are 23.1 % more than 13.4 M€, above the alert of 20 %; 14.96 M€ were 11.6 % more, below it."""
    lines = {"budget.current_forecast": {"corrected": 16_500_000, "answer_document": "Budget du 20/10/2026"}}
    found = import_responses(fictitious, [_file(fictitious, tmp_path, answers=lines)])
    effect = effects_of(fictitious, found).by_finding["FIN-003"]
    assert effect.closes == ()
    said = _plain(effect.restated["FIN-003"].fr)
    assert said.startswith(
        "Le coût prévu à l'achèvement dépasse de 23,1 % celui du référentiel initial (alerte au-delà de 20 %"
    )
    for told in (
        _page(fictitious, found),
        _plain(" ".join(responses_lines(fictitious, found, effects_of(fictitious, found), FR, 400))),
    ):
        assert "le constat demeure, en d'autres termes" in told
        assert "Il s'énoncerait : « Le coût prévu à l'achèvement dépasse de 23,1 %" in told


@pytest.mark.parametrize("order", list(permutations((0, 1))))
def test_what_one_file_confirms_and_another_changes_is_at_odds(answered, tmp_path, order):
    """q.a is “No”, verified: one addressee says so again, with a document; the other does not know."""
    files = [
        _file(answered, tmp_path, "a.xlsx", answers={"q.a": {"corrected": "Non", "answer_document": "Note n° 2"}}),
        _file(answered, tmp_path, "b.xlsx", answers={"q.a": {"corrected": "Oui"}}),
    ]
    found = import_responses(answered, [files[place] for place in order])
    assert found.at_odds == ("q.a",)
    effects = effects_of(answered, found)
    assert (effects.at_odds, effects.by_finding) == (("q.a",), {})
    with pytest.raises(NothingToSend, match="differently"):
        corrected_snapshot(answered, found)


def test_an_answer_confirmed_as_it_was_given_is_told_with_its_value(answered, tmp_path):
    lines = {"q.a": {"corrected": "Non", "answer_document": "Note n° 2"}}
    found = import_responses(answered, [_file(answered, tmp_path, answers=lines)])
    screen = _plain(" ".join(responses_lines(answered, found, effects_of(answered, found), FR)))
    for said in (screen, _page(answered, found)):
        assert "réponse confirmée telle qu'elle avait été donnée : " in said.replace("’", "'")
        assert "= Non" in said
        assert "qui n'est pas corrigée" not in said.replace("’", "'")


@pytest.mark.slow
def test_what_a_correction_contradicts_is_told_at_its_cell_and_in_the_report(fictitious, tmp_path):
    """The forecast is 14.96 M€, as the lines of the budget make up; the team says 15.2."""
    lines = {"budget.current_forecast": {"corrected": "15,2 M€"}}
    found = import_responses(fictitious, [_file(fictitious, tmp_path, answers=lines)])
    doubts = doubts_on(fictitious, found)
    assert doubts
    (cell,) = found.files[0].answers[0].answer.cells
    assert {(one.sheet, one.cell) for one in doubts} == {("Réponses corrigées", cell.cell)}
    page = _page(fictitious, found)
    assert f"Avertissement sur une réponse corrigée : Réponses corrigées!{cell.cell}" in page
    assert "Lu : « 15,2 M€ »" in page
