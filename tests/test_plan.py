"""The plan: actions merged across findings, after those they wait for, heaviest first."""

from datetime import date

from audit.model.fact import FactSet
from audit.model.questionnaire import ReviewType
from audit.model.rule import OwnerRole
from audit.remediation.plan import plan_actions
from tests.fact_sets import facts_with
from tests.judged_rules import rule
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
