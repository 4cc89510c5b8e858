"""The first go-live that the later review has before it: its day by the initial baseline, and in both audits."""

from collections.abc import Sequence
from datetime import date

from audit.comparison.audited import Audited
from audit.comparison.carried_schema import GoLiveMoved
from audit.comparison.schema import MilestoneMoved
from audit.model.go_live_day import GoLiveDay
from audit.model.roles import Roles
from audit.remediation.plan_model import GoLiveState


def go_live_moved(old: Audited, new: Audited, roles: Roles, milestones: Sequence[MilestoneMoved]) -> GoLiveMoved | None:
    """Return how the day of that go-live moved; None where it is not known to the day, or is past.

    It is followed by the one milestone that has its day, which may be reached in neither audit; a day that several
    milestones have, or none, is followed by the question alone, where it is its answer.
    """
    plan = new.record.plan
    if plan is None or plan.go_live is None or plan.go_live_state is not GoLiveState.TO_COME:
        return None
    if plan.go_live_known_as is not GoLiveDay.EXACT:
        return None
    named = [one for one in milestones if one.new == plan.go_live and not one.reached and not one.abandoned]
    if len(named) == 1:
        return GoLiveMoved(named[0].name, named[0].initial, named[0].old, plan.go_live)
    asked = new.exact(roles.go_live)
    before = old.exact(roles.go_live) if asked is not None and asked.value == plan.go_live else None
    day = before.value if before is not None else None
    return GoLiveMoved(None, None, day if isinstance(day, date) else None, plan.go_live)
