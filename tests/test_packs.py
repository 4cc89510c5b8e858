"""Packs: rules for some projects, thresholds and rules that an administration changes, in the open."""

import re
import sys
from datetime import date
from decimal import Decimal

import pytest

from audit.assessment import Assessor
from audit.declarations.folders import shipped_folder
from audit.engine import durable_layout
from audit.engine.durable_engine import durable_rules_available
from audit.engine.program import build_program
from audit.engine.rails import compile_clauses
from audit.errors import DeclarationsInvalid, LayoutExceeded
from audit.facts.indicators.load import load_indicators
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.condition import AtLeast
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.questionnaire.load import load_question_bank
from audit.rule_testing.coverage import cover
from audit.rule_testing.mutation import mutate
from audit.rule_testing.trial import try_examples
from audit.rulebase.load import load_rulebase
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.strictness import strictness
from tests.rule_files import folder_with, model_rule_text, shipped_vocabulary

pytestmark = pytest.mark.slow

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
    answers = (
        {"project.sector": Answer(type=question.value_type, state=AnswerState.ANSWERED, value=sector)} if sector else {}
    )
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


def test_a_pack_that_comes_with_the_rules_may_be_named_again():
    vocabulary = shipped_vocabulary()
    shipped = shipped_folder("rules") / "packs" / "ai"
    named = load_rulebase(vocabulary, None, [shipped])
    assert named == load_rulebase(vocabulary)


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


RULE_FILE = "trial/rules/TRI-001-responsable-unique.yaml"


def _override(parameter, value):
    return f"{PACK}parameters: [{{parameter: {parameter}, value: {value}, {REASON}}}]\n"


def _refusals(base, pack):
    with pytest.raises(DeclarationsInvalid) as refused:
        _load(base, pack)
    assert [problem for problem in refused.value.problems if problem.message.fr == problem.message.en] == []
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        ("staffing.internal_share.floor", "25", "a fraction, 0 to 1 (0.25 for 25%); found 25"),
        ("staffing.internal_share.floor", "-0.1", "a fraction, 0 to 1"),
        ("staffing.internal_share.floor", "1e400", "the number 1e400 is out of proportion"),
        ("staffing.internal_share.floor", "1e30", "the number 1e30 is out of proportion"),
        ("owner.count", "1000001", "a number, 0 to 1000000"),
        ("owner.count", "-1", "a number, 0 to 1000000"),
        ("opinion.cost_threshold", "1000000000001", "an amount in euros"),
        ("duration.maximum", "1.5", "a whole number of months"),
        ("duration.maximum", "1201", "a whole number of months, 0 to 1200"),
        ("owner.count", '"2027-01-12"', "a number, 0 to 1000000; found 2027-01-12"),
        ("cloud.switching_free_from", "20270112", "a date, YYYY-MM-DD in quotes; found 20270112"),
        ("cloud.switching_free_from", "0", "a date, YYYY-MM-DD in quotes; found 0"),
        (
            "cloud.switching_free_from",
            '"2027-02-30"',
            "a number, a date YYYY-MM-DD in quotes or the name of an edition is expected; found 2027-02-30",
        ),
        (
            "cloud.switching_free_from",
            '"12/01/2027"',
            "a number, a date YYYY-MM-DD in quotes or the name of an edition is expected; found 12/01/2027",
        ),
        ("owner.count", "RGAA 5", "a number, 0 to 1000000; found RGAA 5"),
        ("accessibility.framework", "5", "the name of an edition, like 'RGAA 4.1'; found 5"),
        ("accessibility.framework", '"2027-01-12"', "the name of an edition, like 'RGAA 4.1'; found 2027-01-12"),
        ("owner.count", "true", "a number, a date YYYY-MM-DD in quotes or the name of an edition is expected"),
    ],
)
def test_a_parameter_keeps_within_what_its_unit_allows(base, tmp_path, parameter, value, expected):
    (problem,) = _refusals(base, _pack(tmp_path, _override(parameter, value)))
    assert problem.startswith("trial/pack.yaml:4: ")
    assert expected in problem


