"""Indicators against figures worked out by hand; unknown inputs give unknown or honest bounds."""

from datetime import date
from decimal import Decimal

import pytest

from audit.facts.indicators import compute_indicators
from audit.facts.indicators.load import load_indicators
from tests.fact_sets import REVIEW, facts_with, indicator

START = {"project.start_date": "2024-01-01"}


def _staff(*rows, completeness="complete"):
    return {
        "staff": (
            completeness,
            [
                {"role": "r", "function": f, "employer": e, **({} if n is None else {"fte": n})}
                for f, e, n in ((f, e, n) for f, e, n in rows)
            ],
        )
    }


def test_steering_and_build_shares_are_two_numbers():
    team = _staff(
        ("steering", "internal", 3), ("steering", "external", 1), ("build", "internal", 2), ("build", "external", 8)
    )
    assert indicator("staffing.internal_share.steering", tables=team).value == Decimal("0.75")
    assert indicator("staffing.internal_share.build", tables=team).value == Decimal("0.2")


def test_an_unknown_employer_gives_bounds():
    team = {
        "staff": (
            "complete",
            [
                {"role": "a", "function": "build", "employer": "internal", "fte": 2},
                {"role": "b", "function": "build", "employer": "external", "fte": 6},
                {"role": "c", "function": "build", "fte": 2},
            ],
        )
    }
    share = indicator("staffing.internal_share.build", tables=team)
    assert (share.value, share.low, share.high) == (None, Decimal("0.2"), Decimal("0.4"))


def test_an_unknown_load_leaves_one_side_open():
    team = _staff(("build", "internal", 1), ("build", "external", 1), ("build", "external", None))
    share = indicator("staffing.internal_share.build", tables=team)
    assert (share.low, share.high) == (0, Decimal("0.5"))


@pytest.mark.parametrize("completeness", ["partial", None])
def test_a_team_not_fully_listed_has_no_share(completeness):
    share = indicator(
        "staffing.internal_share.build", tables=_staff(("build", "internal", 1), completeness=completeness)
    )
    assert (share.value, share.low, share.high) == (None, None, None)
    assert "staff/completeness" in share.note.fr


def test_a_function_without_staff_has_no_share():
    assert indicator("staffing.internal_share.build", tables={"staff": ("complete", [])}).value is None


def test_drift_is_measured_from_the_initial_baseline():
    dates = {**START, "planning.initial_end": "2026-01-01", "planning.current_end": "2026-06-01"}
    # 731 days planned, 151 days late
    assert indicator("schedule.slip_days", dates).value == 151
    assert indicator("schedule.drift_from_initial", dates).value == Decimal(151) / Decimal(731)
    cost = {"budget.initial": 10_000_000, "budget.current_forecast": 12_000_000}
    assert indicator("budget.drift_from_initial", cost).value == Decimal("0.2")


def test_a_drift_without_its_initial_value_is_unknown_and_says_why():
    drift = indicator("budget.drift_from_initial", {"budget.current_forecast": 5})
    assert drift.value is None
    assert "budget.initial" in drift.note.en


def _milestones(*rows, completeness="complete"):
    keys = ("current_date", "delivers_value", "status")
    return {
        "milestones": (
            completeness,
            [
                {"label": "j", **{k: v for k, v in zip(keys, row, strict=True) if v is not None}}
                for row in rows
            ],
        )
    }  # fmt: skip


SPAN = {**START, "planning.current_end": "2025-01-01"}
GAP = "schedule.longest_gap_between_value_milestones"


def test_the_tunnel_runs_from_the_start_through_value_milestones_to_the_end():
    # 1 Jan → 1 Apr 2024: 91 days; → 1 Aug: 122; → 1 Jan 2025: 153.
    plan = _milestones(("2024-04-01", "yes", "done"), ("2024-08-01", "yes", "done"))
    assert indicator(GAP, SPAN, plan).value == 153


def test_milestones_without_value_and_cancelled_ones_do_not_count():
    plan = _milestones(("2024-04-01", "yes", "done"), ("2024-07-01", "no", "done"), ("2024-10-01", "yes", "cancelled"))
    assert indicator(GAP, SPAN, plan).value == 275  # 1 Apr 2024 → 1 Jan 2025


