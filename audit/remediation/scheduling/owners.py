"""The time of those who carry the plan out: what is available by a working day, and what is asked for by then."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal

from audit.model.fact import Fact
from audit.model.folded_names import fold_name
from audit.model.holders import holder_of
from audit.model.plan_settings import PlanSettings
from audit.model.questionnaire import ReviewType
from audit.model.roles import Roles
from audit.model.rule import OwnerRole

MOST_DAYS = 780  # working days, about three years: what fits no earlier does not fit


@dataclass
class Owner:
    """One person, or one role that nobody is named for.

    Attributes:
        roles: those that the person holds.
        share: of working time that is given to the project.
        is_declared: whether the project says so of one of the roles; else it is the tool's own benchmark.
        at_once, rate: the days that are free at once, and those that each working day adds.
        begins: the working day from which they count: of a role that nobody holds, that of the appointment.
    """

    roles: tuple[OwnerRole, ...]
    name: str | None
    share: Decimal
    is_declared: bool
    at_once: Decimal
    rate: Decimal
    begins: int = 0
    _asked: list[tuple[int, Decimal]] = field(default_factory=list)

    def available(self, day: int) -> Decimal:
        """Return the days that the plan may take until the working day ``day``."""
        return self.at_once + self.rate * max(0, day - self.begins)

    def asked(self, day: int) -> Decimal:
        """Return the days that what is due until then takes."""
        return sum((need for due, need in self._asked if due <= day), Decimal(0))

    def due_on(self, day: int) -> int:
        """Return how many jobs are due on a working day."""
        return sum(due == day for due, _ in self._asked)

    def is_exceeded(self, day: int) -> bool:
        """Return whether more is asked for by then than is available."""
        return self.asked(day) > self.available(day)

    def take(self, day: int, need: Decimal) -> None:
        """Have ``need`` days of work done by the working day ``day``."""
        self._asked.append((day, need))

    def room(self, day: int, need: Decimal) -> int | None:
        """Return the first working day from ``day`` on by which ``need`` more can be done; None within three years.

        What is due later must still be possible then.
        """
        later = sorted({due for due, _ in self._asked if due >= day})
        for due in later:
            if self.available(due) - self.asked(due) < need:
                day = due + 1
        missing = need + self.asked(day) - self.available(day)
        if missing <= 0:
            return day if day <= MOST_DAYS else None
        day = max(day, self.begins)  # nothing is added before
        # Nothing is due between that day and the next one on which something is, where there is room.
        following = next((due for due in later if due >= day), MOST_DAYS + 1)
        if self.rate > 0:
            following = min(following, day + int((missing / self.rate).to_integral_value(ROUND_CEILING)))
        return following if following <= MOST_DAYS else None


def owners_of(
    wanted: Iterable[OwnerRole],
    roles: Roles,
    facts: Mapping[str, Fact],
    settings: PlanSettings,
    review: ReviewType,
    replaced: Collection[OwnerRole] = (),
) -> dict[OwnerRole, Owner]:
    """Return who carries out the actions of each role; roles that one person holds, however spelt, have one owner.

    Args:
        wanted: the roles that have actions.
        roles: which questions say who holds them, and with what share of their time.
        facts: those of the project, by name.
        settings: the shares where no answer says them.
        review: how much of that time the plan may take.
        replaced: the roles that the plan gives to others than those who hold them: nobody is named for them yet.
    """
    together: dict[tuple[str, OwnerRole | None], list[OwnerRole]] = {}
    names = {role: None if role in replaced else holder_of(role, roles, facts) for role in OwnerRole}
    asked = set(wanted)
    for role in OwnerRole:
        if role in asked:
            person = fold_name(names[role] or "")
            together.setdefault((person, None if person else role), []).append(role)
    owners: dict[OwnerRole, Owner] = {}
    for held in together.values():
        told = (None if role in replaced else _declared(role, roles, facts) for role in held)
        declared = [one for one in told if one is not None]
        share = min(Decimal(1), sum(declared or [settings.time_shares[role] for role in held], Decimal(0)))
        rate = share * settings.plan_share[review]
        owner = Owner(tuple(held), names[held[0]], share, bool(declared), settings.at_once_days, rate)
        owners |= dict.fromkeys(held, owner)
    return owners


def _declared(role: OwnerRole, roles: Roles, facts: Mapping[str, Fact]) -> Decimal | None:
    fact = facts.get(roles.owner_time.get(role, ""))
    return fact.value if fact is not None and fact.is_known and isinstance(fact.value, Decimal) else None
