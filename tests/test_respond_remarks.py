"""What the audited team says otherwise than by a reply: of an answer that it leaves as it is, against one another."""

import json
from datetime import date
from html import unescape

import pytest

from audit.api import (
    ExchangeRefused,
    NoSuchFinding,
    PositionsMissing,
    contradictory_report,
    corrected_snapshot,
    effects_of,
    export_responses,
    import_responses,
    read_answers,
    read_positions,
    responses_content,
    responses_lines,
    take_position,
)
from audit.exchange.corrected import corrected_project
from audit.model.exchange import Stage
from audit.model.text import Language, Text
from tests.exchanged import saved
from tests.filled_workbooks import fill

FR = Language.FR


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("audit"))


def _file(audit, folder, name="rempli.xlsx", **filled):
    path = folder / name
    path.write_bytes(export_responses(audit, FR))
    return fill(path, path, {f"@{sheet}": lines for sheet, lines in filled.items()})


def _told(audit, found):
    return "\n".join(responses_lines(audit, found, effects_of(audit, found), FR, 400)).replace("\u00a0", " ")


def _page(audit, stage, found, positions=None):
    return unescape(contradictory_report(audit, stage, FR, found, positions)["rapport-contradictoire.html"].decode())


def test_what_is_said_of_an_answer_that_is_not_corrected_is_kept_with_its_finding(audit, tmp_path):
    lines = {"q.a": {"answer_comment": "La réponse est exacte.", "answer_document": "Pièce n° 4"}}
    found = import_responses(audit, [_file(audit, tmp_path, answers=lines)])
    (file,) = found.files
    assert file.answers == ()
    (remark,) = file.remarks  # TST-001 alone rests on this answer
    assert (remark.rule, remark.fact, remark.reply) == ("TST-001", "q.a", None)
    assert (remark.comment, remark.document) == ("La réponse est exacte.", "Pièce n° 4")
    assert remark.cell.sheet == "Réponses corrigées"
    told = _told(audit, found)
    assert "La réponse est exacte." in told
    assert "Pièce n° 4" in told
    assert "constats répondus : 1 sur 3" in told
    assert "TST-001" not in told.partition("Sans réponse")[2]
    page = _page(audit, Stage.PROVISIONAL, found).replace("\u00a0", " ")
    assert page.count("La réponse est exacte.") == page.count("Pièce n° 4") == 1
    with pytest.raises(PositionsMissing, match=r"TST-001\."):
        _page(audit, Stage.FINAL, found)


def test_answers_are_kept_with_these_remarks_and_those_of_the_former_format_are_read(audit, tmp_path):
    found = import_responses(audit, [_file(audit, tmp_path, answers={"q.a": {"answer_document": "Pièce n° 4"}})])
    path = tmp_path / "reponses.json"
    path.write_bytes(responses_content(found))
    assert read_answers(audit, path) == found
    data = json.loads(path.read_bytes())
    data["schema_version"] = "1.0"
    for file in data["files"]:
        del file["remarks"]
        for one in file["findings"]:
            del one["fact"]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert read_answers(audit, path).files[0].remarks == ()


def test_opposite_replies_are_named_with_their_files(audit, tmp_path):
    files = [
        _file(audit, tmp_path, f"{number}.xlsx", findings={"TST-002": {"reply": reply}})
        for number, reply in enumerate(("Refusé", "Accepté"))
    ]
    found = import_responses(audit, files)
    assert found.replies_at_odds == ("TST-002",)
    told = _told(audit, found)
    assert (
        "Réponses opposées de deux destinataires sur le même constat, à trancher avec l'équipe auditée : TST-002."
        in told
    )
    assert "0.xlsx : Refusé" in told
    assert "1.xlsx : Accepté" in told
    assert "à trancher avec l'équipe auditée : TST-002." in _page(audit, Stage.PROVISIONAL, found).replace(
        "\u00a0", " "
    )


