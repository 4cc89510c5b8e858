"""The plan: actions merged across findings and diagnoses, after those they wait for, dated as people can do them."""

from datetime import date
from decimal import Decimal

import pytest

from audit.model.fact import FactSet
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind
from audit.questionnaire.load import load_question_bank
from audit.remediation.plan import Planned, done_already, plan_actions
from audit.remediation.plan_model import GoLiveState
from audit.remediation.scheduling.working_days import WorkingDays
from tests.diagnoses_by_hand import act, diagnosis
from tests.fact_sets import facts_with
from tests.judged_rules import judged, rule
from tests.rule_files import shipped_rulebase

REVIEW = date(2026, 1, 31)  # a Saturday


def _whole_plan(rules=(), diagnoses=(), done=(), facts: FactSet | None = None, unfit=(), review=ReviewType.PRE_LAUNCH):
    rulebase = shipped_rulebase()
    by = Planned(rulebase.plan, rulebase.scoring, load_question_bank().roles, review)
    return plan_actions(by, rules, facts or facts_with(), REVIEW, diagnoses, done, unfit)


def _plan(*rules, facts: FactSet | None = None):
    return _whole_plan(rules, facts=facts).steps


def test_an_action_asked_by_two_rules_is_planned_once_and_closes_both():
    plan = _plan(rule("AAA-001", actions=("act",)), rule("AAA-002", actions=("act",)))
    assert [(item.action, item.closes) for item in plan] == [("act", ("AAA-001", "AAA-002"))]


def test_due_dates_count_from_the_review_date():
    (item,) = _plan(rule())
    assert item.due == date(2026, 3, 2)  # 30 days after 31 January, a Monday


def test_a_delay_that_ends_on_a_holiday_ends_on_the_next_working_day():
    (item,) = _plan(rule(delay_days={"pre_launch": 65}))
    assert item.due == date(2026, 4, 7)  # 65 days after 31 January is 6 April, Easter Monday


def test_the_plan_is_in_the_order_of_dates_then_of_weight_and_nothing_before_what_it_waits_for():
    plan = _plan(
        rule("AAA-001", "blocking", actions=("build",), after=("prepare",)),
        rule("AAA-002", "minor", actions=("prepare",)),
        rule("AAA-003", "major", actions=("other",)),
    )
    assert [(item.action, item.due) for item in plan] == [
        ("other", date(2026, 2, 27)),
        ("prepare", date(2026, 3, 2)),
        ("build", date(2026, 3, 3)),
    ]  # fmt: skip; all of one owner: two are due on 2 March, and the first in order a working day before


def test_waiting_for_an_action_that_is_not_needed_holds_nothing_up():
    (item,) = _plan(rule("AAA-001", actions=("build",), after=("prepare",)))
    assert (item.action, item.due) == ("build", date(2026, 3, 2))


def test_the_owner_is_named_when_the_workbook_names_one():
    named = facts_with({"governance.sponsor.name": "Direction générale"})
    assert _plan(rule(), facts=named)[0].owner_name == "Direction générale"
    assert _plan(rule())[0].owner_name is None


@pytest.mark.parametrize(("count", "name"), [(1, "A"), (2, None), (0, None), (None, "A")])
def test_two_who_share_a_role_own_no_action_together(count, name):
    given = {"governance.owner.name": "A", **({"governance.owner.count": count} if count is not None else {})}
    (item,) = _plan(rule(owner_role="project_owner"), facts=facts_with(given))
    assert item.owner_name == name


def test_what_an_owner_has_no_time_for_comes_later_and_no_load_is_exceeded():
    rules = [
        rule(f"AAA-{n:03d}", actions=(f"act-{n}",), owner_role="project_director", effort="M") for n in range(1, 9)
    ]
    facts = facts_with({"governance.director.time_share": Decimal("0.6")})
    plan = _whole_plan(rules, facts=facts)
    # 1 + 0.3 t days by the working day t. All are wanted by the 21st, 2 March, and two at most are due a day: they aim
    # at the 18th to the 21st. There are 6.4 on the 18th and 6.7 on the 19th, for three actions of 2 days each. The 8 of
    # four are there on the 24th, 10 on the 30th, 12 on the 37th, 14 on the 44th, 16 on the 50th, after Easter.
    assert [item.due for item in plan.steps] == [
        date(2026, 2, 25), date(2026, 2, 25), date(2026, 2, 26), date(2026, 3, 5), date(2026, 3, 13), date(2026, 3, 24),
        date(2026, 4, 2), date(2026, 4, 13),
    ]  # fmt: skip
    assert not any(item.overloaded for item in plan.steps)
    (load,) = plan.frame.loads
    assert (load.share, load.declared) == (Decimal("0.6"), True)


