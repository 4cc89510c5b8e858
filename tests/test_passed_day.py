"""A day is passed from the day after, in whatever is followed: actions, milestones, recommendations, go-lives."""

from datetime import date, timedelta

import pytest

from audit.comparison.audited import Audited
from audit.comparison.compare import compare
from audit.exchange.progress import StepProgress
from audit.exchange.progress import followed as progress
from audit.model.pack import Waiver
from audit.model.passed_day import has_passed
from audit.model.text import Text
from audit.portfolio.gather import gather
from audit.portfolio.judged import JudgedFile
from audit.questionnaire.load import load_question_bank
from audit.remediation.plan_model import GoLiveState, PlannedStep
from audit.remediation.scheduling.go_lives import next_go_live
from tests.fact_sets import facts_with
from tests.portfolio_lines import line
from tests.small_rule_bases import partly, project, rule, small_tool, yes

DAY = date(2026, 6, 30)
LATER = DAY + timedelta(days=1)
BOTH = pytest.mark.parametrize(("today", "is_passed"), [(DAY, False), (LATER, True)])


@BOTH
def test_a_day_is_passed_from_the_day_after(today, is_passed):
    assert has_passed(DAY, today) is is_passed


@BOTH
def test_an_action_is_late_in_a_comparison_and_in_a_follow_up_from_the_same_day(today, is_passed):
    tool = small_tool({"a": {}}, [rule("BLO-001", "blocking", yes("a"), partial=partly("a"))])
    first = tool.audit(project(tool, a="no"), DAY - timedelta(days=30))
    assert first.record.actions[0].due == DAY
    later = tool.audit(project(tool, a="no"), today)
    sides = (Audited(one.record, one.rulebook) for one in (first, later))
    (action,) = compare(*sides, tool.declarations.bank.roles).actions
    assert action.overdue is is_passed
    assert action.followed.value == ("not_followed" if is_passed else "not_due")
    (step,) = progress([PlannedStep(action="x", words_of="BLO-001", due=DAY)], [StepProgress("x")], today)
    assert step.late is is_passed


@BOTH
def test_a_go_live_is_to_come_in_the_plan_and_in_a_portfolio_on_its_own_day_still(today, is_passed, declarations):
    roles = load_question_bank().roles
    state, day, _ = next_go_live(roles, facts_with({"project.go_live_date": DAY}), today)
    assert (state, day) == (GoLiveState.PAST if is_passed else GoLiveState.TO_COME, DAY)
    milestone = {"label": "Palier", "current_date": DAY, "status": "planned", "delivers_value": "yes"}
    later = facts_with({"project.go_live_date": DAY - timedelta(days=90)}, {"milestones": ("partial", [milestone])})
    assert next_go_live(roles, later, today)[0] is (GoLiveState.PAST if is_passed else GoLiveState.TO_COME)
    bank, _, rulebase = declarations
    lines = [line(f"{name}.xlsx", name, day=today, go_live=DAY) for name in "ab"]
    found = gather([JudgedFile(line=one) for one in lines], rulebase, bank)
    assert len(found.collisions) == (0 if is_passed else 1)


@BOTH
def test_a_waiver_holds_on_its_last_day_still(today, is_passed):
    waiver = Waiver(rule="GOV-001", reason=Text(fr="r", en="r"), owner="DNUM", expires=DAY)
    assert waiver.holds_on(today) is not is_passed
