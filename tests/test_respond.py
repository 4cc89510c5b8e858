"""The contradictory procedure: what goes out to whom, what comes back word for word, what would follow, both sides."""

import io
import json
from datetime import date
from html import unescape
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from audit.api import (
    ExchangeRefused,
    InputRefused,
    NothingToSend,
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
from audit.exchange.deadline import default_deadline
from audit.exchange.responses import Responses
from audit.model.exchange import Reply, Stage
from audit.model.rule import OwnerRole
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.reporting.messages import messages
from tests.exchanged import RULES, saved
from tests.filled_workbooks import fill, sheet_of
from tests.many_cases import examples
from tests.test_reporting_html import Page

FR, EN = Language.FR, Language.EN


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("audit"))


@pytest.fixture
def sent(audit, tmp_path):
    path = tmp_path / "reponse.xlsx"
    path.write_bytes(export_responses(audit, FR))
    return path


def _answered(audit, sent, **filled):
    return import_responses(audit, [fill(sent, sent.with_name("rempli.xlsx"), {f"@{k}": v for k, v in filled.items()})])


@pytest.mark.parametrize(
    ("sent_on", "due"),
    [
        (date(2026, 9, 30), date(2026, 10, 30)),
        (date(2027, 1, 31), date(2027, 3, 1)),  # the next month has no such day, and its last is a Sunday
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2019, 10, 31), date(2019, 12, 2)),  # 30 November is a Saturday
        (date(2026, 12, 1), date(2027, 1, 4)),  # New Year's Day, then a weekend
    ],
)
def test_the_deadline_is_one_month_put_off_to_a_working_day(sent_on, due):
    assert default_deadline(sent_on) == due


@pytest.mark.slow
def test_everything_goes_to_the_team_and_to_each_only_what_concerns_them(audit, tmp_path):
    # The buyer owns the one action of TST-003; the sponsor all the others.
    for role, rules in (
        (None, set(RULES)),
        (OwnerRole.BUYER, {"TST-003"}),
        (OwnerRole.SPONSOR, {"TST-001", "TST-002"}),
    ):
        path = tmp_path / "r.xlsx"
        path.write_bytes(export_responses(audit, FR, role))
        workbook = load_workbook(path)
        lines = [row[0].value for row in sheet_of(workbook, "@findings").iter_rows(min_row=3)]
        assert set(lines) == rules
        asked = [row[0].value for row in sheet_of(workbook, "@answers").iter_rows(min_row=3)]
        assert set(asked) == {{"TST-001": "q.a", "TST-002": "q.b", "TST-003": "q.c"}[rule] for rule in rules}
        assert [one.rule for one in import_responses(audit, [path]).files[0].findings] == sorted(rules)


def test_nothing_is_sent_to_whom_nothing_concerns(audit):
    with pytest.raises(NothingToSend, match="Procurement lead"):
        export_responses(audit, FR, OwnerRole.DPO)


def test_the_same_export_gives_the_same_bytes(audit):
    assert export_responses(audit, EN) == export_responses(audit, EN)
    assert export_responses(audit, EN) != export_responses(audit, EN, due_on=date(2026, 9, 1))


def test_the_day_of_sending_is_to_be_filled_in_unless_it_is_given(audit, tmp_path):
    path = tmp_path / "r.xlsx"
    for day, sent_on, due_on in ((None, None, None), (date(2026, 10, 1), date(2026, 10, 1), date(2026, 11, 2))):
        path.write_bytes(export_responses(audit, FR, sent_on=day))
        cover = " ".join(str(cell.value) for row in load_workbook(path).worksheets[0] for cell in row if cell.value)
        assert ("à compléter à l'envoi" in cover.replace("’", "'")) is (day is None)
        assert "par analogie avec l'article R." in cover.replace("’", "'").replace("\u00a0", " ")
        (back,) = import_responses(audit, [path]).files
        assert (back.sent_on, back.due_on) == (sent_on, due_on)