def test_a_milestone_that_was_due_and_not_reached_has_delivered_nothing():
    # Review 30 June 2026: of 1 January and 1 July 2026 the first was due; the second is to come, 181 days after it.
    span = {"project.start_date": "2025-07-01", "planning.current_end": "2026-12-31"}
    plan = _milestones(("2026-01-01", "yes", "planned"), ("2026-07-01", "yes", "planned"))
    assert indicator(GAP, span, plan).value == 365
    unstated = _milestones(("2026-01-01", "yes", None), ("2026-07-01", "yes", "planned"))
    assert (indicator(GAP, span, unstated).low, indicator(GAP, span, unstated).high) == (184, 365)


# Started on 1 January 2024; first value after 366 days, then after 181 and 184 days, and to come.
LATER = _milestones(
    ("2025-01-01", "yes", "done"), ("2025-07-01", "yes", "done"), ("2026-01-01", "yes", "done"),
    ("2026-07-01", "yes", "planned"),
)  # fmt: skip
TO_SEPTEMBER = {**START, "planning.current_end": "2026-09-01"}


def test_what_came_after_the_longest_gap_is_told_apart_from_it():
    # Review 30 June 2026: 545 days after 1 January 2025. After it: 181, 184, 181 and, to 1 September, 62 days.
    assert indicator(GAP, TO_SEPTEMBER, LATER).value == 366
    assert indicator("schedule.days_since_longest_gap", TO_SEPTEMBER, LATER).value == 545
    assert indicator("schedule.longest_gap_after_longest", TO_SEPTEMBER, LATER).value == 184
    open_list = {"milestones": ("partial", LATER["milestones"][1])}
    assert not indicator("schedule.days_since_longest_gap", TO_SEPTEMBER, open_list).is_known
    assert not indicator("schedule.longest_gap_after_longest", TO_SEPTEMBER, open_list).is_known


def test_a_gap_that_lasts_has_no_age_and_nothing_after_it():
    nothing = {"milestones": ("none", [])}
    assert indicator("schedule.days_since_longest_gap", TO_SEPTEMBER, nothing).value == -63  # 1 September
    assert indicator("schedule.longest_gap_after_longest", TO_SEPTEMBER, nothing).value == 0


def test_of_two_gaps_as_long_the_later_one_counts():
    # 100 days, twice: 1 Jan → 10 Apr 2024 → 19 Jul 2024; then 10 days to the end.
    plan = _milestones(("2024-04-10", "yes", "done"), ("2024-07-19", "yes", "done"))
    span = {**START, "planning.current_end": "2024-07-29"}
    assert indicator("schedule.longest_gap_after_longest", span, plan).value == 10


def test_time_without_value_runs_from_the_last_delivery_or_else_from_the_start():
    name = "schedule.days_without_value"
    assert indicator(name, START, LATER).value == 180  # 1 January → 30 June 2026
    assert indicator(name, START, {"milestones": ("none", [])}).value == 911  # 1 January 2024 → 30 June 2026
    assert indicator(name, {"project.start_date": "2026-09-01"}, {"milestones": ("none", [])}).value == 0
    planned = _milestones(("2026-01-01", "yes", "planned"))
    assert indicator(name, START, planned).value == 911
    open_list = {"milestones": ("partial", LATER["milestones"][1])}
    assert (indicator(name, START, open_list).low, indicator(name, START, open_list).high) == (0, 180)


def test_no_value_milestone_at_all_is_one_long_tunnel():
    assert indicator(GAP, SPAN, {"milestones": ("none", [])}).value == 366


def test_a_partial_list_can_only_shorten_the_tunnel():
    gap = indicator(GAP, SPAN, _milestones(("2024-07-01", "yes", "done"), completeness="partial"))
    assert (gap.value, gap.low, gap.high) == (None, 0, 184)


def test_a_milestone_outside_the_project_lengthens_nothing():
    # 1 Jan 2024 → 1 Jul: 182 days; → 1 Jan 2025: 184. What was delivered before, or comes after, is no part of it.
    inside = ("2024-07-01", "yes", "done")
    outside = _milestones(("2022-01-01", "yes", "done"), inside, ("2026-01-01", "yes", "planned"))
    assert indicator(GAP, SPAN, outside).value == 184
    unstated = _milestones(inside, ("2026-01-01", "yes", None))
    assert indicator(GAP, SPAN, unstated).value == 184


def test_a_milestone_whose_value_is_not_stated_gives_bounds():
    plan = _milestones(("2024-04-01", "yes", "done"), ("2024-08-01", None, "done"))
    gap = indicator(GAP, SPAN, plan)
    assert (gap.low, gap.high) == (153, 275)


def _contract(supplier, amount, clause="yes", units="yes", ip="yes"):
    given = {
        "label": "m", "supplier": supplier, "amount": amount,
        "reversibility_clause": clause, "reversibility_work_units": units, "ip_clause": ip,
    }  # fmt: skip
    return {key: value for key, value in given.items() if value is not None}


