"""What is done begins as the case asks: opened where there is nothing, completed where there is something."""

import json
from dataclasses import replace

import pytest

from audit.api import ResultRefused, SavedAudit, render
from audit.errors import DeclarationsInvalid
from audit.remediation.scheduling.fitted import ActionFitter
from audit.rulebase.load import load_rulebase
from tests.fact_sets import facts_with
from tests.rule_files import folder_with, model_rule_text, shipped_rulebase, shipped_vocabulary
from tests.small_rule_bases import project, rule, small_tool, yes

ASKED = {"type": "yes_partial_no"}


def _tool():
    """Return a tool whose one rule asks to open or complete a register."""
    one = rule("TST-001", "major", yes("a"), {"fact": "q.a", "is": "partial"})
    one["remediation"][0] |= {
        "openings": [
            {"fr": "Ouvrir ou compléter", "en": "Open or complete"},
            {"when": {"fact": "q.a", "is": "partial"}, "fr": "Compléter", "en": "Complete"},
            {"when": {"fact": "q.a", "is": "no"}, "fr": "Ouvrir", "en": "Open"},
        ],
        "do": {"fr": "{opening} le registre.", "en": "{opening} the register."},
    }
    return small_tool({"a": ASKED}, [one])


def _audit(answer):
    tool = _tool()
    return tool, tool.audit(project(tool, "verified", a=answer))


@pytest.mark.parametrize(
    ("answer", "fr", "en"),
    [
        ("partial", "Compléter le registre.", "Complete the register."),
        ("no", "Ouvrir le registre.", "Open the register."),
    ],
)
def test_an_action_is_worded_for_the_case(answer, fr, en, tmp_path):
    tool, audit = _audit(answer)
    (action,) = audit.result.actions
    assert (action.do.fr, action.do.en) == (fr, en)
    for file, content in render(audit, "json").items():  # and a record says so to whoever reads it
        (tmp_path / file).write_bytes(content)
    (read,) = SavedAudit.read(tool, tmp_path).result.actions
    assert read.do == action.do


def test_where_the_case_is_not_known_both_are_said():
    _, audit = _audit("no")
    record = audit.record.model_copy(
        update={"actions": tuple(step.model_copy(update={"case": None}) for step in audit.record.actions)}
    )
    (action,) = replace(audit, record=record).result.actions
    assert action.do.fr == "Ouvrir ou compléter le registre."


def test_a_record_that_names_a_wording_that_is_not_there_is_refused(tmp_path):
    tool, audit = _audit("no")
    files = render(audit, "json")
    for file, content in files.items():
        (tmp_path / file).write_bytes(content)
    result = tmp_path / "result.json"
    data = json.loads(result.read_text(encoding="utf-8"))
    data["actions"][0]["case"] = 2
    result.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ResultRefused):
        _ = SavedAudit.read(tool, tmp_path).result.actions


@pytest.mark.parametrize(
    ("recorded", "begins"),
    [
        ("partial", "Compléter le registre des changements"),
        ("no", "Ouvrir le registre des changements"),
        (None, "Ouvrir ou compléter le registre des changements"),
    ],
)
def test_the_change_register_is_opened_or_completed(recorded, begins):
    rulebase = shipped_rulebase()
    (action,) = (
        one
        for item in rulebase.rules
        if item.id == "PLA-010"
        for one in item.remediation
        if one.action == "open-change-register"
    )
    fitter = ActionFitter(rulebase.rules, (), rulebase.comparable_parameters())
    facts = facts_with({"planning.changes_recorded": recorded} if recorded else {})
    place = fitter.cases(facts).get(("PLA-010", action.action))
    said = action.wording if place is None else action.worded(action.cases[place])
    assert said.fr.startswith(begins)


_ONE = "    openings:\n      - {fr: Ouvrir, en: Open}\n"
_DO = "    do:\n"


@pytest.mark.parametrize(
    ("openings", "place", "said"),
    [
        (_ONE, False, "'do' holds '{opening}' once in each language where 'openings' is given"),
        ("", True, "'do' holds '{opening}' once in each language where 'openings' is given"),
        (_ONE + "      - {fr: Tenir, en: Keep}\n", True, "one of the 'openings' and one only has no 'when'"),
        (
            "    openings:\n      - {when: {fact: governance.owner.mandat, is: yes}, fr: Tenir, en: Keep}\n"
            "      - {fr: Ouvrir, en: Open}\n",
            True,
            "governance.owner.mandat",
        ),
    ],
)
def test_openings_that_do_not_hold_together_are_refused_where_they_stand(tmp_path, openings, place, said):
    text = model_rule_text()
    start = text.index(_DO)
    words = text[start:]
    if place:
        words = words.replace("fr: >-\n        ", "fr: >-\n        {opening} ", 1)
        words = words.replace("en: >-\n        ", "en: >-\n        {opening} ", 1)
    folder = folder_with(tmp_path, text[:start] + openings + words)
    with pytest.raises(DeclarationsInvalid) as raised:
        load_rulebase(shipped_vocabulary(), folder)
    assert any(said in str(problem) for problem in raised.value.problems)
