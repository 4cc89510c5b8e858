"""Packs: rules for some projects, thresholds and rules that an administration changes, in the open."""

from datetime import date

import pytest

from audit.assessment import Assessor
from audit.cli.load import load_declarations
from audit.errors import DeclarationsInvalid
from audit.facts.vocabulary import load_indicators
from audit.model.answer import Answer
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.rule_testing.coverage import cover
from audit.rule_testing.mutation import mutate
from audit.rule_testing.trial import try_examples
from audit.rulebase.load import load_rulebase
from audit.rulebase.strictness import strictness
from tests.rule_files import folder_with, model_rule_text, shipped_vocabulary

TITLE = "title: {fr: Paquet d'essai, en: Trial pack}\n"
PACK = 'id: trial\nversion: "1.0"\n' + TITLE
REASON = "reason: {fr: Motif, en: Reason}, owner: Secrétariat général"


def _pack(folder, text=PACK, rule=None):
    pack = folder / "trial"
    (pack / "rules").mkdir(parents=True)
    (pack / "pack.yaml").write_text(text, encoding="utf-8")
    if rule:
        (pack / "rules" / "TRI-001-responsable-unique.yaml").write_text(rule, encoding="utf-8")
    return pack


@pytest.fixture
def base(tmp_path):
    (tmp_path / "base").mkdir()
    return folder_with(tmp_path / "base", model_rule_text())


def _load(base, *packs):
    return load_rulebase(shipped_vocabulary(), base, packs)


def _trial_rule():
    return model_rule_text().replace("id: GOV-001", "id: TRI-001")


def _assess(rulebase, sector, review=date(2026, 1, 31)):
    bank = load_question_bank()
    question = next(question for question in bank.questions if question.id == "project.sector")
    answers = {"project.sector": Answer(type=question.value_type, state="answered", value=sector)} if sector else {}
    snapshot = ProjectSnapshot(
        questionnaire_id=bank.id,
        questionnaire_version=bank.version,
        review_type=ReviewType.PRE_LAUNCH,
        language=Language.FR,
        answers=answers,
    )
    return Assessor(bank, load_indicators(), rulebase, ReviewType.PRE_LAUNCH).assess(snapshot, review)


def _ids(result):
    return [checked.rule for checked in result.rules]


def test_the_rules_of_a_pack_are_added(base, tmp_path):
    rulebase = _load(base, _pack(tmp_path, rule=_trial_rule()))
    assert [rule.id for rule in rulebase.rules] == ["GOV-001", "TRI-001"]
    assert rulebase.sha256 != _load(base).sha256


@pytest.mark.parametrize(
    ("sector", "expected", "active"),
    [
        ("defence", ["TRI-001"], True),
        ("general", ["GOV-001"], False),
        (None, ["GOV-001", "TRI-001"], None),
    ],
)
def test_a_pack_for_some_projects_replaces_a_rule_there_and_is_left_out_elsewhere(
    base, tmp_path, sector, expected, active
):
    text = PACK + "active_when: {fact: project.sector, is: defence}\nreplaces: [GOV-001]\n"
    result = _assess(_load(base, _pack(tmp_path, text, _trial_rule())), sector)
    assert _ids(result) == expected
    assert [pack.active for pack in result.packs] == [active]
    if active is None:
        assert {checked.outcome.outcome for checked in result.rules} == {"undetermined"}


def test_a_disabled_rule_is_left_out_until_its_last_day_and_counted(base, tmp_path):
    text = PACK + f"disabled: [{{rule: GOV-001, {REASON}, expires: 2026-06-30}}]\n"
    rulebase = _load(base, _pack(tmp_path, text, _trial_rule()))
    last, after = _assess(rulebase, None, date(2026, 6, 30)), _assess(rulebase, None, date(2026, 7, 1))
    assert (_ids(last), [waiver.in_force for waiver in last.waivers]) == (["TRI-001"], [True])
    assert (_ids(after), [waiver.in_force for waiver in after.waivers]) == (["GOV-001", "TRI-001"], [False])


