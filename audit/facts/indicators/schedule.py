"""Durations, drift from the INITIAL baseline, and the tunnel between milestones that deliver value."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pandas as pd

from audit.facts.indicators.inputs import Between, Computed, Indicator, Inputs, NotComputable
from audit.facts.indicators.ratios import days_between
from audit.model.text import Text


def _initial_duration(inputs: Inputs) -> Computed:
    start, end = inputs.dates("project.start_date", "planning.initial_end")
    return days_between(start, end)


def _current_duration(inputs: Inputs) -> Computed:
    start, end = inputs.dates("project.start_date", "planning.current_end")
    return days_between(start, end)


def _slip_days(inputs: Inputs) -> Computed:
    initial, current = inputs.dates("planning.initial_end", "planning.current_end")
    return days_between(initial, current)


def _drift(inputs: Inputs) -> Computed:
    """Return (current − initial) / initial duration (source DINUM-PANORAMA/taux-ecart)."""
    start, initial, current = inputs.dates("project.start_date", "planning.initial_end", "planning.current_end")
    planned = days_between(start, initial)
    if planned <= 0:
        return NotComputable(
            Text(
                fr="la fin initiale n'est pas postérieure au début du projet",
                en="the initial end is not later than the start of the project",
            )
        )
    return days_between(initial, current) / planned


def _live_milestones(inputs: Inputs) -> pd.DataFrame:
    milestones = inputs.frame("milestones", "current_date", "status", "delivers_value")
    return milestones[(milestones["status"] != "cancelled") & (milestones["delivers_value"] != "no")]


def _longest_gap(inputs: Inputs) -> Computed:
    """Return the longest time without value, from the start to the planned end.

    Milestones that are not entered, not dated or whose value is not stated can only shorten the
    gap: what is certain gives the greatest possible gap, all that is dated gives the least.
    """
    start, end = inputs.dates("project.start_date", "planning.current_end")
    closed = inputs.is_closed("milestones")
    milestones = _live_milestones(inputs)
    dated = milestones[milestones["current_date"].notna()]
    certain = dated[dated["delivers_value"].notna() & dated["status"].notna()]
    longest = _widest([start, end, *certain["current_date"]])
    if not closed or len(dated) < len(milestones):
        return Between(Decimal(0), longest)
    return Between(_widest([start, end, *dated["current_date"]]), longest)


def _longest_remaining_gap(inputs: Inputs) -> Computed:
    """Return the longest time without value from the review on: what the project can still change."""
    (end,) = inputs.dates("planning.current_end")
    closed = inputs.is_closed("milestones")
    milestones = _live_milestones(inputs)
    review = inputs.review_date
    if end <= review:
        return Decimal(0)
    dated = milestones[milestones["current_date"].notna()]
    certain = dated[dated["delivers_value"].notna() & dated["status"].notna()]
    longest = _widest([review, end, *_between(certain["current_date"], review, end)])
    if not closed or len(dated) < len(milestones):
        return Between(Decimal(0), longest)
    return Between(_widest([review, end, *_between(dated["current_date"], review, end)]), longest)


def _between(days: pd.Series, first: date, last: date) -> list[date]:
    return [day for day in days if first <= day <= last]


def _last_milestone_overrun(inputs: Inputs) -> Computed:
    """Return the days from the end now expected to the last milestone; above 0, the two do not agree."""
    (end,) = inputs.dates("planning.current_end")
    closed = inputs.is_closed("milestones")
    milestones = inputs.frame("milestones", "current_date", "status")
    live = milestones[milestones["status"] != "cancelled"]
    dated = live[live["current_date"].notna() & live["status"].notna()]
    if dated.empty:
        return NotComputable(Text(fr="aucun jalon daté n'est inscrit", en="no dated milestone is entered"))
    overrun = days_between(end, max(dated["current_date"]))
    return overrun if closed and len(dated) == len(live) else Between(overrun, None)


def _widest(days: list[date]) -> Decimal:
    return max(days_between(first, second) for first, second in pairwise(sorted(days)))


def _value_milestones(inputs: Inputs) -> Computed:
    closed = inputs.is_closed("milestones")
    milestones = _live_milestones(inputs)
    certain = milestones["delivers_value"].notna() & milestones["status"].notna()
    return Between(
        Decimal(int(certain.sum())),
        Decimal(len(milestones)) if closed else None,
    )


INDICATORS: dict[str, Indicator] = {
    "schedule.initial_duration": _initial_duration,
    "schedule.current_duration": _current_duration,
    "schedule.slip_days": _slip_days,
    "schedule.drift_from_initial": _drift,
    "schedule.longest_gap_between_value_milestones": _longest_gap,
    "schedule.longest_remaining_gap": _longest_remaining_gap,
    "schedule.last_milestone_overrun": _last_milestone_overrun,
    "schedule.value_milestones": _value_milestones,
}