def _live_on(day):
    return facts_with({"project.go_live_date": day})


def test_what_protects_the_go_live_is_due_on_the_last_working_day_before_it():
    plan = _whole_plan([rule(protects="go_live")], facts=_live_on(date(2026, 2, 23)))
    (item,) = plan.steps
    assert (item.due, item.phase, item.after_go_live) == (date(2026, 2, 20), "before-go-live", False)
    assert plan.frame.go_live_state is GoLiveState.TO_COME


def test_what_a_protection_waits_for_is_due_in_time_for_it():
    rules = [rule(actions=("prepare",)), rule("AAA-002", actions=("test",), after=("prepare",), protects="go_live")]
    prepare, test = _whole_plan(rules, facts=_live_on(date(2026, 2, 23))).steps
    assert (prepare.due, test.due) == (date(2026, 2, 19), date(2026, 2, 20))


def test_a_protection_that_cannot_be_done_in_time_says_so():
    hard = rule(protects="go_live", effort="L", owner_role="technical_director")
    (item,) = _plan(hard, facts=_live_on(date(2026, 2, 23)))
    assert (item.due, item.after_go_live) == (date(2026, 2, 27), True)  # 20 working days


def test_on_the_day_of_the_go_live_what_protects_it_comes_too_late_and_says_so():
    plan = _whole_plan([rule(protects="go_live")], facts=_live_on(REVIEW))
    (item,) = plan.steps
    # Nothing can be done before: it is due as soon as it can be, after the one working day that it takes.
    assert (item.due, item.after_go_live, plan.frame.go_live_state) == (date(2026, 2, 2), True, GoLiveState.TO_COME)
    assert "before-go-live" not in [one.phase for one in plan.frame.phases]


@pytest.mark.parametrize("day", [date(2026, 1, 30), date(2025, 6, 30)])
def test_a_go_live_that_is_past_presses_nothing(day):
    plan = _whole_plan([rule(protects="go_live")], facts=_live_on(day))
    (item,) = plan.steps
    assert (item.due, item.after_go_live, plan.frame.go_live_state) == (date(2026, 3, 2), False, GoLiveState.PAST)


def _stone(day, status="planned", delivers="yes"):
    return {"label": "Palier", "current_date": day, "status": status, "delivers_value": delivers}


@pytest.mark.parametrize("first", [{"project.go_live_date": date(2025, 6, 30)}, {}])
def test_once_the_first_go_live_is_past_or_not_known_the_next_milestone_that_serves_users_is_protected(
    first,
):
    stones = [
        _stone(date(2026, 2, 6), "cancelled"),
        _stone(date(2026, 2, 9), delivers="no"),
        _stone(date(2026, 1, 20)),  # past, though not said to be reached
        _stone(date(2026, 2, 10), {"state": "unknown"}),
        _stone(date(2026, 3, 2)),
        _stone(date(2026, 2, 23)),
        _stone({"state": "unknown"}),
    ]
    plan = _whole_plan([rule(protects="go_live")], facts=facts_with(first, {"milestones": ("partial", stones)}))
    (item,) = plan.steps
    assert (item.due, item.phase, item.after_go_live) == (date(2026, 2, 20), "before-go-live", False)
    assert (plan.frame.go_live_state, plan.frame.go_live) == (GoLiveState.TO_COME, date(2026, 2, 23))


def test_a_first_go_live_to_come_is_protected_whatever_milestones_come_before():
    facts = facts_with(
        {"project.go_live_date": date(2026, 2, 23)}, {"milestones": ("complete", [_stone(date(2026, 2, 9))])}
    )
    assert _whole_plan([rule(protects="go_live")], facts=facts).frame.go_live == date(2026, 2, 23)