def test_one_supplier_behind_two_spellings_is_one_supplier():
    contracts = {"contracts": ("complete", [_contract("Société A", 3), _contract("SOCIETE A.", 3), _contract("B", 4)])}
    assert indicator("contracts.largest_supplier_share", tables=contracts).value == Decimal("0.6")
    assert indicator("contracts.largest_supplier", tables=contracts).value == ("Société A",)


def test_coverage_counts_contracts_and_bounds_the_unknown():
    rows = [
        _contract("A", 1),
        _contract("B", 1, units="no"),
        _contract("C", 1, clause=None),
        _contract("D", 1, ip="no"),
    ]
    contracts = {"contracts": ("complete", rows)}
    coverage = indicator("contracts.reversibility_coverage", tables=contracts)
    assert (coverage.low, coverage.high) == (Decimal("0.5"), Decimal("0.75"))
    assert indicator("contracts.ip_coverage", tables=contracts).value == Decimal("0.75")
    assert indicator("contracts.ip_coverage", tables={"contracts": ("none", [])}).value is None


def test_mean_tenure_of_successive_directors():
    given = {**START, "governance.director.appointments": 3}
    # 1 Jan 2024 → 30 Jun 2026: 911 days, 303 each
    assert indicator("governance.leadership.mean_tenure", given).value == 303


def _bodies(*rows, completeness="complete", subjects=("cost", "time", "risk")):
    keys = ("kind", "last_meeting", "last_minutes")
    return {
        "bodies": (
            completeness,
            [
                {"label": "c", "subjects": subjects}
                | {k: v for k, v in zip(keys, row, strict=True) if v is not None}
                for row in rows
            ],
        )
    }  # fmt: skip


def test_ages_are_counted_to_the_review_date():
    bodies = _bodies(("steering", "2026-05-31", "2026-04-30"), ("operational", "2026-06-29", "2026-06-29"))
    assert indicator("governance.steering.days_since_last_meeting", tables=bodies).value == 30
    assert indicator("governance.steering.days_since_last_minutes", tables=bodies).value == 61
    assert indicator("budget.days_since_last_update", {"budget.last_update": "2026-06-30"}).value == 0


def test_a_meeting_to_come_is_not_a_last_meeting():
    bodies = _bodies(("steering", "2026-05-31", None), ("steering", "2026-12-31", None))
    age = indicator("governance.steering.days_since_last_meeting", tables=bodies)
    assert (age.low, age.high) == (0, 30)


def test_only_a_committee_that_follows_cost_time_and_risk_counts():
    whole, part = (
        _bodies(("steering", day, None), subjects=subjects)["bodies"][1]
        for day, subjects in (("2026-03-31", ("cost", "time", "risk", "value")), ("2026-06-29", ("cost", "time")))
    )
    age = indicator("governance.steering.days_since_last_meeting", tables={"bodies": ("complete", whole + part)})
    assert age.value == 91  # 31 March → 30 June 2026: 30 + 31 + 30
    unknown = [{"label": "c", "kind": "steering", "last_meeting": "2026-06-29"}]
    age = indicator("governance.steering.days_since_last_meeting", tables={"bodies": ("complete", whole + unknown)})
    assert (age.low, age.high) == (0, 91)


def test_no_steering_committee_has_no_age():
    assert indicator("governance.steering.days_since_last_meeting", tables=_bodies()).value is None


def test_risk_families_other_names_none():
    risks = {"risks": ("complete", [{"label": "a", "family": "people"}, {"label": "b", "family": "other"},
                                    {"label": "c", "family": "people"}])}  # fmt: skip
    assert indicator("risks.families_covered", tables=risks).value == 1
    partial = {"risks": ("partial", [{"label": "a", "family": "people"}])}
    covered = indicator("risks.families_covered", tables=partial)
    assert (covered.low, covered.high) == (1, 6)


def test_interfaces_and_accreditation():
    given = {"delivery.interfaces.count": 8, "delivery.interfaces.with_contract": 6}
    assert indicator("delivery.interfaces.contract_share", given).value == Decimal("0.75")
    given = {"delivery.interfaces.count": 2, "delivery.interfaces.with_contract": 3}
    assert indicator("delivery.interfaces.contract_share", given).value is None
    late = {"security.accreditation_date": "2026-02-01", "project.go_live_date": "2026-01-01"}
    assert indicator("security.accreditation_lead", late).value == -31