@pytest.mark.parametrize(
    ("sent_on", "due_on", "told"),
    [
        (date(2026, 6, 29), None, "L'envoi (29 juin 2026) précède la revue (30 juin 2026)"),
        (date(2020, 11, 20), date(2026, 12, 1), "L'envoi (20 novembre 2020) précède la revue (30 juin 2026)"),
        (None, date(2025, 9, 1), "La date limite de réponse (1er septembre 2025) précède la revue (30 juin 2026)"),
        (date(2026, 7, 2), date(2026, 7, 1), "La date limite de réponse (1er juillet 2026) précède l'envoi (2 juillet"),
    ],
)
def test_what_is_sent_before_the_review_or_awaited_before_it_is_sent_is_refused(audit, sent_on, due_on, told):
    with pytest.raises(InputRefused) as refused:
        export_responses(audit, FR, sent_on=sent_on, due_on=due_on)
    assert told in refused.value.said("fr").replace("\u00a0", " ").replace("’", "'")
    export_responses(audit, FR, sent_on=date(2026, 6, 30), due_on=date(2026, 6, 30))  # the day of the review itself


def test_each_finding_goes_with_its_criteria_its_evidence_and_all_its_answers(audit, tmp_path):
    path = tmp_path / "r.xlsx"
    path.write_bytes(export_responses(audit, EN))
    sheet = sheet_of(load_workbook(path), "@findings")
    columns = {str(cell.value).removeprefix("@"): cell.column for cell in sheet[1]}
    assert list(columns)[1:] == [
        "rule", "severity", "outcome", "title", "condition", "criteria", "evidence", "own_comment", "facts", "actions",
        "reply", "comment", "document",
    ]  # fmt: skip
    severities = [sheet.cell(row, columns["severity"]).value for row in range(3, sheet.max_row + 1)]
    gravest_first = ["Blocking", "Major", "Minor", "For information"]
    assert [gravest_first.index(one) for one in severities] == sorted(gravest_first.index(one) for one in severities)
    for finding, row in zip(sorted(audit.result.findings, key=lambda one: one.rule), range(3, 6), strict=False):
        held = {sheet.cell(line, columns["rule"]).value: line for line in range(3, sheet.max_row + 1)}
        line = held[finding.rule]
        criteria = sheet.cell(line, columns["criteria"]).value
        assert all((one.short_title or one.title).en in criteria for one in finding.criteria), row
        assert sheet.cell(line, columns["evidence"]).value
        assert "more" not in str(sheet.cell(line, columns["facts"]).value)


def test_words_come_back_as_they_were_typed(audit, sent):
    words = "Non :\n  « le mandat » existe — voir p. 3 ; =1+1 n'est pas une formule"
    found = _answered(audit, sent, findings={"TST-002": {"reply": "accepté en partie", "comment": words}})
    (answered,) = [one for one in found.files[0].findings if one.says_something]
    assert (answered.rule, answered.reply, answered.comment) == ("TST-002", Reply.PARTLY, words)
    assert Responses.model_validate_json(responses_content(found)) == found


@pytest.mark.slow
@settings(max_examples=examples(15))
@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, *Reply]),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=60),
        ),
        min_size=3,
        max_size=3,
    )
)
def test_any_words_come_back(audit, tmp_path_factory, said):
    from audit.wording.exchange_terms import REPLIES

    folder = tmp_path_factory.mktemp("any")
    path = folder / "r.xlsx"
    path.write_bytes(export_responses(audit, EN))
    workbook = load_workbook(path)
    sheet = sheet_of(workbook, "@findings")
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row, (reply, words) in zip(range(3, 6), said, strict=True):
        sheet.cell(row, columns["@reply"]).value = REPLIES[reply].en if reply else None
        sheet.cell(row, columns["@comment"]).value = words
        sheet.cell(row, columns["@comment"]).data_type = "s"  # as a spreadsheet keeps a text that begins with "="
    names = [sheet.cell(row, 1).value for row in range(3, 6)]
    workbook.save(path)
    found = {one.rule: one for one in import_responses(audit, [path]).files[0].findings}
    for name, (reply, words) in zip(names, said, strict=True):
        assert found[name].reply is reply
        assert found[name].comment == words.strip()