def test_a_parameter_that_a_pack_declares_has_the_same_bounds(base, tmp_path):
    pack = _pack(tmp_path)
    declared = "id: trial.share, label: {fr: a, en: b}, unit: share, confidence: tool_choice, note: {fr: a, en: b}"
    (pack / "parameters.yaml").write_text(f"parameters:\n  - {{{declared}, value: 25}}\n", encoding="utf-8")
    (problem,) = _refusals(base, pack)
    assert problem.startswith("trial/parameters.yaml:2: parameter 'trial.share' (unit: share) expects a fraction")


@pytest.mark.parametrize("value", ["0", "1", "0.25"])
def test_the_bounds_of_a_share_are_shares(base, tmp_path, value):
    rulebase = _load(base, _pack(tmp_path, _override("staffing.internal_share.floor", value)))
    assert rulebase.parameters["staffing.internal_share.floor"].value == Decimal(value)


def test_a_pack_moves_the_day_from_which_a_text_applies(base, tmp_path):
    rulebase = _load(base, _pack(tmp_path, _override("cloud.switching_free_from", '"2026-01-01"')))
    assert rulebase.parameters["cloud.switching_free_from"].value == date(2026, 1, 1)


def test_a_pack_names_the_edition_of_a_framework_that_applies(base, tmp_path):
    rulebase = _load(base, _pack(tmp_path, _override("accessibility.framework", "RGAA 5")))
    assert parameter_value(rulebase.parameters["accessibility.framework"]) == Text(fr="RGAA 5", en="RGAA 5")
    assert "accessibility.framework" not in rulebase.comparable_parameters()


@pytest.mark.parametrize(("day", "change"), [(date(2026, 1, 1), "stricter"), (date(2028, 1, 1), "laxer")])
def test_a_text_that_applies_earlier_asks_for_more(day, change):
    shipped = load_declarations().rulebase
    assert strictness(shipped, "cloud.switching_free_from", day) == change


DELAYS = "delay_days: {crisis: 7, pre_launch: 30, framing: 30, self_assessment: 60}"


@pytest.mark.parametrize("value", ["20270630", "2027-06-30", "-1", "3651", "99999999", "1.5", "true", "soon", '"7"'])
def test_a_delay_is_a_number_of_days_within_ten_years(base, tmp_path, value):
    rule = _trial_rule().replace("pre_launch: 30", f"pre_launch: {value}")
    assert rule != _trial_rule()
    (problem,) = _refusals(base, _pack(tmp_path, rule=rule))
    line = next(number for number, text in enumerate(rule.splitlines(), 1) if f"pre_launch: {value}" in text)
    assert problem.startswith(f"{RULE_FILE}:{line}: ")
    assert "a delay in days, 0 to 3650, is expected" in problem
    assert ("a date does not do" in problem) == value.startswith("2027" if "-" in value else "20270630")


@pytest.mark.parametrize("value", ["0", "3650"])
def test_the_bounds_of_a_delay_are_delays(base, tmp_path, value):
    assert _load(base, _pack(tmp_path, rule=_trial_rule().replace("pre_launch: 30", f"pre_launch: {value}")))


@pytest.mark.parametrize(
    "day", ["20270630", "2027", "0", "2027-6-30", "2027-02-29", "1899-12-31", "9999-12-31", "soon"]
)
def test_a_waiver_ends_on_a_date_that_a_project_can_know(base, tmp_path, day):
    text = PACK + f"disabled: [{{rule: GOV-001, {REASON}, expires: {day}}}]\n"
    (problem,) = _refusals(base, _pack(tmp_path, text))
    assert problem.startswith("trial/pack.yaml:4: ")
    assert "a date YYYY-MM-DD is expected, from 1900 to 2199" in problem


def test_a_version_written_as_a_number_is_told_with_its_quotes(base, tmp_path):
    (problem,) = _refusals(base, _pack(tmp_path, PACK.replace('"1.0"', "1.10")))
    assert problem.startswith("trial/pack.yaml:2: 'version': ")
    assert problem.endswith('found 1.10; in quotes it is a text: "1.10"')