def test_the_review_date_is_an_input():
    given = {"budget.last_update": "2026-06-30"}
    assert indicator("budget.days_since_last_update", given, review=date(2026, 7, 10)).value == 10
    assert date(2026, 6, 30) == REVIEW


def _group_contract(supplier, group, amount):
    given = {"label": "m", "supplier": supplier, "group": group, "amount": amount}
    return {key: value for key, value in given.items() if value is not None}


def _groups(*rows, completeness="complete"):
    return {"contracts": (completeness, [_group_contract(*row) for row in rows])}


def test_suppliers_of_one_group_count_together():
    # A and B share the group H, C names A as its parent: 2 + 3 + 1 of 10.
    table = _groups(("A", ["H"], 2), ("B", ["h."], 3), ("C", ["A"], 1), ("D", [], 4))
    assert indicator("contracts.largest_group_share", tables=table).value == Decimal("0.6")


def test_a_group_that_is_not_stated_may_link_all_the_others():
    # B may name C and D: 1 + 3 + 3 of 11, more than A and B together (5 of 11); and it may name A too.
    table = _groups(("A", [], 4), ("B", None, 1), ("C", [], 3), ("D", [], 3))
    share = indicator("contracts.largest_group_share", tables=table)
    assert (share.low, share.high) == (Decimal(4) / 11, Decimal(1))
    linked = _groups(("A", [], 4), ("B", ["C", "D"], 1), ("C", [], 3), ("D", [], 3))
    assert indicator("contracts.largest_group_share", tables=linked).value == Decimal(7) / 11


def test_if_the_largest_supplier_does_not_state_its_group_any_other_may_be_of_it():
    table = _groups(("A", None, 5), ("B", [], 2), ("C", [], 3))
    share = indicator("contracts.largest_group_share", tables=table)
    assert (share.low, share.high) == (Decimal("0.5"), Decimal(1))


@pytest.mark.parametrize(
    "table", [_groups(("A", [], None)), _groups((None, [], 1)), _groups(("A", [], 1), completeness="partial")]
)
def test_the_share_of_a_group_is_unknown_when_amounts_or_rows_are(table):
    assert not indicator("contracts.largest_group_share", tables=table).is_known


def _build(end, roles=("build",)):
    given = {"label": "m", "roles": list(roles) if roles else None, "end": end}
    return {key: value for key, value in given.items() if value is not None}


END = {"planning.current_end": "2026-12-31"}


def test_the_last_build_contract_is_compared_with_the_end_now_expected():
    # From 1 to 31 December: 30 days; the later hosting contract does not build.
    rows = [_build("2026-06-30"), _build("2026-12-01", ("build", "pmo")), _build("2027-12-31", ("hosting",))]
    assert indicator("contracts.build_coverage_gap", END, {"contracts": ("complete", rows)}).value == 30


@pytest.mark.parametrize(
    ("completeness", "rows"),
    [
        ("partial", [_build("2026-06-30")]),
        ("complete", [_build("2026-06-30"), _build(None)]),
        ("complete", [_build("2026-06-30"), _build("2026-07-30", None)]),
        ("complete", [_build("2026-06-30", ("hosting",))]),
        ("none", []),
    ],
)
def test_coverage_is_unknown_when_a_build_contract_may_end_later(completeness, rows):
    assert not indicator("contracts.build_coverage_gap", END, {"contracts": (completeness, rows)}).is_known


def _milestone(day, status="planned", value="yes"):
    given = {"label": "j", "current_date": day, "status": status, "delivers_value": value}
    return {key: cell for key, cell in given.items() if cell is not None}


def test_the_remaining_gap_starts_at_the_review():
    # Review 30 June, milestones 30 July (30 days) and 31 December (154 days); what came before no longer counts.
    rows = [_milestone("2025-01-01"), _milestone("2026-07-30"), _milestone("2026-09-01", value="no")]
    found = indicator("schedule.longest_remaining_gap", END, {"milestones": ("complete", rows)})
    assert found.value == 154


def test_the_remaining_gap_is_bounded_when_milestones_may_be_missing():
    rows = [_milestone("2026-07-30")]
    found = indicator("schedule.longest_remaining_gap", END, {"milestones": ("partial", rows)})
    assert (found.low, found.high) == (0, 154)


def test_nothing_remains_after_the_end():
    past = {"planning.current_end": "2026-06-30"}
    assert indicator("schedule.longest_remaining_gap", past, {"milestones": ("complete", [])}).value == 0


