"""Whether the scope of a project was cut since its initial baseline, by either of two audits."""

from typing import Literal

from audit.comparison.audited import Recorded
from audit.comparison.head_schema import ScopeCut
from audit.model.roles import ScopeRoles


def scope_cut(old: Recorded, new: Recorded, roles: ScopeRoles | None) -> ScopeCut | None:
    """Return it; None where neither audit says so: an answer that is not known says nothing."""
    if roles is None:
        return None
    sides: tuple[tuple[Literal["old", "new"], Recorded], ...] = ("old", old), ("new", new)
    found = tuple(side for side, one in sides if (said := one.exact(roles.question)) and said.value in roles.reduced)
    name = roles.question
    return ScopeCut(name, old.fact(name), new.fact(name), found) if found else None