def test_lines_are_known_by_their_ids_whatever_people_move(audit, sent):
    workbook = load_workbook(sent)
    sheet = sheet_of(workbook, "@findings")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    place = [cell.value for cell in sheet[1]].index("@comment")
    for row in rows:
        row[place] = f"sur {row[0]}"
    for number, row in enumerate(reversed(rows), start=3):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    sheet.insert_cols(3)
    sheet.title = "Autre nom"
    workbook.save(sent)
    assert {one.rule: one.comment for one in import_responses(audit, [sent]).files[0].findings} == {
        rule: f"sur {rule}" for rule in RULES
    }


def test_a_corrected_answer_is_judged(audit, sent):
    # TST-001 blocks: no other rule keeps the level down once it is met, save the major one.
    found = _answered(
        audit,
        sent,
        findings={"TST-001": {"reply": "Refusé", "comment": "Il y a une lettre."}},
        answers={"q.a": {"corrected": "Oui", "answer_document": "Lettre du 2/5"}, "q.c": {"corrected": "oui"}},
    )
    effects = effects_of(audit, found)
    first, last = effects.by_finding["TST-001"], effects.by_finding["TST-003"]
    assert (first.closes, first.opens, first.undocumented) == (("TST-001",), (), ())
    assert first.before.own.level is AvisLevel.UNFAVOURABLE
    assert first.after.own.level is not AvisLevel.UNFAVOURABLE
    assert (last.closes, last.undocumented) == (("TST-003",), ("q.c",))
    assert last.before == last.after
    assert effects.together.closes == ("TST-001", "TST-003")
    told = "\n".join(responses_lines(audit, found, effects, FR, 400)).replace("\u00a0", " ")
    assert "Si cette réponse est retenue, TST-003 se ferme ; l'avis ne change pas." in told
    assert "Si cette réponse est retenue, TST-001 se ferme ; l'avis passe de" in told
    assert "Sans réponse (1), ce qui ne vaut pas accord : TST-002." in told


def test_the_effect_is_that_of_an_audit_of_the_corrected_project(audit, sent):
    found = _answered(audit, sent, answers={"q.a": {"corrected": "Oui", "answer_document": "Lettre"}})
    snapshot = json.loads(corrected_snapshot(audit, found))
    assert snapshot["answers"]["q.a"]["value"] == "yes"
    assert snapshot["answers"]["q.a"]["source"].startswith("Lettre (")
    from audit.model.snapshot import ProjectSnapshot

    anew = audit.tool.audit(ProjectSnapshot.model_validate(snapshot))
    effect = effects_of(audit, found).by_finding["TST-001"]
    assert {*audit.findings} - {*anew.record.findings} == {*effect.closes}
    assert anew.record.avis.on_declarations.level is effect.after.declarations.level
    assert anew.record.avis.on_evidence.level is effect.after.evidence.level


def test_an_answer_without_a_document_counts_on_declarations_only(audit, sent):
    bare = _answered(audit, sent, answers={"q.a": {"corrected": "Oui"}})
    effect = effects_of(audit, bare).by_finding["TST-001"]
    assert effect.undocumented == ("q.a",)
    assert effect.after.evidence.floor is AvisLevel.UNFAVOURABLE  # nothing bears it out
    assert effect.after.declarations.floor is not AvisLevel.UNFAVOURABLE


def test_two_addressees_may_answer_and_may_differ(audit, tmp_path):
    files = []
    for number, value in enumerate(("Oui", "Partiellement")):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(export_responses(audit, FR))
        files.append(fill(path, path, {"@answers": {"q.b": {"corrected": value}}}))
    found = import_responses(audit, files)
    effects = effects_of(audit, found)
    assert (found.at_odds, effects.at_odds, effects.together, effects.by_finding) == (("q.b",), ("q.b",), None, {})
    with pytest.raises(NothingToSend):
        corrected_snapshot(audit, found)


def _positions(audit, path, *taken):
    for rule, decision, sentence in taken:
        path.write_text(
            take_position(audit, path, rule, decision, f"Motif : {rule}", "A. Auditrice", date(2026, 7, 1), sentence),
            encoding="utf-8",
        )
    return read_positions(audit, path)


