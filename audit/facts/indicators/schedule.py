"""Durations, drift from the INITIAL baseline, and the tunnel between milestones that deliver value."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from audit.facts.indicators.inputs import Between, Computed, Indicator, Inputs, NotComputable, Row
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


def _live_milestones(inputs: Inputs) -> list[Row]:
    """Return the milestones that deliver value, or may: what is not known is kept."""
    milestones = inputs.rows("milestones", "current_date", "status", "delivers_value")
    return [row for row in milestones if row["status"] != "cancelled" and row["delivers_value"] != "no"]


def _dated(milestones: list[Row]) -> list[date]:
    return [row["current_date"] for row in milestones if row["current_date"] is not None]


def _certain(milestones: list[Row]) -> list[Row]:
    return [row for row in milestones if row["delivers_value"] is not None and row["status"] is not None]


def _longest_gap(inputs: Inputs) -> Computed:
    """Return the longest time without value, from the start to the planned end.

    Milestones that are not entered, not dated or whose value is not stated can only shorten the
    gap: what is certain gives the greatest possible gap, all that is dated gives the least.
    """
    start, end = inputs.dates("project.start_date", "planning.current_end")
    closed = inputs.is_closed("milestones")
    milestones = _live_milestones(inputs)
    dated = _dated(milestones)
    longest = _widest([start, end, *_dated(_certain(milestones))])
    if not closed or len(dated) < len(milestones):
        return Between(Decimal(0), longest)
    return Between(_widest([start, end, *dated]), longest)


def _longest_remaining_gap(inputs: Inputs) -> Computed:
    """Return the longest time without value from the review on: what the project can still change."""
    (end,) = inputs.dates("planning.current_end")
    closed = inputs.is_closed("milestones")
    milestones = _live_milestones(inputs)
    review = inputs.review_date
    if end <= review:
        return Decimal(0)
    dated = _dated(milestones)
    longest = _widest([review, end, *_between(_dated(_certain(milestones)), review, end)])
    if not closed or len(dated) < len(milestones):
        return Between(Decimal(0), longest)
    return Between(_widest([review, end, *_between(dated, review, end)]), longest)


def _between(days: list[date], first: date, last: date) -> list[date]:
    return [day for day in days if first <= day <= last]


def _last_milestone_overrun(inputs: Inputs) -> Computed:
    """Return the days from the end now expected to the last milestone; above 0, the two do not agree."""
    (end,) = inputs.dates("planning.current_end")
    closed = inputs.is_closed("milestones")
    milestones = inputs.rows("milestones", "current_date", "status")
    live = [row for row in milestones if row["status"] != "cancelled"]
    dated = _dated([row for row in live if row["status"] is not None])
    if not dated:
        return NotComputable(Text(fr="aucun jalon daté n'est inscrit", en="no dated milestone is entered"))
    overrun = days_between(end, max(dated))
    return overrun if closed and len(dated) == len(live) else Between(overrun, None)


def _widest(days: list[date]) -> Decimal:
    return max(days_between(first, second) for first, second in pairwise(sorted(days)))


def _value_milestones(inputs: Inputs) -> Computed:
    closed = inputs.is_closed("milestones")
    milestones = _live_milestones(inputs)
    return Between(
        Decimal(len(_certain(milestones))),
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