def test_the_last_milestone_beyond_the_end_is_counted_in_days():
    rows = [_milestone("2027-01-31"), _milestone("2028-01-01", status="cancelled")]
    assert indicator("schedule.last_milestone_overrun", END, {"milestones": ("complete", rows)}).value == 31


@pytest.mark.parametrize(
    ("completeness", "rows"),
    [
        ("partial", [_milestone("2027-01-31")]),
        ("complete", [_milestone("2027-01-31"), _milestone(None)]),
        ("complete", [_milestone("2027-01-31"), _milestone("2028-01-01", status=None)]),
    ],
)
def test_a_milestone_that_is_missing_may_be_later_still(completeness, rows):
    found = indicator("schedule.last_milestone_overrun", END, {"milestones": (completeness, rows)})
    assert (found.low, found.high) == (31, None)


def test_no_milestone_no_overrun():
    assert not indicator("schedule.last_milestone_overrun", END, {"milestones": ("none", [])}).is_known


def test_the_age_of_the_service_is_negative_before_go_live():
    assert indicator("delivery.days_since_go_live", {"project.go_live_date": "2026-07-10"}).value == -10


def test_shares_of_answers_count_graded_answers_only():
    # Graded: yes, yes, partial; a yes/no question does not count, and a question declared not applicable neither.
    given = {
        "strategy.need_validated": "yes",
        "strategy.mvp_defined": "yes",
        "governance.raci": "partial",
        "contracts.has_partners": "no",
        "planning.critical_path": {"state": "not_applicable"},
    }
    graded = frozenset({"strategy.need_validated", "strategy.mvp_defined", "governance.raci", "planning.critical_path"})
    facts = facts_with(given)
    found = compute_indicators(facts, load_indicators(), REVIEW, graded=graded)
    assert found["answers.favourable_share"].value == Decimal(2) / 3
    assert found["answers.documented_share"].value == 0


@pytest.mark.parametrize("state", ["blank", "unknown", "unusable"])
def test_an_answer_to_come_may_count_or_not(state):
    # One yes of two answers; the third question may turn out to be a yes that is backed, a no that is not, or nothing.
    given = {"strategy.need_validated": "yes", "governance.raci": "no", "planning.critical_path": {"state": state}}
    graded = ["strategy.need_validated", "governance.raci", "planning.critical_path"]
    found = compute_indicators(facts_with(given), load_indicators(), REVIEW, graded=graded)
    favourable, documented = found["answers.favourable_share"], found["answers.documented_share"]
    assert (favourable.low, favourable.high) == (Decimal(1) / 3, Decimal(2) / 3)
    assert (documented.low, documented.high) == (0, Decimal(1) / 3)


def test_no_answer_gives_no_share():
    found = compute_indicators(facts_with(), load_indicators(), REVIEW, graded=frozenset({"governance.raci"}))
    assert not found["answers.favourable_share"].is_known
    assert not found["answers.documented_share"].is_known


START_OF_EXIT = {"contracts.reversibility_start": "2026-07-01"}


def test_exit_is_measured_to_the_first_contract_that_is_still_to_end():
    # Review 30 June 2026. The build contract of 2025 is over; hosting ends on 31 July: 30 days.
    rows = [
        _build("2025-12-31"),
        _build("2026-07-31", ("hosting",)),
        _build("2026-07-15", ("pmo",)),
        _build("2027-01-01"),
    ]
    assert indicator("contracts.reversibility_lead", START_OF_EXIT, {"contracts": ("complete", rows)}).value == 30


@pytest.mark.parametrize(
    ("completeness", "rows"),
    [
        ("partial", [_build("2026-07-31")]),
        ("complete", [_build("2026-07-31"), _build(None)]),
        ("complete", [_build("2026-07-31"), _build("2026-08-31", None)]),
        ("complete", [_build("2025-12-31")]),
    ],
)
def test_the_lead_is_unknown_when_a_contract_may_end_earlier_or_none_is_in_force(completeness, rows):
    assert not indicator("contracts.reversibility_lead", START_OF_EXIT, {"contracts": (completeness, rows)}).is_known


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("budget.days_since_last_update", "budget.last_update"),
        ("delivery.days_since_last_survey", "delivery.last_satisfaction_survey"),
        ("compliance.days_since_rgaa_declaration", "compliance.rgaa_declaration_date"),
    ],
)
def test_a_date_to_come_has_no_age(name, given):
    assert indicator(name, {given: "2026-06-30"}).value == 0
    found = indicator(name, {given: "2026-07-01"})
    assert not found.is_known
    assert "postérieure" in found.note.fr
