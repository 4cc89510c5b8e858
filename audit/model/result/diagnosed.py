"""The diagnoses and the outside signals of one audit, ready to print."""

from dataclasses import dataclass

from pydantic import ConfigDict

from audit.model.diagnosis import DiagnosisState, Stance
from audit.model.fact import Fact
from audit.model.outside_view import OutsideView
from audit.model.result.findings import Criterion
from audit.model.rule import Effort, OwnerRole, RuleId
from audit.model.text import Text


@dataclass(frozen=True, slots=True)
class FirstAct:
    """What a diagnosis says to do first; what format 1.0 did not say is None.

    Attributes:
        action: its name in the plan, where it stands when the diagnosis is present.
        delay_days: how long it may take, from the review date.
    """

    do: Text
    action: str | None = None
    owner_role: OwnerRole | None = None
    effort: Effort | None = None
    delay_days: int | None = None
    proof: Text | None = None


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A diagnosis that is not ruled out, ready to print.

    Attributes:
        core_held: whether its core is known to hold.
        rules: the rules whose outcome supports it; ``open_rules`` those that are not known yet.
        signs_held, signs_open, signs: how many signs hold, are not known, and there are.
        first: what to do first.
        stance: what it makes of the work under way, in crisis reviews.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    diagnosis: RuleId
    slug: str
    title: Text
    state: DiagnosisState
    criteria: tuple[Criterion, ...]
    meaning: Text
    first: tuple[FirstAct, ...]
    rules: tuple[RuleId, ...]
    open_rules: tuple[RuleId, ...]
    facts: tuple[Fact, ...]
    signs_held: int
    signs_open: int
    signs: int
    core_held: bool = False
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Signalled:
    """An outside signal, ready to print: what a few answers are enough to see, however little is known of the rest."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    signal: RuleId
    title: Text
    state: DiagnosisState
    criteria: tuple[Criterion, ...]
    meaning: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OutsideWordsSaid:
    """Where the project stands among comparable ones, in sentences.

    Attributes:
        cost, end: on its cost, on its end.
        about: how far to trust the figures, and whose data they come from.
        view: the figures that these sentences put in words; None in results that do not have them.
    """

    cost: tuple[Text, ...]
    end: tuple[Text, ...]
    about: tuple[Text, ...]
    view: OutsideView | None = None