@pytest.mark.parametrize("name", ["positions.yaml", "positions.json", "positions.YML"])
def test_positions_are_added_and_the_last_counts(audit, tmp_path, name):
    path = tmp_path / name
    found = _positions(audit, path, ("TST-001", "maintained", None), ("tst-001", "withdrawn", None))
    assert [one.decision for one in found.positions] == ["maintained", "withdrawn"]
    assert found.withdrawn == ("TST-001",)
    assert [one.decision for one in found.before("TST-001")] == ["maintained"]
    assert (found.in_force["TST-001"].author, found.in_force["TST-001"].date) == ("A. Auditrice", date(2026, 7, 1))


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".YAML", ".Yml"])
def test_what_people_wrote_in_the_file_of_positions_is_kept(audit, tmp_path, suffix):
    path = tmp_path / f"positions{suffix}"
    _positions(audit, path, ("TST-001", "maintained", None))
    path.write_text("# revu en collégialité le 3 juillet\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    found = _positions(audit, path, ("TST-002", "amended", "Une phrase : avec « deux points »"))
    assert path.read_text(encoding="utf-8").startswith("# revu en collégialité")
    assert found.in_force["TST-002"].sentence == "Une phrase : avec « deux points »"


def test_a_position_says_what_it_must(audit, tmp_path):
    path = tmp_path / "p.yaml"
    for rule, decision, sentence, told in (
        ("TST-001", "amended", None, "sentence"),
        ("TST-001", "withdrawn", "x", "sentence"),
    ):
        with pytest.raises(ExchangeRefused, match=told):
            take_position(audit, path, rule, decision, "x", "y", date(2026, 7, 1), sentence)
    with pytest.raises(ExchangeRefused) as refused:
        take_position(audit, path, "TST-001", "maintained", " ", "", date(2026, 7, 1))
    assert [fault.words.fr for fault in refused.value.faults] == ["« reason » est vide", "« author » est vide"]
    assert not path.exists()


def test_every_mistake_of_a_file_of_positions_is_told_with_its_line(audit, tmp_path):
    path = tmp_path / "p.yaml"
    path.write_text(
        "schema_version: '1.0'\n"
        f"result_sha256: {audit.name.sha256}\n"
        "positions:\n"
        "  - {rule: TST-001, decision: kept, reason: x, author: y, date: 2026-07-01}\n"
        "  - {rule: TST-002, decision: maintained, reason: x, date: 2026-07-01}\n",
        encoding="utf-8",
    )
    with pytest.raises(ExchangeRefused) as refused:
        read_positions(audit, path)
    assert [fault.place for fault in refused.value.faults] == ["p.yaml:4", "p.yaml:5"]
    path.write_text(f"schema_version: '1.0'\nresult_sha256: {'a' * 64}\npositions: []\n", encoding="utf-8")
    with pytest.raises(ExchangeRefused, match="another result"):
        read_positions(audit, path)


def _report(audit, stage, responses=None, positions=None, language=FR):
    files = contradictory_report(audit, stage, language, responses, positions)
    name = next(name for name in files if name.endswith(".html"))
    return files[name].decode().replace("\u00a0", " "), json.loads(files["contradictory.json"])


def test_findings_follow_a_first_page_on_which_the_procedure_stands(audit, sent):
    """Word cannot tell that it took the room: a page that holds two lines of the first would come before a break."""
    files = contradictory_report(audit, Stage.PROVISIONAL, FR, _answered(audit, sent), formats=("docx",))
    (made,) = (content for name, content in files.items() if name.endswith(".docx"))
    paragraphs = docx.Document(io.BytesIO(made)).paragraphs
    (title,) = (one for one in paragraphs if one.text == messages(FR)("synthesis.findings_title"))
    assert title._p.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is None


def test_the_report_shows_both_sides(audit, sent, tmp_path):
    hostile = "<script>alert(1)</script> & co"
    found = _answered(
        audit,
        sent,
        findings={"TST-001": {"reply": "Refusé", "comment": hostile, "document": "PV du 3/5"}},
        answers={"q.a": {"corrected": "Oui", "answer_document": "PV du 3/5"}},
    )
    positions = _positions(audit, tmp_path / "p.yaml", ("TST-001", "maintained", None))
    page, kept = _report(audit, Stage.PROVISIONAL, found, positions)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page
    assert "<script" not in page
    for words in (
        "Version provisoire",
        "Refusé",
        "PV du 3/5",
        "Motif : TST-001",
        "Si cette réponse est retenue, TST-001",
    ):
        assert words in page
    assert kept["stage"] == "provisional"
    assert kept["responses"]["files"][0]["findings"][0]["comment"] == hostile
    assert kept["positions"]["positions"][0]["author"] == "A. Auditrice"


@pytest.mark.slow
def test_a_final_report_leaves_withdrawn_findings_out_of_everything(audit, sent, tmp_path):
    found = _answered(audit, sent, findings={"TST-001": {"reply": "Refusé"}, "TST-002": {"reply": "Accepté"}})
    taken = (("TST-001", "withdrawn", None), ("TST-002", "amended", "Le relevé manque depuis mai."))
    positions = _positions(audit, tmp_path / "p.yaml", *taken)
    page, kept = _report(audit, Stage.FINAL, found, positions)
    assert 'id="withdrawn-TST-001"' in page
    assert 'id="finding-TST-001"' not in page
    assert 'id="finding-TST-002"' in page
    assert "Le relevé manque depuis mai." in page
    assert "Énoncé provisoire" in page
    assert "name-owner" not in page  # the actions that only the withdrawn finding asked for
    assert kept["effects"]["withdrawn"]["findings"] == ["TST-001"]
    provisional, _ = _report(audit, Stage.PROVISIONAL, found, positions)
    assert 'id="finding-TST-001"' in provisional
    assert "Pas encore de position." in provisional  # on TST-003
    assert "Pas encore de position." not in page
    assert "Sans réponse : constat maintenu." in page


def test_the_level_of_a_final_report_is_that_without_the_withdrawn_findings(tmp_path):
    # One blocking rule that is not met, and two rules that are: withdrawn, nothing keeps the level from the best.
    audit = saved(tmp_path / "audit", b="yes", c="yes")
    positions = _positions(audit, tmp_path / "p.yaml", ("TST-001", "withdrawn", None))
    page, kept = _report(audit, Stage.FINAL, None, positions)
    page = unescape(page)
    withdrawn = kept["effects"]["withdrawn"]
    assert withdrawn["before"]["evidence"]["level"] == "unfavourable"
    assert withdrawn["after"]["evidence"]["level"] == "favourable"
    assert "l'avis passe de « Défavorable en l'état » à « Favorable »" in page
    assert "Défavorable en l'état" not in page.replace("passe de « Défavorable en l'état »", "")


def test_a_final_report_awaits_a_position_on_what_is_disputed(audit, sent, tmp_path):
    found = _answered(
        audit, sent, findings={"TST-001": {"reply": "Refusé"}, "TST-002": {"comment": "à nuancer"}, "TST-003": {}}
    )
    with pytest.raises(PositionsMissing, match="TST-001, TST-002"):
        _report(audit, Stage.FINAL, found)
    positions = _positions(audit, tmp_path / "p.yaml", ("TST-001", "maintained", None), ("TST-002", "maintained", None))
    page, _ = _report(audit, Stage.FINAL, found, positions, EN)
    assert "No reply: finding maintained." in page


def test_a_report_before_any_answer_says_so(audit):
    page, kept = _report(audit, Stage.PROVISIONAL, language=EN)
    assert "The audited team has not answered the findings yet." in page
    assert "responses" not in kept
    assert _report(audit, Stage.PROVISIONAL, language=EN)[0] == page


def test_answers_that_were_kept_are_those_of_this_result(audit, sent, tmp_path):
    found = _answered(audit, sent, findings={"TST-001": {"reply": "Accepté"}})
    path = tmp_path / "reponses.json"
    path.write_bytes(responses_content(found))
    assert read_answers(audit, path) == found
    other = found.model_copy(update={"result": found.result.model_copy(update={"sha256": "1" * 64})})
    path.write_bytes(responses_content(other))
    with pytest.raises(ExchangeRefused, match="another result"):
        read_answers(audit, path)
    path.write_text("{}")
    with pytest.raises(ExchangeRefused, match="no file of responses"):
        read_answers(audit, path)


@pytest.mark.slow
@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("language", list(Language))
def test_the_page_holds_together(audit, sent, tmp_path, stage, language):
    found = _answered(audit, sent, findings={rule: {"reply": "Refusé", "comment": "x\ny"} for rule in RULES})
    taken = (("TST-001", "withdrawn", None), ("TST-002", "amended", "Autrement."), ("TST-003", "maintained", None))
    positions = _positions(audit, tmp_path / "p.yaml", *taken)
    page = Page(_report(audit, stage, found, positions, language)[0])
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] for attributes in page.all("a")]
    assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= set(ids)


