"""The steps of an action plan and what frames them, as records keep them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from audit.model.base import Frozen
from audit.model.go_live_day import GoLiveDay
from audit.model.rule import OwnerRole, RuleId
from audit.model.scoring import Share
from audit.model.value import JsonDecimal

CasePlace = Annotated[int, Field(ge=0)]


class PlannedPart(Frozen):
    """A further action on the object of a step; who wrote its text, and which of its wordings fits the case."""

    action: str
    words_of: RuleId
    case: CasePlace | None = None


class PlannedStep(Frozen):
    """A step of the plan: an action, or all those on one object, merged over the findings and diagnoses that ask.

    Attributes:
        action: the first of its actions.
        words_of: the most severe of the rules that ask for it, else the first of the diagnoses; it keeps their words.
        owner_name: of the person who holds the role of its owner, where the project names one, and one only.
        closes: the rules that ask for it.
        diagnoses: the diagnoses that ask for it.
        after: the actions that come before it.
        object: what its actions are about, when that has a name; ``parts`` are the others on it.
        phase: the one that it is due in; None in records of format 2.0, as what follows.
        person_days, owner_days: the work of all who take part, and that of its owner.
        lead: the procedure that must run its course before it is done.
        protects_go_live: whether it comes too late after the go-live.
        after_go_live: whether it protects the go-live and cannot be done before: putting that off is to be decided.
        overloaded: whether its owner has more to do by then than there is time for.
        awaits: the names of the facts that are not known and would say whether some of its actions are for the case;
            none before 2.4.
        case: the place, among the wordings of its first action, of the one that fits the case; None where that is not
            known, where there are none, and before 2.5.
    """

    action: str
    words_of: RuleId
    owner_name: str | None = None
    due: date
    closes: tuple[RuleId, ...] = ()
    diagnoses: tuple[RuleId, ...] = ()
    after: tuple[str, ...] = ()
    object: str | None = None
    parts: tuple[PlannedPart, ...] = ()
    phase: str | None = None
    person_days: JsonDecimal | None = None
    owner_days: JsonDecimal | None = None
    lead: str | None = None
    protects_go_live: bool = False
    after_go_live: bool = False
    overloaded: bool = False
    awaits: tuple[str, ...] = ()
    case: CasePlace | None = None

    @property
    def actions(self) -> tuple[str, ...]:
        """All its actions, in the order in which they are done."""
        return (self.action, *(part.action for part in self.parts))


class PlannedPhase(Frozen):
    """A phase of the plan; the last one has no end."""

    phase: str
    until: date | None = None


class PhaseLoad(Frozen):
    """What one owner is to have done by the end of a phase.

    Attributes:
        asked, available: days of work, all phases until then included; the last phase counts until its last step.
        exceeded: whether more is asked for than is available, at some day of the phase.
    """

    phase: str
    asked: JsonDecimal
    available: JsonDecimal
    exceeded: bool


class OwnerLoad(Frozen):
    """The load of one person, or of one role that nobody is named for.

    Attributes:
        share: of working time that is given to the project; the tool's own benchmark unless ``declared``.
        phases: those in which something is due.
    """

    roles: tuple[OwnerRole, ...]
    name: str | None = None
    share: Share
    declared: bool
    phases: tuple[PhaseLoad, ...]


class GoLiveState(StrEnum):
    """What is known of the go-live that actions protect."""

    TO_COME = "to_come"
    PAST = "past"
    UNKNOWN = "unknown"


class PlanFrame(Frozen):
    """What frames the steps of the plan.

    Attributes:
        phases: in the order of their ends, those in which nothing is due too.
        loads: by owner, in the order of the roles.
        go_live: the day of the go-live, when it is known.
        go_live_known_as: whether it is that day itself, or the earliest or the latest that it may be; exact before 2.4.
    """

    phases: tuple[PlannedPhase, ...]
    loads: tuple[OwnerLoad, ...]
    go_live_state: GoLiveState
    go_live: date | None = None
    go_live_known_as: GoLiveDay = GoLiveDay.EXACT
