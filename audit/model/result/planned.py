"""The action plan of one audit, ready to print: its steps, its phases, the load of each owner."""

from dataclasses import dataclass
from datetime import date

from pydantic import ConfigDict

from audit.model.fact import Fact
from audit.model.go_live_day import GoLiveDay
from audit.model.quickly_made import quickly_made
from audit.model.rule import Effort, OwnerRole, RuleId
from audit.model.scoring import Share
from audit.model.text import Text
from audit.model.value import JsonDecimal


@quickly_made
@dataclass(frozen=True, slots=True)
class ActionPart:
    """One of the actions that a step of the plan joins.

    Attributes:
        label: what it establishes, in a few words; None where the rulebook does not say, as those before format 1.6.
        recognised_by: words by which a line of the workbook may be about the same.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    action: str
    do: Text
    proof: Text
    label: Text | None = None
    recognised_by: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class PlannedAction:
    """A step of the plan: an action, or those on one object, merged over the findings and diagnoses that ask.

    Attributes:
        closes: the rules that ask for it.
        diagnoses: the diagnoses that ask for it.
        object: what its actions are about, when that has a name; ``parts`` are those that follow the first.
        phase: the one that it is due in; None in results of formats 1.0 and 2.0, as what follows.
        person_days, owner_days: the work of all who take part, and that of its owner.
        lead: the procedure that must run its course before it is done, and ``lead_days`` how long, in working days.
        protects_go_live: whether it comes too late after the go-live.
        after_go_live: whether it protects the go-live and cannot be done before.
        overloaded: whether its owner has more to do by then than there is time for.
        label, recognised_by: of its first action, as those of ``ActionPart``.
        awaits: what is not known and would say whether some of its actions are for the case.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    action: str
    do: Text
    proof: Text
    owner_role: OwnerRole
    owner_name: str | None
    effort: Effort
    due: date
    closes: tuple[RuleId, ...]
    after: tuple[str, ...]
    priority: int
    diagnoses: tuple[RuleId, ...] = ()
    object: Text | None = None
    parts: tuple[ActionPart, ...] = ()
    phase: str | None = None
    person_days: JsonDecimal | None = None
    owner_days: JsonDecimal | None = None
    lead: Text | None = None
    lead_days: int | None = None
    protects_go_live: bool = False
    after_go_live: bool = False
    overloaded: bool = False
    label: Text | None = None
    recognised_by: tuple[str, ...] = ()
    awaits: tuple[Fact, ...] = ()

    @property
    def all_parts(self) -> "tuple[ActionPart, ...]":
        """All its actions, in the order in which they are done."""
        return (ActionPart(self.action, self.do, self.proof, self.label, self.recognised_by), *self.parts)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the plan; the last one has no end."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    phase: str
    title: Text
    until: date | None


@dataclass(frozen=True, slots=True)
class LoadInPhase:
    """What one owner is to have done by the end of a phase, in days of work.

    Attributes:
        exceeded: whether more is asked for than is available, at some day of the phase.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    phase: str
    asked: JsonDecimal
    available: JsonDecimal
    exceeded: bool


@dataclass(frozen=True, slots=True)
class Load:
    """The load of one person, or of one role that nobody is named for.

    Attributes:
        share: of working time that is given to the project; the tool's own benchmark unless ``declared``.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    roles: tuple[OwnerRole, ...]
    name: str | None
    share: Share
    declared: bool
    phases: tuple[LoadInPhase, ...]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """What frames the steps of the plan, ready to print.

    Attributes:
        go_live: the day of the go-live, when it is known; ``go_live_to_come`` whether it is later than the review.
        go_live_known_as: whether it is that day itself, or a bound of it.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    note: Text
    phases: tuple[Phase, ...]
    loads: tuple[Load, ...]
    go_live: date | None
    go_live_to_come: bool
    go_live_known_as: GoLiveDay = GoLiveDay.EXACT

    @property
    def last_day_before_go_live(self) -> date | None:
        """The last working day before a go-live to come: a phase ends with it; None where none is left or needed."""
        if self.go_live is None or not self.go_live_to_come:
            return None
        ends = (phase.until for phase in self.phases)
        return max((end for end in ends if end is not None and end < self.go_live), default=None)