def test_a_wrong_item_of_a_list_is_one_problem(base, tmp_path):
    rule = re.sub(r"sources: \[.*\]", "sources: [cdc]", _trial_rule())
    (problem,) = _refusals(base, _pack(tmp_path, rule=rule))
    assert "'sources.0'" in problem
    empty = re.sub(r"sources: \[.*\]", "sources: []", _trial_rule())
    (tmp_path / RULE_FILE).write_text(empty, encoding="utf-8")
    (problem,) = _refusals(base, tmp_path / "trial")
    assert "'sources': " in problem


def _with_condition(condition):
    rule = _trial_rule()
    start, end = rule.index("satisfied_when:"), rule.index("partial_when:")
    return f"{rule[:start]}satisfied_when: {condition}\n{rule[end:]}"


LEAF = "{fact: governance.owner.count, equals: {parameter: owner.count}}"


def _list(kind, members):
    return f"{{{kind}: [{', '.join(members)}]}}"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (f"{{at_least: {{n: 100, of: [{', '.join([LEAF] * 200)}]}}}}", "at most 100 items"),
        (_list("any", [LEAF] * 150), "at most 100 items"),
        (_list("all", [LEAF] * 101), "at most 100 items"),
        (_list("all", [_list("any", [LEAF] * 99)] * 6), "conditions, and at most 500 are allowed"),
    ],
    ids=["at_least", "any", "all", "nested"],
)
def test_conditions_have_a_size_that_people_can_read(base, tmp_path, condition, expected):
    rule = _with_condition(condition)
    line = next(number for number, text in enumerate(rule.splitlines(), 1) if text.startswith("satisfied_when"))
    (problem, *others) = _refusals(base, _pack(tmp_path, rule=rule))
    assert others == [] or expected == "conditions, and at most 500 are allowed"
    assert problem.startswith(f"{RULE_FILE}:{line}: ")
    assert expected in problem


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(base, tmp_path):
    pack, elsewhere = _pack(tmp_path), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "TRI-001-responsable-unique.yaml").write_text("id: [", encoding="utf-8")
    (pack / "rules" / "TRI-001-responsable-unique.yaml").symlink_to(elsewhere / "TRI-001-responsable-unique.yaml")
    (pack / "diagnoses").symlink_to(elsewhere, target_is_directory=True)
    (pack / "note.txt").symlink_to(tmp_path / "nowhere")
    assert _refusals(base, pack) == [
        f"trial/{name}: a link is not followed: put a copy of what it points to in its place"
        for name in ("diagnoses", "note.txt", "rules/TRI-001-responsable-unique.yaml")
    ]


def test_what_is_no_file_or_too_large_is_not_read(base, tmp_path):
    pack = _pack(tmp_path)
    (pack / "rules" / "TRI-001-responsable-unique.yaml").mkdir()
    (pack / "rules" / "TRI-002-long.yaml").write_bytes(b"#" * 500_001)
    assert _refusals(base, pack) == [
        "trial/rules/TRI-001-responsable-unique.yaml: this is not a file",
        "trial/rules/TRI-002-long.yaml: the file is larger than 500000 bytes: spread what it declares over several "
        "files",
    ]


def test_rules_that_durable_rules_does_not_bear_are_judged_in_python_alone(base, tmp_path, monkeypatch):
    monkeypatch.setattr(durable_layout, "MAX_MATCHES_PER_FACT", 1)
    rulebase = _load(base, _pack(tmp_path, rule=_trial_rule()))
    result = _assess(rulebase, None)
    assert _ids(result) == ["GOV-001", "TRI-001"]
    assert result.engine.engines == ("Python evaluator",)
    if durable_rules_available():
        assert "at most 1 matches of a fact" in result.engine.note.en
        assert "l'évaluateur Python a jugé seul" in result.engine.note.fr


def test_compiling_stops_where_durable_rules_could_not_follow(base):
    condition = {"fact": "governance.owner.count", "equals": {"parameter": "owner.count"}}
    leaves = [{**condition, "fact": f"a.f{number}"} for number in range(100)]
    counting = AtLeast.model_validate({"at_least": {"n": 50, "of": leaves}})
    program = build_program((_load(base).rule("GOV-001").model_copy(update={"satisfied_when": counting}),))
    with pytest.raises(LayoutExceeded, match="more than 500 clauses"):
        compile_clauses(program, 500)


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


