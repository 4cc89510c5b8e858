"""Answers read from YAML: typed, and every mistake named with its line."""

from datetime import date
from decimal import Decimal

import pytest

from audit.errors import DeclarationsInvalid
from audit.model.answer import AnswerState
from audit.model.questionnaire import ReviewType
from audit.model.within import Within
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.prefill import load_answers

QUESTIONNAIRE = load_question_bank().questionnaire(ReviewType.PRE_LAUNCH)
HEAD = "review_type: pre_launch\nlanguage: fr\n"


def _load(tmp_path, text):
    path = tmp_path / "reponses.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_answers(path, QUESTIONNAIRE)


def _problems(tmp_path, text):
    with pytest.raises(DeclarationsInvalid) as raised:
        _load(tmp_path, text)
    assert [problem for problem in raised.value.problems if problem.message.fr == problem.message.en] == []
    return [str(problem) for problem in raised.value.problems]


def test_answers_may_be_known_in_part(tmp_path):
    snapshot, _ = _load(
        tmp_path,
        """\
answers:
  governance.owner.count: {within: {low: 2, low_excluded: true}, source: PV}
  review.date: {state: partly_answered, within: {high: "2026-03-31"}}
  project.phase: {within: {among: [framing, build]}}
""",
    )
    answers = snapshot.answers
    assert {answer.state for answer in answers.values()} == {AnswerState.PARTLY_ANSWERED}
    assert answers["governance.owner.count"].within == Within(low=Decimal(2), low_excluded=True)
    assert answers["governance.owner.count"].source == "PV"
    assert answers["review.date"].within == Within(high=date(2026, 3, 31))
    assert answers["project.phase"].within == Within(among=("framing", "build"))


def test_answers_are_typed_and_keep_their_state_and_source(tmp_path):
    snapshot, banner = _load(
        tmp_path,
        """\
banner: {fr: Essai, en: Trial}
answers:
  review.date: {value: "2026-03-31", evidence: documented, source: PV}
  governance.director.time_share: {value: 0.8}
  project.phase: {value: build}
  governance.owner.count: {state: unknown, comment: à demander}
  security.dpo_consulted: {state: not_applicable, reason: aucune donnée}
tables:
  contracts:
    completeness: complete
    rows:
      - {label: Lot 1, roles: [build], group: [], amount: 1200000.5, evidence: verified, source: AE}
""",
    )
    assert banner.en == "Trial"
    assert snapshot.answers["review.date"].value == date(2026, 3, 31)
    assert snapshot.answers["review.date"].source == "PV"
    assert snapshot.answers["governance.director.time_share"].value == Decimal("0.8")
    assert snapshot.answers["governance.owner.count"].state == "unknown"
    assert snapshot.answers["security.dpo_consulted"].reason == "aucune donnée"
    row = snapshot.tables["contracts"].rows[0]
    assert row.cells["roles"].value == ("build",)
    assert row.cells["group"].value == ()
    assert row.cells["amount"].value == Decimal("1200000.5")
    assert {cell.evidence for cell in row.cells.values()} == {"verified"}