def test_not_applicable_comes_with_its_reason(audit, sent):
    lines = {"q.a": {"corrected": "Sans objet", "answer_comment": "Projet clos"}}
    (one,) = _answered(audit, sent, answers=lines).files[0].answers
    assert (one.answer.state, one.answer.reason) == ("not_applicable", "Projet clos")


def test_a_finding_answered_by_a_corrected_answer_alone_is_answered(audit, sent, tmp_path):
    found = _answered(audit, sent, answers={"q.a": {"corrected": "Oui"}})
    with pytest.raises(PositionsMissing, match=r"TST-001\."):
        _report(audit, Stage.FINAL, found)
    positions = _positions(audit, tmp_path / "p.yaml", ("TST-001", "maintained", None))
    page = unescape(_report(audit, Stage.FINAL, found, positions)[0])
    assert "Réponse corrigée, sans autre observation" in page
    # Of three findings, one has a corrected answer only, and the two others nothing: the same on screen.
    assert "ni acceptés ni refusés, mais commentés ou avec une réponse corrigée : 1 ; sans réponse : 2)" in page
    told = "\n".join(responses_lines(audit, found, effects_of(audit, found), FR, 400)).replace("\u00a0", " ")
    assert "constats répondus : 1 sur 3 (dont par une réponse corrigée seulement : 1)" in told
    assert "Sans réponse (2), ce qui ne vaut pas accord : TST-002 et TST-003." in told


