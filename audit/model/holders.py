"""Who holds a role of the action plan, as far as the project names one person."""

from collections.abc import Mapping
from typing import Protocol

from audit.model.fact import Fact
from audit.model.naming import says_nothing
from audit.model.owner_role import OwnerRole


class HoldersAsked(Protocol):
    """Which questions say who holds a role, and how many do."""

    @property
    def owner_names(self) -> Mapping[OwnerRole, str]:
        """The questions that name who holds each role."""

    @property
    def owner_counts(self) -> Mapping[OwnerRole, str]:
        """The questions that count them."""


def holder_of(role: OwnerRole, roles: HoldersAsked, facts: Mapping[str, Fact]) -> str | None:
    """Return the name of the one person who holds ``role``; None when none is named, or when several share it.

    An action that several answer for is nobody's: where the project says how many there are, one is expected.

    Args:
        role: of an action.
        roles: which questions say who holds it.
        facts: those of the project, by name.
    """
    counted = facts.get(roles.owner_counts.get(role, ""))
    if counted is not None and counted.is_known and counted.value != 1:
        return None
    named = facts.get(roles.owner_names.get(role, ""))
    is_named = named is not None and named.is_known and not says_nothing(str(named.value))
    return str(named.value) if named is not None and is_named else None
