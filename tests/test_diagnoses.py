"""Diagnoses: what makes one possible, what their files must say, and how results order them."""

import json

import pytest

from audit.errors import DeclarationsInvalid
from audit.model.condition import OutcomeTest
from audit.model.diagnosis import DiagnosisState, diagnosis_state
from audit.rulebase.load import load_rulebase
from tests.diagnoses_by_hand import act, diagnosis
from tests.rule_files import folder_with, model_rule_text, shipped_vocabulary

NOT_MET, VIOLATED, MET = (OutcomeTest(rule="GOV-001", outcome=name) for name in ("not_met", "violated", "met"))


@pytest.mark.parametrize(
    ("present", "core", "plain_signs", "expected"),
    [
        (True, True, 0, "present"),
        (False, None, 5, "absent"),  # too few signs can still hold: nothing is left to find
        (None, True, 0, "possible"),
        (None, None, 1, "open"),
        (None, None, 2, "possible"),
        (None, None, 0, "open"),
    ],
)
def test_what_is_open_is_possible_when_the_core_holds_or_two_signs_hold_plainly(present, core, plain_signs, expected):
    assert diagnosis_state(present, core, plain_signs) == expected


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (NOT_MET, VIOLATED),
        (VIOLATED, VIOLATED),
        (MET, MET),
        ({"any": [NOT_MET, MET]}, {"any": [VIOLATED, MET]}),
        ({"all": [NOT_MET, {"any": [NOT_MET]}]}, {"all": [VIOLATED, {"any": [VIOLATED]}]}),
        ({"at_least": {"n": 1, "of": [NOT_MET, MET]}}, {"at_least": {"n": 1, "of": [VIOLATED, MET]}}),
        ({"not": NOT_MET}, {"not": NOT_MET}),  # read strictly, a negation would be easier to hold
        ({"fact": "a.b", "is": "yes"}, {"fact": "a.b", "is": "yes"}),
    ],
)
def test_a_sign_holds_plainly_by_rules_that_are_violated(sign, expected):
    assert diagnosis(signs=[sign]).plain_signs == diagnosis(signs=[expected]).signs


@pytest.mark.parametrize(
    ("signs", "least", "may_be_possible"), [(0, 0, False), (1, 0, False), (1, 1, True), (2, 0, True)]
)
def test_which_diagnoses_may_be_possible(signs, least, may_be_possible):
    states = diagnosis(signs=[NOT_MET] * signs, least=least).states
    assert (DiagnosisState.POSSIBLE in states) is may_be_possible
    assert {DiagnosisState.PRESENT, DiagnosisState.OPEN, DiagnosisState.ABSENT} <= set(states)


def _file(**changed):
    """Return a diagnosis of crisis reviews on the model rule, as YAML; ``None`` leaves a key out."""
    text = {"fr": "Texte.", "en": "Text."}
    data = {
        "id": "DIA-001", "slug": "x", "title": text, "sources": ["CDC-2020/R4"], "review_types": ["crisis"],
        "core": {"rule": "GOV-001", "outcome": "violated"}, "meaning": text, "first": [act()],
        "stance": {"freeze": [text]},
        "examples": [
            {"name": "violated", "outcomes": {"GOV-001": "violated"}, "expect": "present"},
            {"name": "met", "outcomes": {"GOV-001": "satisfied"}, "expect": "absent"},
            {"name": "not known", "expect": "open"},
        ],
        **changed,
    }  # fmt: skip
    return json.dumps({key: value for key, value in data.items() if value is not None}, indent=1)  # JSON is YAML too


def _load(tmp_path, text):
    folder = folder_with(tmp_path, model_rule_text())
    (folder / "diagnoses").mkdir()
    (folder / "diagnoses" / "DIA-001-x.yaml").write_text(text, encoding="utf-8")
    return load_rulebase(shipped_vocabulary(), folder)


def test_a_diagnosis_without_signs_needs_no_example_of_possible(tmp_path):
    assert [item.id for item in _load(tmp_path, _file()).diagnoses] == ["DIA-001"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"stance": None}, "stance is expected: the review crisis is among review_types"),
        ({"stance": {}}, "stance says nothing: at least one sentence is expected under go_on, freeze, reframe or stop"),
        ({"review_types": ["pre_launch"]}, "stance would never be shown: it takes the review crisis in review_types"),
        ({"first": [{**act(), "delay_days": {"pre_launch": 15}}]}, "delay_days is missing for crisis"),
        ({"first": [{**act(), "proof": None}]}, "proof"),
        ({"first": [act("mandate-owner", role="buyer")]},
         "action 'mandate-owner' has owner_role 'sponsor' in GOV-001"),
        ({"first": [act(after=["mandate-ownr"])]}, "mandate-ownr"),
        ({"signs": [{"rule": "GOV-001", "outcome": "not_met"}], "least_signs": 1},
         "there is no example with 'expect: possible'"),
    ],
)  # fmt: skip
def test_each_mistake_in_a_diagnosis_is_named_with_its_line(tmp_path, changed, expected):
    with pytest.raises(DeclarationsInvalid) as raised:
        _load(tmp_path, _file(**changed))
    (problem,) = (str(problem) for problem in raised.value.problems)
    assert problem.startswith("rules/diagnoses/DIA-001-x.yaml:")
    assert expected in problem


def test_actions_that_wait_for_each_other_across_a_rule_and_a_diagnosis_are_refused(tmp_path):
    text = _file(first=[act("mandate-owner", after=["tell-the-teams"]), act("tell-the-teams", after=["mandate-owner"])])
    with pytest.raises(DeclarationsInvalid, match="mandate-owner → "):
        _load(tmp_path, text)