def test_answers_at_odds_are_answers_to_their_finding(audit, tmp_path):
    files = []
    for number, value in enumerate(("Oui", "Partiellement")):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(export_responses(audit, FR))
        files.append(fill(path, path, {"@answers": {"q.b": {"corrected": value}}}))
    found = import_responses(audit, files)
    with pytest.raises(PositionsMissing, match=r"TST-002\."):
        _report(audit, Stage.FINAL, found)
    page = unescape(_report(audit, Stage.PROVISIONAL, found)[0])
    assert page.count("« Oui » au lieu de « Non »") == page.count("« Partiellement » au lieu de « Non »") == 1
    told = "\n".join(responses_lines(audit, found, effects_of(audit, found), FR, 400))
    assert "TST-001 et TST-003" in told.replace("\u00a0", " ")


@pytest.mark.slow
@pytest.mark.parametrize("filled", [{"comment": "Le chiffre est faux."}, {"document": "PV du 3/5"}])
def test_a_finding_accepted_with_a_comment_or_a_document_awaits_a_position(audit, sent, filled):
    lines = {"TST-001": {"reply": "Accepté", **filled}, "TST-002": {"reply": "Accepté"}}
    found = _answered(audit, sent, findings=lines)
    with pytest.raises(PositionsMissing, match=r"TST-001\."):
        _report(audit, Stage.FINAL, found)


def test_a_comment_without_a_choice_is_not_called_unanswered(audit, sent):
    found = _answered(audit, sent, findings={rule: {"comment": "à nuancer"} for rule in RULES})
    page = unescape(_report(audit, Stage.PROVISIONAL, found)[0])
    assert "Sans réponse" not in page
    assert "mais commentés ou avec une réponse corrigée : 3 ; sans réponse : 0)" in page
    told = "\n".join(responses_lines(audit, found, effects_of(audit, found), FR, 400))
    assert "Sans réponse" not in told


def test_the_same_file_given_twice_is_refused(audit, sent):
    copy = sent.with_name("copie.xlsx")
    copy.write_bytes(sent.read_bytes())
    with pytest.raises(ExchangeRefused, match=r"copie\.xlsx") as refused:
        import_responses(audit, [sent, copy])
    assert "c'est le même fichier que « reponse.xlsx »" in refused.value.said("fr")