def test_protections_that_take_more_than_there_is_time_for_say_so():
    rules = [rule(f"AAA-{n:03d}", actions=(f"act-{n}",), effort="M", protects="go_live") for n in (1, 2, 3)]
    plan = _whole_plan(rules, facts=_live_on(date(2026, 2, 10)))
    assert [(item.due, item.after_go_live, item.overloaded) for item in plan.steps] == [
        (date(2026, 2, 9), False, True)
    ] * 3  # a sponsor: 1 + 6 × 0.2 × 0.5 = 1.6 days, and 2 are asked for by the first alone
    assert [(one.asked, one.available, one.exceeded) for one in plan.frame.loads[0].phases] == [
        (6, Decimal("1.6"), True)
    ]


def test_the_first_phase_holds_twelve_actions_and_the_others_follow():
    keys = {"owner_role": "project_director", "delay_days": {"pre_launch": 10}}
    rules = [rule(f"AAA-{n:03d}", actions=(f"act-{n:02d}",), **keys) for n in range(1, 15)]
    steps = _plan(*rules)
    assert [step.phase for step in steps] == ["month-1"] * 12 + ["months-3"] * 2


def test_actions_on_one_object_are_one_step_in_order():
    rules = [
        rule("AAA-001", "blocking", actions=("settle-it",), after=("write-it",), object="raci", effort="M"),
        rule("AAA-002", "minor", actions=("write-it",), object="raci"),
        rule("AAA-003", "minor", actions=("other",), after=("settle-it",)),
    ]
    one, other = _plan(*rules)
    assert (one.actions, one.object, one.closes) == (("write-it", "settle-it"), "raci", ("AAA-001", "AAA-002"))
    assert (one.person_days, one.owner_days) == (Decimal("11.5"), Decimal("2.25"))  # 10 + 3/2, 2 + 0.5/2
    assert one.due < other.due


def test_a_procedure_takes_its_time():
    (item,) = _plan(rule(lead="amendment"))
    assert item.due == date(2026, 3, 16)  # 1 + 30 working days after 31 January: 20 in February, 11 in March


def test_an_action_for_another_case_is_left_out_unless_none_is_left():
    both = rule(actions=("appoint", "relieve"))
    assert [item.action for item in _whole_plan([both], unfit={("TST-001", "appoint")}).steps] == ["relieve"]
    neither = {("TST-001", "appoint"), ("TST-001", "relieve")}
    assert [item.action for item in _whole_plan([both], unfit=neither).steps] == ["appoint", "relieve"]


def _diagnosis_plan(diagnoses, rules=(), done=(), **more):
    return _whole_plan(rules, diagnoses, done, **more).steps


def test_what_a_diagnosis_asks_for_is_planned_with_its_owner_and_date():
    named = facts_with({"governance.sponsor.name": "Direction générale"})
    found = diagnosis(first=[act("freeze-orders", days=7)])
    (item,) = _diagnosis_plan([found], facts=named)
    assert (item.action, item.words_of, item.closes, item.diagnoses) == ("freeze-orders", "DIA-001", (), ("DIA-001",))
    assert (item.due, item.owner_name) == (date(2026, 2, 9), "Direction générale")  # 7 February is a Saturday


def test_an_act_that_a_finding_asks_for_too_is_planned_once_in_its_words_and_by_the_shorter_delay():
    twice = [diagnosis("DIA-001", first=[act("act", days=7)]), diagnosis("DIA-002", first=[act("act", days=45)])]
    (item,) = _diagnosis_plan(twice, [rule("AAA-001", actions=("act",))])
    assert (item.words_of, item.closes, item.diagnoses) == ("AAA-001", ("AAA-001",), ("DIA-001", "DIA-002"))
    assert item.due == date(2026, 2, 9)  # 7 days: shorter than the rule's 30 and the other's 45


def test_the_first_step_of_a_diagnosis_is_in_the_first_phase_of_a_crisis():
    found = diagnosis(first=[act("freeze", days=7), act("decide", days=20)])
    steps = _diagnosis_plan([found], review=ReviewType.CRISIS)
    assert [(step.action, step.due, step.phase) for step in steps] == [
        ("freeze", date(2026, 2, 3), "hours-48"),  # the second working day after Saturday 31 January
        ("decide", date(2026, 2, 20), "days-30"),
    ]


