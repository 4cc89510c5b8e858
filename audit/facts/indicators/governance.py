"""Stability of the leadership, and life of the bodies: last meeting, last minutes."""

from audit.facts.indicators.inputs import Computed, Indicator, Inputs, NotComputable
from audit.facts.indicators.ratios import days_between, days_since_latest
from audit.model.text import Text


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


def _days_since(inputs: Inputs, column: str) -> Computed:
    closed = inputs.is_closed("bodies")
    bodies = inputs.rows("bodies", "kind", column)
    steering = [row[column] for row in bodies if row["kind"] == "steering"]
    all_kinds_known = all(row["kind"] is not None for row in bodies)
    nothing = Text(
        fr="aucune date n'est inscrite pour un comité de pilotage",
        en="no date is entered for a steering committee",
    )
    return days_since_latest(steering, inputs, closed and all_kinds_known, nothing)


def _days_since_last_meeting(inputs: Inputs) -> Computed:
    return _days_since(inputs, "last_meeting")


def _days_since_last_minutes(inputs: Inputs) -> Computed:
    return _days_since(inputs, "last_minutes")


INDICATORS: dict[str, Indicator] = {
    "governance.leadership.mean_tenure": _mean_tenure,
    "governance.steering.days_since_last_meeting": _days_since_last_meeting,
    "governance.steering.days_since_last_minutes": _days_since_last_minutes,
}