def test_a_cell_may_have_evidence_of_its_own_and_a_state(tmp_path):
    snapshot, banner = _load(
        tmp_path,
        """\
tables:
  contracts:
    completeness: partial
    rows:
      - label: {value: Lot 1, evidence: declared}
        supplier: {state: unknown}
        evidence: verified
        source: AE
""",
    )
    assert banner is None
    cells = snapshot.tables["contracts"].rows[0].cells
    assert (cells["label"].evidence, cells["label"].source) == ("declared", "AE")
    assert (cells["supplier"].state, cells["supplier"].evidence) == ("unknown", "verified")
    assert snapshot.tables["contracts"].completeness == "partial"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("answers:\n  project.phas: {value: build}\n",
         "reponses.yaml:4: there is no question 'project.phas'; did you mean 'project.phase'?"),
        ("answers:\n  project.phase: {value: built}\n", "there is no answer 'built'; did you mean 'build'?"),
        ("answers:\n  governance.owner.count: {value: deux}\n", "'deux' is not a number"),
        ("answers:\n  governance.owner.count: {value: 1.5}\n", "is not a whole number"),
        ("answers:\n  review.date: {value: 31/03/2026}\n", "reponses.yaml:4: '31/03/2026' is not a date"),
        ("answers:\n  review.date: {state: not_applicable}\n", "'not_applicable' needs a reason"),
        ("answers:\n  review.date: {state: unknown, value: \"2026-03-31\"}\n", "does not go with value"),
        ("answers:\n  review.date: {valeur: 1}\n", "unknown key"),
        ("tables:\n  contract: {rows: []}\n", "there is no table 'contract'; did you mean 'contracts'?"),
        ("tables:\n  contracts: {rows: [{labl: x}]}\n", "there is no column 'labl'; did you mean 'label'?"),
        ("tables:\n  contracts: {rows: [{label: x, evidence: sure}]}\n", "evidence"),
        ("tables:\n  contracts:\n    rows:\n      - label: x\n        evidence: verifed\n",
         "reponses.yaml:7: 'tables.contracts.rows.0.evidence': 'verifed' is not one of"),
        ("tables:\n  contracts: {rows: [{label: {value: x, sorce: y}}]}\n", "did you mean 'source'?"),
        ("tables:\n  contracts: {rows: [{source: y}]}\n", "a row needs at least one cell"),
        ("tables:\n  contracts: {completeness: none, rows: [{label: x}]}\n", "but there are rows"),
        ("tables:\n  contracts: {completeness: complete}\n", "'complete' needs rows"),
        ("answers:\n  security.dpia_criteria_met: {value: 10}\n", "10 is above the maximum, 9"),
        ("answers:\n  governance.owner.count: {value: -1}\n", "-1 is below the minimum, 0"),
        ("answers:\n  governance.director.time_share: {value: 35}\n", "0.35 is 35 %"),
        ("answers:\n  review.date: {value: \"1926-03-31\"}\n", "is not between 1980-01-01 and 2060-12-31"),
        ("answers:\n  project.name: {value: \" \"}\n", "cannot be an empty text"),
        ("answers:\n  project.name: {value: Ne sait pas}\n", "write 'state: unknown'"),
        ("answers:\n  project.name: {state: unusable}\n", "only for what a workbook holds"),
        ("answers:\n  governance.owner.count: {state: partly_answered}\n", "has one bound at least"),
        ("answers:\n  governance.owner.count: {within: {low: 5, high: 3}}\n", "not several values"),
        ("answers:\n  governance.owner.count: {within: {least: 3}}\n", "'least'"),
        ("answers:\n  governance.owner.count: {within: {high: -1}}\n", "-1 is below the minimum, 0"),
        ("answers:\n  governance.owner.count: {value: 1, within: {low: 1}}\n", "'within' stands alone"),
        ("answers:\n  project.phase: {within: {among: [build, bild]}}\n", "did you mean 'build'?"),
        ("answers:\n  project.name: {value: A, reason: b}\n", "a reason goes only with"),
        ("answers:\n  project.name: A\n", "an answer is written {value: …} or {state: …}"),
        ("answers:\n  strategy.framing_contents: {value: [scope, scope]}\n", "'scope' is written twice"),
        ("tables:\n  contracts: {rows: [{label: x, group: [\"a ; b\"]}]}\n", "write each name as its own item"),
        ("tables:\n  contracts: {rows: [{label: x, group: [aucun]}]}\n", "write an empty list"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(tmp_path, text, expected):
    assert any(expected in problem for problem in _problems(tmp_path, text)), _problems(tmp_path, text)


def test_all_mistakes_are_named_at_once(tmp_path):
    text = "answers:\n  project.phas: {value: build}\n  governance.owner.count: {value: deux}\n"
    assert len(_problems(tmp_path, text)) == 2


def test_answers_for_another_review_are_refused(tmp_path):
    path = tmp_path / "reponses.yaml"
    path.write_text("review_type: crisis\nlanguage: fr\n", encoding="utf-8")
    with pytest.raises(DeclarationsInvalid, match="these answers are for 'crisis'"):
        load_answers(path, QUESTIONNAIRE)
