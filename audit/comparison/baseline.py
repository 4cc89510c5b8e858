"""Cost and end of a project against its INITIAL baseline, in two audits, whatever it was re-framed to since."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from audit.comparison.audited import Recorded
from audit.comparison.schema import BaselineMoved
from audit.comparison.values import same_fact
from audit.model.fact import Fact
from audit.model.roles import OutsideRoles

_Drift = Callable[[Any, Any], Decimal | None]


def cost_moved(old: Recorded, new: Recorded, roles: OutsideRoles) -> BaselineMoved | None:
    """Return the full cost in both audits; drifts are shares of the initial cost."""
    scope = (name for name in roles.full_cost_includes if not _both_say(name, old, new))
    return _moved(old, new, roles.initial_cost, roles.current_cost, cost_drift, scope)


def end_moved(old: Recorded, new: Recorded, roles: OutsideRoles) -> BaselineMoved | None:
    """Return the end in both audits; drifts are days."""
    return _moved(old, new, roles.initial_end, roles.current_end, end_drift)


def _moved(
    old: Recorded, new: Recorded, initial: str, current: str, drift: _Drift, scope: Iterable[str] = ()
) -> BaselineMoved | None:
    facts = [side.fact(name) for name in (initial, current) for side in (old, new)]
    if all(fact is None for fact in facts):
        return None
    first_old, first_new, now_old, now_new = (side.exact(name) for name in (initial, current) for side in (old, new))
    side: Literal["old", "new"] | None = "old" if first_old else "new" if first_new else None
    reference = first_old or first_new
    rebaselined = first_old is not None and first_new is not None and first_old.value != first_new.value
    return BaselineMoved(
        initial_old=facts[0],
        initial_new=facts[1],
        current_old=facts[2],
        current_new=facts[3],
        rebaselined=rebaselined,
        reference=side,
        drift_old=_drift(reference, now_old, drift),
        drift_new=_drift(reference, now_new, drift),
        scope=tuple(scope),
        drift_on_new=_drift(first_new, now_new, drift) if rebaselined else None,
    )


def _drift(reference: Fact | None, now: Fact | None, drift: _Drift) -> Decimal | None:
    return drift(reference.value, now.value) if reference is not None and now is not None else None


def cost_drift(reference: Decimal, now: Decimal) -> Decimal | None:
    """Return by which share of the first cost the cost has moved; None when it had nothing to start from."""
    return (now - reference) / reference if reference else None


def end_drift(reference: date, now: date) -> Decimal:
    """Return by how many days the end has moved."""
    return Decimal((now - reference).days)


def _both_say(name: str, old: Recorded, new: Recorded) -> bool:
    before, after = old.exact(name), new.exact(name)
    return before is not None and after is not None and same_fact(before, after)