def test_what_diagnoses_ask_for_takes_its_owners_time_first():
    found = diagnosis(first=[act("decide", days=30)])
    rules = [rule(f"AAA-{n:03d}", "blocking", actions=(f"act-{n}",)) for n in range(1, 9)]
    steps = _diagnosis_plan([found], rules)
    assert steps[0].action == "decide"
    assert steps[0].due < steps[-1].due


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


def test_whoever_is_to_be_appointed_starts_after_the_appointment():
    mandate = rule("AAA-001", "minor", actions=("mandate-owner",), owner_role="sponsor")
    of_the_owner = rule("AAA-002", "blocking", actions=("assess-value",), owner_role="project_owner")
    plan = _plan(of_the_owner, mandate)
    assert [(item.action, item.due, item.after) for item in plan] == [
        ("mandate-owner", date(2026, 3, 2), ()),
        ("assess-value", date(2026, 3, 3), ("mandate-owner",)),  # a working day later: an action takes one at least
    ]
    named = facts_with({"governance.owner.name": "Direction générale", "governance.owner.count": 1})
    assert [item.after for item in _plan(of_the_owner, mandate, facts=named)] == [(), ()]


def test_who_is_replaced_is_given_nothing_of_what_the_plan_asks_of_the_role():
    """The director is replaced: who follows does what is left, once appointed, by the share that the tool takes."""
    replace = rule("AAA-001", actions=("appoint-project-director",), owner_role="project_owner")
    of_the_director = rule("AAA-002", actions=("keep-log",), owner_role="project_director")
    held = facts_with({"governance.director.name": "Mme Durand", "governance.director.time_share": Decimal("0.4")})
    whole = _whole_plan([replace, of_the_director], facts=held)
    appointment, log = whole.steps
    assert (appointment.action, log.action, log.owner_name) == ("appoint-project-director", "keep-log", None)
    assert log.after == ("appoint-project-director",)
    (load,) = (one for one in whole.frame.loads if one.roles == ("project_director",))
    assert (load.name, load.declared) == (None, False)
    (alone,) = _whole_plan([of_the_director], facts=held).steps
    assert alone.owner_name == "Mme Durand"


def test_the_time_of_a_role_that_nobody_holds_begins_with_the_appointment():
    """By hand: appointed on 2 March, a director has one day at once, and 0.8 x 0.5 = 0.4 more each working day.

    Ten small actions take half a day each: the tenth is there once 0.4 x w is 4, on the tenth working day. Counted from
    the review, 21 working days before, there would have been time for all of them on the first.
    """
    replace = rule("AAA-001", actions=("appoint-project-director",), owner_role="project_owner")
    others = [rule(f"AAA-{n:03d}", actions=(f"act-{n}",), owner_role="project_director") for n in range(2, 12)]
    whole = _whole_plan([replace, *others])
    appointment, *acts = whole.steps
    assert (appointment.action, appointment.due) == ("appoint-project-director", date(2026, 3, 2))
    days = WorkingDays(REVIEW)
    first = days.on_or_after(appointment.due)
    for count, step in enumerate(acts, start=1):
        worked = days.on_or_after(step.due) - first
        assert Decimal("0.5") * count <= 1 + Decimal("0.4") * worked
    assert days.on_or_after(acts[-1].due) - first == 10


def test_of_two_roles_that_appoint_each_other_one_goes_first():
    sponsor = rule("AAA-001", actions=("appoint-sponsor",), owner_role="project_owner")
    owner = rule("AAA-002", actions=("mandate-owner",), owner_role="sponsor")
    plan = _plan(owner, sponsor, rule("AAA-003", actions=("assess-value",), owner_role="project_owner"))
    assert {item.action: item.after for item in plan} == {
        "appoint-sponsor": (),
        "mandate-owner": ("appoint-sponsor",),
        "assess-value": ("mandate-owner",),
    }


def test_what_appoints_is_an_action_of_the_shipped_rules():
    rulebase = shipped_rulebase()
    actions = {action.action for one in rulebase.rules for action in one.remediation}
    assert set(rulebase.plan.appointed_by.values()) <= actions
    assert set(rulebase.plan.replaced_by.values()) <= actions