def test_a_changed_threshold_is_applied_and_says_what_the_source_gives(base, tmp_path):
    text = PACK + f"parameters: [{{parameter: owner.count, value: 2, {REASON}}}]\n"
    rulebase = _load(base, _pack(tmp_path, text))
    assert rulebase.parameters["owner.count"].value == 2
    (change,) = _assess(rulebase, None).overrides
    assert (change.declared.fr, change.value.fr, change.change) == ("1", "2", "different")


def test_examples_are_judged_by_the_thresholds_that_their_rule_was_written_with(base, tmp_path):
    # The rule of the base wants one owner; that of the pack, where two are one too few, wants three.
    text = PACK + f"parameters: [{{parameter: owner.count, value: 3, {REASON}}}]\n"
    of_the_pack = _trial_rule().replace("governance.owner.count: 2", "governance.owner.count: 4")
    of_the_pack = of_the_pack.replace("governance.owner.count: 1", "governance.owner.count: 3")
    rulebase = _load(base, _pack(tmp_path, text, of_the_pack))
    assert [(trial.rule.id, trial.example.name) for trial in try_examples(rulebase) if not trial.passed] == []
    plain = _load(base)
    (declared,) = plain.rules
    assert cover(rulebase, rulebase.rules).reached == 2 * cover(plain, [declared]).reached
    assert len(mutate(rulebase, rulebase.rules).survivors) == 2 * len(mutate(plain, [declared]).survivors)


def test_laxer_or_stricter_depends_on_how_rules_compare():
    rulebase = load_declarations().rulebase
    assert strictness(rulebase, "drift.red", rulebase.declared["drift.red"].value * 2) == "laxer"
    assert strictness(rulebase, "drift.red", rulebase.declared["drift.red"].value / 2) == "stricter"
    assert strictness(rulebase, "director.minimum_time_share", 0) == "laxer"
    assert strictness(rulebase, "opinion.cost_threshold", 10**9) == "laxer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PACK + "colour: red\n", "colour"),
        (
            PACK + "replaces: [GOV-099]\nactive_when: {fact: project.sector, is: defence}\n",
            "there is no rule 'GOV-099'",
        ),
        (PACK + "replaces: [GOV-001]\n", "replaces needs active_when"),
        (PACK + "active_when: {fact: project.sectr, is: defence}\n", "did you mean 'project.sector'"),
        (PACK + f"parameters: [{{parameter: owner.counts, value: 2, {REASON}}}]\n", "did you mean 'owner.count'"),
        (PACK + f"disabled: [{{rule: GOV-002, {REASON}, expires: 2026-06-30}}]\n", "did you mean 'GOV-001'"),
        (PACK + f"disabled: [{{rule: GOV-001, {REASON}}}]\n", "expires"),
        (
            PACK
            + "active_when: {fact: project.sector, is: defence}\n"
            + f"disabled: [{{rule: GOV-001, {REASON}, expires: 2026-06-30}}]\n",
            "cannot change parameters or disable rules",
        ),
    ],
)
def test_a_malformed_pack_is_refused_with_its_line(base, tmp_path, text, expected):
    with pytest.raises(DeclarationsInvalid) as refused:
        _load(base, _pack(tmp_path, text))
    assert any(expected in str(problem) and problem.line for problem in refused.value.problems)
    assert [problem for problem in refused.value.problems if problem.message.fr == problem.message.en] == []


def test_an_id_of_the_base_cannot_be_used_again(base, tmp_path):
    pack = tmp_path / "trial"
    (pack / "rules").mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    (pack / "rules" / "GOV-001-responsable-unique.yaml").write_text(model_rule_text(), encoding="utf-8")
    with pytest.raises(DeclarationsInvalid, match="GOV-001 is already the id of"):
        _load(base, pack)


def test_former_ids_still_lead_to_their_rule_and_are_never_used_again(base):
    file = base / "rulebase.yaml"
    file.write_text('version: "1.0.0"\naliases: {OLD-001: GOV-001}\n', encoding="utf-8")
    assert _load(base).rule("OLD-001").id == "GOV-001"
    file.write_text('version: "1.0.0"\naliases: {GOV-001: GOV-002}\n', encoding="utf-8")
    with pytest.raises(DeclarationsInvalid, match="ids are not reused"):
        _load(base)
