"""Which go-live actions are to come in time for: the first or, once that is past, the next one that serves users."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from audit.model.fact import Fact, FactSet
from audit.model.go_live_day import GoLiveDay
from audit.model.passed_day import has_passed
from audit.model.roles import LaterGoLiveRoles, Roles
from audit.remediation.plan_model import GoLiveState


class GoLive(NamedTuple):
    """What is known of the go-live that actions protect.

    Attributes:
        day: when it is, or the one of its bounds that actions are to come before; None where it is not known.
        known_as: whether that is the day itself.
    """

    state: GoLiveState
    day: date | None
    known_as: GoLiveDay = GoLiveDay.EXACT


def next_go_live(roles: Roles, facts: FactSet, review_date: date) -> GoLive:
    """Return the first go-live to come that is known, else what is known of the one that is not.

    Of a day that is known within bounds, actions are to come before the earliest it may be, if that is to come, else
    before the latest. A line of the table counts once its day is known, even so, it is neither reached nor abandoned,
    and users get something from it.

    Args:
        roles: which question dates the first go-live, and which table the later ones.
        facts: those of the project.
        review_date: the day on which a go-live is to come still, or has passed.

    Returns:
        The day and that it is to come; that of the first go-live when it is past and no other is known; None else.
    """
    fact = facts.facts.get(roles.go_live) if roles.go_live else None
    first = _known(fact, review_date) if fact is not None else None
    if first is not None and first.state is GoLiveState.TO_COME:
        return first
    later = list(_later(roles.later_go_lives, facts, review_date)) if roles.later_go_lives else []
    if later:
        return min(later, key=lambda one: (one.day or date.max, one.known_as is not GoLiveDay.EXACT))
    return first or GoLive(GoLiveState.UNKNOWN, None)


def _known(fact: Fact, review_date: date) -> GoLive | None:
    """Return what a day says of a go-live; None where it may be past as well as to come, and nobody knows when."""
    if isinstance(fact.value, date):
        state = GoLiveState.PAST if has_passed(fact.value, review_date) else GoLiveState.TO_COME
        return GoLive(state, fact.value)
    low, high = (bound if isinstance(bound, date) else None for bound in (fact.low, fact.high))
    if low is not None and not has_passed(low, review_date):
        return GoLive(GoLiveState.TO_COME, low, GoLiveDay.AT_EARLIEST)
    if high is not None:
        state = GoLiveState.PAST if has_passed(high, review_date) else GoLiveState.TO_COME
        return GoLive(state, high, GoLiveDay.AT_LATEST)
    return None


def _later(roles: LaterGoLiveRoles, facts: FactSet, review_date: date) -> Iterator[GoLive]:
    over = (*roles.state.reached, *roles.state.abandoned)
    for row in facts.tables[roles.table].rows if roles.table in facts.tables else ():
        day, state, serves = (row.facts.get(name) for name in (roles.day, roles.state.column, roles.serves.column))
        found = _known(day, review_date) if day is not None else None
        if found is None or found.state is not GoLiveState.TO_COME or state is None or serves is None:
            continue
        if state.value is not None and state.value not in over and serves.value in roles.serves.codes:
            yield found
