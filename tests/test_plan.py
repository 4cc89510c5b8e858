"""The plan: actions merged across findings and diagnoses, after those they wait for, heaviest first."""

from datetime import date

import pytest

from audit.model.fact import FactSet
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind, OwnerRole
from audit.remediation.plan import done_already, plan_actions
from tests.diagnoses_by_hand import act, diagnosis
from tests.fact_sets import facts_with
from tests.judged_rules import judged, rule
from tests.rule_files import shipped_rulebase

REVIEW = date(2026, 1, 31)
OWNERS = {OwnerRole.SPONSOR: "governance.sponsor.name"}


def _plan(*rules, facts: FactSet | None = None):
    scoring = shipped_rulebase().scoring
    return plan_actions(rules, scoring, facts or facts_with(), ReviewType.PRE_LAUNCH, REVIEW, OWNERS)


def test_an_action_asked_by_two_rules_is_planned_once_and_closes_both():
    plan = _plan(rule("AAA-001", actions=("act",)), rule("AAA-002", actions=("act",)))
    assert [(item.action, item.closes) for item in plan] == [("act", ("AAA-001", "AAA-002"))]


def test_due_dates_count_from_the_review_date():
    (item,) = _plan(rule())
    assert item.due == date(2026, 3, 2)  # 30 days after 31 January


def test_the_heaviest_come_first_but_never_before_what_they_wait_for():
    plan = _plan(
        rule("AAA-001", "blocking", actions=("build",), after=("prepare",)),
        rule("AAA-002", "minor", actions=("prepare",)),
        rule("AAA-003", "major", actions=("other",)),
    )
    assert [item.action for item in plan] == ["other", "prepare", "build"]


def test_waiting_for_an_action_that_is_not_needed_holds_nothing_up():
    (item,) = _plan(rule("AAA-001", actions=("build",), after=("prepare",)))
    assert item.action == "build"


def test_the_owner_is_named_when_the_workbook_names_one():
    named = facts_with({"governance.sponsor.name": "Direction générale"})
    assert _plan(rule(), facts=named)[0].owner_name == "Direction générale"
    assert _plan(rule())[0].owner_name is None


def _diagnosis_plan(diagnoses, rules=(), done=()):
    scoring = shipped_rulebase().scoring
    return plan_actions(rules, scoring, facts_with(), ReviewType.PRE_LAUNCH, REVIEW, OWNERS, diagnoses, done)


def test_what_a_diagnosis_asks_for_is_planned_with_its_owner_and_date():
    named = facts_with({"governance.sponsor.name": "Direction générale"})
    found = diagnosis(first=[act("freeze-orders", days=7)])
    (item,) = plan_actions(
        [], shipped_rulebase().scoring, named, ReviewType.PRE_LAUNCH, REVIEW, OWNERS, [found]
    )  # fmt: skip
    assert (item.action, item.words_of, item.closes, item.diagnoses) == ("freeze-orders", "DIA-001", (), ("DIA-001",))
    assert (item.due, item.owner_name) == (date(2026, 2, 7), "Direction générale")


def test_an_act_that_a_finding_asks_for_too_is_planned_once_in_its_words_and_by_the_shorter_delay():
    twice = [diagnosis("DIA-001", first=[act("act", days=7)]), diagnosis("DIA-002", first=[act("act", days=45)])]
    (item,) = _diagnosis_plan(twice, [rule("AAA-001", actions=("act",))])
    assert (item.words_of, item.closes, item.diagnoses) == ("AAA-001", ("AAA-001",), ("DIA-001", "DIA-002"))
    assert item.due == date(2026, 2, 7)  # 7 days: shorter than the rule's 30 and the other's 45


def test_what_diagnoses_ask_for_comes_first_by_date_with_what_it_waits_for():
    found = diagnosis(first=[act("decide", days=20, after=["analyse"]), act("freeze", days=7)])
    rules = [
        rule("AAA-001", "blocking", actions=("heavy",)),
        rule("AAA-002", "minor", actions=("analyse", "other")),
    ]
    # analyse (30 days) and decide (20) wait; freeze is the only one of the three that can be first
    assert [item.action for item in _diagnosis_plan([found], rules)] == [
        "freeze",
        "analyse",
        "decide",
        "heavy",
        "other",
    ]


def test_what_is_done_already_is_not_asked_for_by_a_diagnosis():
    found = diagnosis(first=[act("done-before"), act("still-to-do")])
    assert [item.action for item in _diagnosis_plan([found], done=["done-before"])] == ["still-to-do"]


@pytest.mark.parametrize(
    ("outcomes", "is_done"),
    [
        (["satisfied"], True),
        (["not_applicable"], True),
        (["satisfied", "not_applicable"], True),
        (["satisfied", "undetermined"], False),
        (["satisfied", "partial"], False),
        (["violated"], False),
    ],
)
def test_an_action_is_done_when_every_rule_that_asks_for_it_is_met_or_has_no_object(outcomes, is_done):
    rules = [
        judged("major", OutcomeKind(outcome), rule_id=f"AAA-{n:03d}") for n, outcome in enumerate(outcomes, start=1)
    ]
    assert ("act" in done_already(rules)) is is_done
