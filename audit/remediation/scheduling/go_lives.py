"""Which go-live actions are to come in time for: the first or, once that is past, the next one that serves users."""

from collections.abc import Iterator
from datetime import date

from audit.model.fact import FactSet
from audit.model.passed_day import has_passed
from audit.model.roles import LaterGoLiveRoles, Roles
from audit.remediation.plan_model import GoLiveState


def next_go_live(roles: Roles, facts: FactSet, review_date: date) -> tuple[GoLiveState, date | None]:
    """Return the first go-live to come that is known, else what is known of the one that is not.

    A line counts once its day is known, it is neither reached nor abandoned, and users get something from it.

    Args:
        roles: which question dates the first go-live, and which table the later ones.
        facts: those of the project.
        review_date: the day on which a go-live is to come still, or has passed.

    Returns:
        The day and that it is to come; that of the first go-live when it is past and no other is known; None else.
    """
    fact = facts.facts.get(roles.go_live) if roles.go_live else None
    first = fact.value if fact is not None and isinstance(fact.value, date) else None
    if first is not None and not has_passed(first, review_date):
        return GoLiveState.TO_COME, first
    later = []
    if roles.later_go_lives:
        later = [day for day in _later(roles.later_go_lives, facts) if not has_passed(day, review_date)]
    if later:
        return GoLiveState.TO_COME, min(later)
    return (GoLiveState.UNKNOWN if first is None else GoLiveState.PAST), first


def _later(roles: LaterGoLiveRoles, facts: FactSet) -> Iterator[date]:
    over = (*roles.state.reached, *roles.state.abandoned)
    for row in facts.tables[roles.table].rows if roles.table in facts.tables else ():
        day, state, serves = (row.facts.get(name) for name in (roles.day, roles.state.column, roles.serves.column))
        if day is None or state is None or serves is None or not isinstance(day.value, date):
            continue
        if state.value is not None and state.value not in over and serves.value in roles.serves.codes:
            yield day.value
