"""Whatever is asked for, the plan is one that can be done, or says where it cannot; added up again by other means."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from dateutil.easter import easter
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.questionnaire import ReviewType
from audit.questionnaire.load import load_question_bank
from audit.remediation.plan import Planned, plan_actions
from tests.diagnoses_by_hand import act, diagnosis
from tests.fact_sets import facts_with
from tests.judged_rules import rule
from tests.many_cases import examples
from tests.rule_files import shipped_rulebase

ROLES = ("sponsor", "project_owner", "project_director", "buyer")
OBJECT_OF = {
    "sponsor": "raci",
    "project_owner": "exit-plan",
    "project_director": "schedule",
    "buyer": "contracts-in-force",
}


@st.composite
def _actions(draw):
    """Draw actions that wait for earlier ones, so that none wait in a circle, objects joined included."""
    count = draw(st.integers(1, 30))
    is_short = draw(st.booleans())  # many small actions, all wanted soon
    drawn = []
    for number in range(count):
        role = draw(st.sampled_from(ROLES))
        lone = not draw(st.booleans()) or number % 3
        before = [one["action"] for one in drawn if "object" not in one]
        keys = {
            "action": f"act-{number:02d}",
            "owner_role": role,
            "effort": "S" if is_short else draw(st.sampled_from("SMLX")).replace("X", "XL"),
            "delay_days": {
                "pre_launch": draw(st.integers(0, 25 if is_short else 120)),
                "crisis": draw(st.integers(0, 60)),
            },
            "after": draw(st.lists(st.sampled_from(before), max_size=3, unique=True)) if before and lone else [],
        }
        if not lone:
            keys["object"] = OBJECT_OF[role]
        if draw(st.booleans()):
            keys["protects"] = "go_live"
        drawn.append(keys)
    return drawn


@st.composite
def _milestones(draw, review):
    """Draw a table of milestones, or none, in the states that a table may be in."""
    rows = [
        {
            "label": f"M{number}",
            "current_date": review + timedelta(days=draw(st.integers(-30, 300))),
            "status": draw(st.sampled_from(("planned", "done", "cancelled"))),
            "delivers_value": draw(st.sampled_from(("yes", "no"))),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    return {"milestones": (draw(st.sampled_from(("complete", "partial"))), rows)} if rows else {}


def _protected(review, given_facts):
    """Return the day that protections come before: the first go-live to come, else the next that serves users."""
    first = given_facts.get("project.go_live_date")
    if first is not None and first >= review:  # on its own day it is still to come
        return first
    stones = given_facts.get("milestones", ())
    days = [one["current_date"] for one in stones if (one["status"], one["delivers_value"]) == ("planned", "yes")]
    return min((day for day in days if day >= review), default=None)


class Project(tuple):
    """What is planned; written short, for hypothesis prints it a thousand times over when a test fails."""

    def __repr__(self):
        rules, diagnoses, review, _, given_facts, kind = self
        return f"<{len(rules)} rules, {len(diagnoses)} diagnoses, {review}, {given_facts}, {kind}>"


@st.composite
def _projects(draw):
    actions = draw(_actions())
    rules = [
        rule(
            f"AAA-{number:03d}",
            draw(st.sampled_from(("blocking", "major", "minor"))),
            actions=(keys["action"],),
            **{name: value for name, value in keys.items() if name != "action"},
        )
        for number, keys in enumerate(actions, start=1)
    ]
    firsts = draw(st.lists(st.sampled_from(actions), max_size=3, unique_by=lambda keys: keys["action"]))
    diagnoses = [
        diagnosis(f"DIA-{number:03d}", first=[{**act(), **keys}]) for number, keys in enumerate(firsts, start=1)
    ]
    review = draw(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
    given = {}
    if draw(st.booleans()):
        given["project.go_live_date"] = review + timedelta(days=draw(st.integers(-30, 300)))
    if draw(st.booleans()):
        given["governance.director.time_share"] = Decimal(draw(st.integers(0, 10))) / 10
    if draw(st.booleans()):
        given |= {"governance.sponsor.name": "A", "governance.owner.name": draw(st.sampled_from("AB"))}
    kind = draw(st.sampled_from(("pre_launch", "crisis")))
    tables = draw(_milestones(review))
    facts = facts_with(given, tables)
    if tables:
        given["milestones"] = tables["milestones"][1]
    return Project((rules, diagnoses, review, facts, given, kind))


def _is_off(day):
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    moving = {easter(day.year) + timedelta(days=days) for days in (1, 39, 50)}
    return day.weekday() > 4 or (day.month, day.day) in fixed or day in moving


def _plan(project):
    rules, diagnoses, review, facts, _, kind = project
    rulebase = shipped_rulebase()
    by = Planned(rulebase.plan, rulebase.scoring, load_question_bank().roles, ReviewType(kind))
    return plan_actions(by, rules, facts, review, diagnoses)


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None)
@given(_projects())
def test_a_plan_can_be_done_or_says_where_it_cannot(project):
    rules, _, review, _, given_facts, kind = project
    plan = _plan(project)
    steps = plan.steps
    of = {action: step for step in steps for action in step.actions}

    asked = {item.action: item for one in rules for item in one.remediation}
    assert sorted(action for step in steps for action in step.actions) == sorted(asked)  # each once
    assert [step.due for step in steps] == sorted(step.due for step in steps)  # in the order of dates
    for action, item in asked.items():
        for name in item.after:
            assert of[name].due < of[action].due or of[name] is of[action]
    assert not [step for step in steps if step.due <= review or _is_off(step.due)]

    live = _protected(review, given_facts)
    if live is not None:
        late = [step for step in steps if any(asked[name].protects for name in step.actions) and step.due >= live]
        assert late == [step for step in steps if step.after_go_live]
        days = [review + timedelta(days=n) for n in range(1, (live - review).days)]
        before = sum(not _is_off(day) for day in days)
        assert not [step for step in late if _least_days(step, of, asked) <= before]
    else:
        assert not any(step.after_go_live for step in steps)

    first = plan.frame.phases[0]
    soon = [step for step in steps if step.due <= first.until]
    assert len(soon) <= 12 or all(step in _in_time(steps, of, asked) for step in soon)
    for step in steps:
        assert step.phase == next(one.phase for one in plan.frame.phases if one.until is None or step.due <= one.until)

    _check_loads(plan, asked, review, given_facts, kind)
    assert _plan(project) == plan


def _in_time(steps, of, asked):
    """Return the steps that protect the go-live in time, and all that they wait for."""
    found = [step for step in steps if any(asked[name].protects for name in step.actions) and not step.after_go_live]
    for step in found:
        waits = [of[name] for action in step.actions for name in asked[action].after]
        found += [other for other in waits if other not in found]
    return found


def _least_days(step, of, asked):
    """Return the working days that a step takes with all that it waits for, however much time its owners have."""
    own = max({"S": 1, "M": 5, "L": 20, "XL": 40}[asked[name].effort.value] for name in step.actions)
    own += 30 * any(asked[name].lead == "amendment" for name in step.actions)
    waits = {of[name].action: of[name] for action in step.actions for name in asked[action].after}
    waits.pop(step.action, None)
    return own + max((_least_days(other, of, asked) for other in waits.values()), default=0)


def _check_loads(plan, asked, review, given_facts, kind):
    """Add up again what each owner has to do by each due date, and what time there is for it."""
    shares = {"sponsor": "0.2", "project_owner": "0.4", "project_director": "0.8", "buyer": "0.4"}
    shares = {role: Decimal(share) for role, share in shares.items()}
    shares["project_director"] = given_facts.get("governance.director.time_share", shares["project_director"])
    person = {role: role for role in ROLES}
    if "governance.sponsor.name" in given_facts and given_facts["governance.owner.name"] == "A":
        person["project_owner"] = "sponsor"
    by_person = defaultdict(list)
    for step in plan.steps:
        by_person[person[asked[step.action].owner_role.value]].append(step)
    for one, steps in by_person.items():
        roles = {asked[step.action].owner_role.value for step in steps}
        rate = min(Decimal(1), sum(shares[role] for role in roles)) * Decimal("0.5" if kind == "pre_launch" else "0.8")
        for step in steps:
            days = sum(not _is_off(review + timedelta(days=n)) for n in range(1, (step.due - review).days + 1))
            needed = sum(other.owner_days for other in steps if other.due <= step.due)
            assert step.overloaded == (needed > 1 + rate * days), (one, step)
        nothing_presses = _protected(review, given_facts) is None
        if nothing_presses and sum(step.owner_days for step in steps) <= rate * 500:
            assert not any(step.overloaded for step in steps)


def test_what_cannot_come_in_time_does_not_put_off_what_can():
    """40 working days do not fit before a go-live in 20; the 5 that they wait for do, whatever time their owner has."""
    common = {"owner_role": "project_director", "delay_days": {"pre_launch": 90}, "protects": "go_live"}
    rules = [
        rule("AAA-001", "major", actions=("rehearse",), effort="M", **common),
        rule("AAA-002", "major", actions=("rebuild",), effort="XL", after=["rehearse"], **common),
    ]
    review = date(2026, 3, 2)
    given_facts = {"project.go_live_date": date(2026, 3, 30), "governance.director.time_share": Decimal("0.1")}
    steps = _plan(Project((rules, [], review, facts_with(given_facts), given_facts, "pre_launch"))).steps
    assert (steps[0].action, steps[0].due) == ("rehearse", date(2026, 3, 9))
    assert [step.after_go_live for step in steps] == [False, True]


@pytest.mark.parametrize(
    ("sponsor", "owner"), [("Claire Martin", "Claire MARTIN"), ("Hélène Roy-Petit", "Helene Roy Petit")]
)
def test_one_person_spelt_in_two_ways_has_one_load(sponsor, owner):
    rules = [*_small(2)]  # of the project owner, then of the director
    rules += [rule("BBB-001", "major", actions=("decide",), owner_role="sponsor", effort="S")]
    named = {"governance.sponsor.name": sponsor, "governance.owner.name": owner}
    plan = _plan(Project((rules, [], REVIEW, facts_with(named), named, "pre_launch")))
    loads = [([role.value for role in load.roles], load.name, load.share) for load in plan.frame.loads]
    both = (["sponsor", "project_owner"], sponsor, Decimal("0.6"))  # 20% and 40% of one working time
    assert loads == [both, (["project_director"], None, Decimal("0.8"))]
    assert {step.owner_name for step in plan.steps} == {sponsor, None}


def test_a_person_who_bears_the_name_of_a_role_is_not_whoever_holds_it():
    rules = [*_small(1), rule("BBB-001", "major", actions=("decide",), owner_role="sponsor", effort="S")]
    named = {"governance.owner.name": "Sponsor"}
    plan = _plan(Project((rules, [], REVIEW, facts_with(named), named, "pre_launch")))
    assert [load.name for load in plan.frame.loads] == [None, "Sponsor"]


REVIEW = date(2026, 3, 2)  # a Monday: 19 working days before Monday 30 March, which is in the first month
GO_LIVE = {"project.go_live_date": date(2026, 3, 30)}


def _small(count, first=1, **more):
    """Return rules that ask for as many actions of a day each, of the four owners in turn."""
    keys = {"effort": "S", "delay_days": {"pre_launch": 20, "crisis": 1}, **more}
    return [
        rule(f"AAA-{number:03d}", "major", actions=(f"act-{number:02d}",), owner_role=ROLES[number % 4], **keys)
        for number in range(first, first + count)
    ]


def _fallback(**more):
    keys = {"owner_role": "buyer", "effort": "S", "delay_days": {"pre_launch": 20, "crisis": 20}, "protects": "go_live"}
    return rule("ZZZ-001", "minor", actions=("fallback",), **{**keys, **more})


def test_what_protects_the_go_live_takes_its_place_in_the_first_phase_before_all_else():
    """12 actions that weigh more would fill it; the one day that a go-live in 19 working days waits for fits in."""
    rules = [*_small(12), _fallback()]
    plan = _plan(Project((rules, [], REVIEW, facts_with(GO_LIVE), GO_LIVE, "pre_launch")))
    (fallback,) = (step for step in plan.steps if step.action == "fallback")
    assert fallback.due <= date(2026, 3, 27)
    assert not fallback.after_go_live
    assert plan.frame.phases[0].until == date(2026, 3, 27)
    assert sum(step.due <= date(2026, 3, 27) for step in plan.steps) == 12
    assert plan.steps[-1].due == date(2026, 3, 30)  # the one that gives way is due once the phase is over


def test_the_first_phase_holds_all_that_protects_the_go_live_and_nothing_else_then():
    rules = [*_small(14, protects="go_live"), *_small(3, first=15)]
    steps = _plan(Project((rules, [], REVIEW, facts_with(GO_LIVE), GO_LIVE, "pre_launch"))).steps
    before = [step.action for step in steps if step.due < date(2026, 3, 30)]
    assert sorted(before) == [f"act-{number:02d}" for number in range(1, 15)]
    assert not any(step.after_go_live for step in steps)


def test_what_a_protection_waits_for_is_not_put_off_by_a_full_first_phase():
    """The first phase of a crisis is of two days. 1 + 20 working days end on 31 March; 3 + 20 on the day of go-live."""
    rules = [
        *_small(4),
        rule("YYY-001", "minor", actions=("prepare",), owner_role="buyer", effort="S", delay_days={"crisis": 1}),
        _fallback(effort="L", after=["prepare"]),
    ]
    given_facts = {"project.go_live_date": date(2026, 4, 2)}
    rulebase = shipped_rulebase()
    settings_of = rulebase.plan.model_copy(update={"most_first": 2})
    by = Planned(settings_of, rulebase.scoring, load_question_bank().roles, ReviewType.CRISIS)
    plan = plan_actions(by, rules, facts_with(given_facts), REVIEW)
    due = {step.action: step.due for step in plan.steps}
    assert (due["prepare"], due["fallback"]) == (date(2026, 3, 3), date(2026, 3, 31))
    assert sum(day <= date(2026, 3, 4) for day in due.values()) == 2
    assert not any(step.after_go_live for step in plan.steps)


def test_what_cannot_come_before_the_go_live_takes_no_place_of_what_can_be_done_first():
    """40 working days do not fit before a go-live in 19: the day that they wait for is placed by what it weighs."""
    prepare = rule(
        "YYY-001", "minor", actions=("prepare",), owner_role="buyer", effort="S", delay_days={"pre_launch": 20}
    )
    rules = [*_small(12), prepare, _fallback(effort="XL", after=["prepare"])]
    steps = _plan(Project((rules, [], REVIEW, facts_with(GO_LIVE), GO_LIVE, "pre_launch"))).steps
    assert {step.action: step.after_go_live for step in steps}["fallback"]
    assert sum(step.due <= date(2026, 3, 27) for step in steps) == 12
