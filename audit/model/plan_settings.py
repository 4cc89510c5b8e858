"""How actions become a plan: phases, sizes, time of owners, delays of procedures, read from rules/plan.yaml."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, PositiveInt, model_validator

from audit.errors import Refused
from audit.model.base import Declared
from audit.model.owner_role import OwnerRole
from audit.model.questionnaire import ReviewType
from audit.model.rule import Confidence, Effort, Slug
from audit.model.scoring import Share
from audit.model.text import Text
from audit.model.value import JsonDecimal

Days = Annotated[JsonDecimal, Field(ge=Decimal(0))]


_DAYS_OF_A_MONTH = 30


class PlanPhase(Declared):
    """A phase of the plan.

    Attributes:
        days: its end, in days after the review; brought to the next working day.
        months: its end, in calendar months after the review; brought to the next working day.
        working_days: its end, in working days after the review. Only the last phase has none of the three: it has no
            end.
    """

    id: Slug
    title: Text
    days: PositiveInt | None = None
    months: PositiveInt | None = None
    working_days: PositiveInt | None = None

    @property
    def ends(self) -> int:
        """How many ends are given: one, and none for the last phase."""
        return sum(end is not None for end in (self.days, self.months, self.working_days))

    @property
    def about_days(self) -> int:
        """About how many days it ends after the review, to see that phases follow each other."""
        return self.days or _DAYS_OF_A_MONTH * (self.months or 0) or self.working_days or 0


class Size(Declared):
    """What an effort stands for.

    Attributes:
        person_days: the work of all who take part.
        owner_days: that of the owner alone, of those.
        least_days: the working days that it takes, whoever works at it.
    """

    person_days: Days
    owner_days: Days
    least_days: PositiveInt


class LeadTime(Declared):
    """A procedure that must run its course before an action is done, in working days."""

    label: Text
    working_days: PositiveInt
    confidence: Confidence


class PlanSettings(Declared):
    """The published settings of the plan; see docs/plan.md.

    Attributes:
        efforts: what each effort stands for.
        merged_share: what each further action on one object adds, as a share of its own size.
        plan_share: the share of the time that an owner gives the project which the plan may take, by review.
        time_shares: the share of working time that each role gives the project, where no answer says it.
        at_once_days: what an owner frees at once, whatever that share.
        most_first: how many actions the first phase may hold, unless the go-live needs more.
        most_a_day: how many actions of one owner may be due on one day, unless the go-live presses.
        before_go_live: the phase that ends with the last working day before the go-live, when that is to come.
        phases: the others, by review, in order.
        lead_times: the procedures that actions may name.
        appointed_by: the action that appoints the holder of a role; while nobody is named for it, what is theirs waits.
        replaced_by: the action after which another person holds a role: who holds it now does not carry the plan out.
        objects: what several actions are about, as a plan names it; those on one object are carried out as one.
    """

    version: str
    note: Text
    efforts: dict[Effort, Size]
    merged_share: Share
    plan_share: dict[ReviewType, Share]
    time_shares: dict[OwnerRole, Share]
    at_once_days: Days
    most_first: PositiveInt
    most_a_day: PositiveInt
    before_go_live: Text
    phases: dict[ReviewType, tuple[PlanPhase, ...]]
    lead_times: dict[Slug, LeadTime] = Field(default_factory=dict)
    appointed_by: dict[OwnerRole, Slug] = Field(default_factory=dict)
    replaced_by: dict[OwnerRole, Slug] = Field(default_factory=dict)
    objects: dict[Slug, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole(self) -> "PlanSettings":
        """Refuse settings that leave a review, an effort or a role out, or phases that do not follow each other."""
        for key, kind, given in (
            ("efforts", Effort, self.efforts),
            ("plan_share", ReviewType, self.plan_share),
            ("time_shares", OwnerRole, self.time_shares),
            ("phases", ReviewType, self.phases),
        ):
            absent = ", ".join(member.value for member in kind if member not in given)
            if absent:
                raise Refused(f"{key} ne dit rien de : {absent}", f"{key} says nothing of: {absent}")
        for review, phases in self.phases.items():
            _check_phases(review, phases)
        return self


def _check_phases(review: ReviewType, phases: tuple[PlanPhase, ...]) -> None:
    if len(phases) < 2 or [phase.ends for phase in phases] != [1] * (len(phases) - 1) + [0]:
        raise Refused(
            f"phases de {review} : deux phases au moins, chacune avec days, months ou working_days, sauf la dernière",
            f"phases of {review}: at least two, each with days, months or working_days, but for the last",
        )
    lengths = [phase.about_days for phase in phases[:-1]]
    if lengths != sorted(set(lengths)) or len({phase.id for phase in phases}) < len(phases):
        raise Refused(
            f"phases de {review} : leurs fins se suivent, et chacune a un id à elle",
            f"phases of {review}: their ends follow each other, and each has an id of its own",
        )
