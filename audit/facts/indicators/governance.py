"""Stability of the leadership, and life of the bodies: last meeting, last minutes."""

from audit.facts.indicators.inputs import Computed, Indicator, Inputs, NotComputable, Row
from audit.facts.indicators.ratios import days_between, days_since_latest
from audit.model.text import Text

_FOLLOWED = {"cost", "time", "risk"}


def _mean_tenure(inputs: Inputs) -> Computed:
    """Return the mean days in post of the successive project directors (GAO-12-7: stable staff)."""
    (start,) = inputs.dates("project.start_date")
    (appointments,) = inputs.numbers("governance.director.appointments")
    elapsed = days_between(start, inputs.review_date)
    if appointments < 1 or elapsed < 0:
        return NotComputable(
            Text(
                fr="aucun directeur de projet n'a été nommé, ou le projet n'a pas commencé",
                en="no project director was appointed, or the project has not started",
            )
        )
    return elapsed // appointments


def _days_since_last_minutes(inputs: Inputs) -> Computed:
    closed = inputs.is_closed("bodies")
    bodies = inputs.rows("bodies", "kind", "last_minutes")
    steering = [row["last_minutes"] for row in bodies if row["kind"] == "steering"]
    all_kinds_known = all(row["kind"] is not None for row in bodies)
    nothing = Text(
        fr="aucune date n'est inscrite pour un comité de pilotage",
        en="no date is entered for a steering committee",
    )
    return days_since_latest(steering, inputs, closed and all_kinds_known, nothing)


def _days_since_last_meeting(inputs: Inputs) -> Computed:
    """Return the days since a committee that follows cost, time and risk together met (DINUM-EDS/S68)."""
    closed = inputs.is_closed("bodies")
    bodies = inputs.rows("bodies", "kind", "subjects", "last_meeting")
    candidates = [row for row in bodies if row["kind"] in (None, "steering") and _follows_all(row) is not False]
    certain = [row for row in candidates if row["kind"] is not None and _follows_all(row)]
    nothing = Text(
        fr="aucune date n'est inscrite pour un comité de pilotage qui suive les coûts, les délais et les risques",
        en="no date is entered for a steering committee that follows cost, time and risk",
    )
    meetings = [row["last_meeting"] for row in certain]
    return days_since_latest(meetings, inputs, closed and len(certain) == len(candidates), nothing)


def _follows_all(row: Row) -> bool | None:
    return None if row["subjects"] is None else set(row["subjects"]) >= _FOLLOWED


INDICATORS: dict[str, Indicator] = {
    "governance.leadership.mean_tenure": _mean_tenure,
    "governance.steering.days_since_last_meeting": _days_since_last_meeting,
    "governance.steering.days_since_last_minutes": _days_since_last_minutes,
}