def test_the_corrected_project_is_not_said_to_be_its_workbook(audit, tmp_path):
    filled = {
        "q.a": {"corrected": "Oui", "answer_document": "Lettre", "answer_comment": "Signée."},
        "q.c": {"corrected": "oui"},
    }
    found = import_responses(audit, [_file(audit, tmp_path, answers=filled)])
    snapshot = json.loads(corrected_snapshot(audit, found))
    workbook = audit.record.snapshot.workbook
    assert snapshot["workbook"] is None
    assert snapshot["banner"].startswith(audit.record.snapshot.banner)
    own = (workbook.name, workbook.sha256[:12], "que l'équipe auditée a corrigées (2") if workbook else ("2",)
    for words in (*own, "rempli.xlsx"):
        assert words in snapshot["banner"]
    corrected = snapshot["answers"]["q.a"]
    assert corrected["comment"] == "Signée."
    assert corrected["source"].startswith(
        "Lettre (réponse corrigée par l'équipe auditée : rempli.xlsx, Réponses corrigées!"
    )


def test_not_applicable_calls_for_a_reason(audit, tmp_path):
    with pytest.raises(ExchangeRefused) as refused:
        import_responses(audit, [_file(audit, tmp_path, answers={"q.a": {"corrected": "Sans objet"}})])
    assert "motif" in refused.value.faults[0].words.fr


def test_a_position_is_not_older_than_the_review(audit, tmp_path):
    path = tmp_path / "positions.yaml"
    with pytest.raises(ExchangeRefused, match="comes before the review date"):
        take_position(audit, path, "TST-001", "maintained", "x", "y", date(2020, 1, 1))
    text = take_position(audit, path, "TST-001", "maintained", "x", "y", audit.result.review_date)
    path.write_text(text.replace(audit.result.review_date.isoformat(), "2020-01-01"), encoding="utf-8")
    with pytest.raises(ExchangeRefused, match="1 January 2020"):
        read_positions(audit, path)


def test_a_rule_without_a_finding_is_told_with_what_it_is(audit, tmp_path):
    met = saved(tmp_path / "met", a="yes")
    with pytest.raises(NoSuchFinding) as refused:
        take_position(met, tmp_path / "p.yaml", "TST-001", "maintained", "x", "y", date(2026, 7, 1))
    told = "Ce résultat n'a pas de constat TST-001 : l'exigence y est dite « Respectée ». Constats : TST-002, TST-003."
    assert refused.value.said("fr") == told
    with pytest.raises(NoSuchFinding, match="TST-00"):
        take_position(audit, tmp_path / "p.yaml", "TST-009", "maintained", "x", "y", date(2026, 7, 1))


def test_what_the_auditors_amend_is_what_the_synthesis_of_the_final_report_says(audit, tmp_path):
    path = tmp_path / "positions.yaml"
    taken = take_position(
        audit, path, "TST-001", "amended", "Motif.", "A. Auditrice", date(2026, 7, 1), "Énoncé des auditeurs.", "minor"
    )
    path.write_text(taken, encoding="utf-8")
    positions = read_positions(audit, path)
    final, provisional = (_page(audit, stage, None, positions) for stage in (Stage.FINAL, Stage.PROVISIONAL))
    synthesis = final.partition('<section id="synthesis"')[2].partition("</section>")[0]
    assert "Énoncé des auditeurs." in synthesis
    assert "énoncé modifié par les auditeurs" in synthesis
    assert "retenue par les auditeurs : mineur" in synthesis.replace("\u00a0", " ").lower()
    assert "énoncé modifié par les auditeurs" not in provisional


def test_the_corrected_project_says_so_in_both_languages_whatever_warning_it_bears(audit, tmp_path):
    found = import_responses(audit, [_file(audit, tmp_path, answers={"q.a": {"corrected": "Oui"}})])
    own = Text(fr="Projet fictif.", en="Fictitious project.")
    plain = audit.record.snapshot.model_copy(update={"banner": "", "banner_texts": None})
    for borne, texts, said in (
        ("", None, ("Réponses corrigées", "Answers corrected")),
        (own.fr, own, ("Projet fictif. Réponses corrigées", "Fictitious project. Answers corrected")),
    ):
        made = corrected_project(plain.model_copy(update={"banner": borne, "banner_texts": texts}), found)
        told = made.banner_texts
        assert told.fr == made.banner
        assert [told.fr.startswith(said[0]), told.en.startswith(said[1])] == [True, True]
    alone = corrected_project(plain.model_copy(update={"banner": "En français seulement."}), found)
    assert alone.banner_texts is None
    assert alone.banner.startswith("En français seulement. Réponses corrigées")