def _packs(tmp_path, first, second, names=("one", "two")):
    """Write two packs, each in a folder of its own."""
    folders = []
    for number, (name, text) in enumerate(zip(names, (first, second), strict=True)):
        folder = tmp_path / str(number) / name
        folder.mkdir(parents=True)
        (folder / "pack.yaml").write_text(text, encoding="utf-8")
        folders.append(folder)
    return folders


def _refusals_of(base, packs):
    with pytest.raises(DeclarationsInvalid) as refused:
        _load(base, *packs)
    assert [problem for problem in refused.value.problems if problem.message.fr == problem.message.en] == []
    return [str(problem) for problem in refused.value.problems]


def test_two_packs_cannot_change_one_threshold_whatever_their_order(base, tmp_path):
    other = _override("owner.count", "3").replace("id: trial", "id: other")
    one, two = _packs(tmp_path, _override("owner.count", "2"), other)
    for packs, first, later in (((one, two), "one", "two"), ((two, one), "two", "one")):
        (problem,) = _refusals_of(base, packs)
        assert problem.startswith(f"{later}/pack.yaml:4: the parameter 'owner.count' is changed already")
        assert f"({first}/pack.yaml:4)" in problem


def test_one_pack_cannot_change_one_threshold_twice(base, tmp_path):
    change = f"{{parameter: owner.count, value: 2, {REASON}}}"
    (problem,) = _refusals(base, _pack(tmp_path, f"{PACK}parameters:\n  - {change}\n  - {change}\n"))
    assert problem.startswith("trial/pack.yaml:6: the parameter 'owner.count' is changed already (trial/pack.yaml:5)")


def test_packs_have_ids_and_folder_names_of_their_own(base, tmp_path):
    (problem,) = _refusals_of(base, _packs(tmp_path, PACK, PACK))
    assert problem.startswith("two/pack.yaml:1: 'trial' is the id of another pack already (one/pack.yaml:1)")
    (tmp_path / "again").mkdir()
    same = _packs(tmp_path / "again", PACK, PACK.replace("id: trial", "id: other"), ("pack", "pack"))
    (problem,) = _refusals_of(base, same)
    assert f"another pack lies in a folder of the same name ({same[0]})" in problem
    assert str(same[1]) in problem


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("CDC-2002/R4", "there is no source 'CDC-2002'; did you mean 'CDC-2020'?"),
        ("CDC-2020/R44", "there is no place in source CDC-2020 'R44'"),
    ],
)
def test_the_source_of_a_threshold_exists(base, tmp_path, source, expected):
    pack = _pack(tmp_path)
    declared = (
        "id: trial.count, label: {fr: a, en: b}, value: 2, unit: count, confidence: primary, note: {fr: a, en: b}"
    )
    (pack / "parameters.yaml").write_text(f"parameters:\n  - {{{declared}, source: {source}}}\n", encoding="utf-8")
    (problem,) = _refusals(base, pack)
    assert problem.startswith("trial/parameters.yaml:2: ")
    assert expected in problem


def test_the_source_of_a_threshold_may_be_one_of_its_pack(base, tmp_path):
    pack = _pack(tmp_path)
    declared = "id: trial.count, label: {fr: a, en: b}, value: 2, unit: count, confidence: primary, source: TRIAL/art-1"
    (pack / "parameters.yaml").write_text(
        f"parameters:\n  - {{{declared}, note: {{fr: a, en: b}}}}\n", encoding="utf-8"
    )
    text = (
        'checked_on: "2026-06-30"\n'
        "sources:\n"
        "  - id: TRIAL\n    kind: circular\n    title: {fr: a, en: b}\n    author: SG\n"
        '    date: "2026"\n    url: https://example.org/instruction\n    confidence: primary\n'
        "    locators: {art-1: {text: {fr: a, en: b}}}\n"
    )
    (pack / "sources.yaml").write_text(text, encoding="utf-8")
    assert _load(base, pack).parameters["trial.count"].source == "TRIAL/art-1"
