"""Diagnoses: patterns over outcomes and facts that name what is wrong with a project as a whole."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from audit.errors import Refused
from audit.model.base import Declared, Frozen
from audit.model.condition import MOST_MEMBERS, All, AnyOf, AtLeast, Condition, OutcomeTest, RuleId, Threshold
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.model.questionnaire import FactName, Identifier, ReviewType
from audit.model.rule import Action, Citation, ExampleTable, OutcomeKind, Slug
from audit.model.text import Text

PLAIN_SIGNS = 2  # how many plain signs make a diagnosis possible while its core is not known


class DiagnosisState(StrEnum):
    """What is known of a diagnosis on a project."""

    PRESENT = "present"
    POSSIBLE = "possible"  # missing answers could still show it, and what is known points to it
    OPEN = "open"  # missing answers could still show it, and nothing more can be said
    ABSENT = "absent"


def diagnosis_state(present: Kleene, core: Kleene, plain_signs: int) -> DiagnosisState:
    """Return what is known of a diagnosis.

    What is open is possible when its core holds, or when two signs or more hold plainly while the core is not known:
    answers that are merely missing point to nothing.

    Args:
        present: whether the core holds with enough signs.
        core: whether the core holds.
        plain_signs: how many signs hold plainly, see ``Diagnosis.plain_signs``.
    """
    if present is not None:
        return DiagnosisState.PRESENT if present else DiagnosisState.ABSENT
    return DiagnosisState.POSSIBLE if core or plain_signs >= PLAIN_SIGNS else DiagnosisState.OPEN


class DiagnosisExample(Declared):
    """A situation and what the diagnosis must be in it; rules not given are undetermined."""

    name: str
    outcomes: dict[RuleId, OutcomeKind] = Field(default_factory=dict)
    given: dict[FactName, Any] = Field(default_factory=dict)
    tables: dict[Identifier, ExampleTable] = Field(default_factory=dict)
    expect: DiagnosisState


class StanceKind(StrEnum):
    """What a crisis review may propose to do with work under way."""

    GO_ON = "go_on"
    FREEZE = "freeze"
    REFRAME = "reframe"
    STOP = "stop"


class Stance(Frozen):
    """What a crisis review proposes to do with the work under way, in short sentences.

    Attributes:
        go_on: what to go on with.
        freeze: what to suspend until something is settled.
        reframe: what to go on with otherwise.
        stop: what to have the competent body decide to stop or not.
    """

    go_on: tuple[Text, ...] = ()
    freeze: tuple[Text, ...] = ()
    reframe: tuple[Text, ...] = ()
    stop: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Stance":
        if not (self.go_on or self.freeze or self.reframe or self.stop):
            raise Refused(
                "stance ne dit rien : une phrase au moins est attendue sous go_on, freeze, reframe ou stop",
                "stance says nothing: at least one sentence is expected under go_on, freeze, reframe or stop",
            )
        return self

    def to(self, kind: StanceKind) -> tuple[Text, ...]:
        """Return the sentences of one kind."""
        return {
            StanceKind.GO_ON: self.go_on,
            StanceKind.FREEZE: self.freeze,
            StanceKind.REFRAME: self.reframe,
            StanceKind.STOP: self.stop,
        }[kind]


class Diagnosis(Declared):
    """One pattern, as its YAML file writes it; see docs/rule-language.md.

    Attributes:
        core: what must hold, or nothing is diagnosed.
        signs: what else shows it; each that holds makes the diagnosis firmer.
        least_signs: how many signs must hold with the core.
        meaning: what the pattern means for the project, and why it matters.
        first: what to do first, in order; an act that rules ask for too bears the name that it has there.
        stance: what it makes of the work under way, for crisis reviews; None when it is in none.
    """

    id: RuleId
    slug: Slug
    version: int = 1
    title: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
    review_types: tuple[ReviewType, ...] = Field(min_length=1)
    core: Condition
    signs: tuple[Condition, ...] = Field((), max_length=MOST_MEMBERS)
    least_signs: int = Field(0, ge=0)
    meaning: Text
    first: tuple[Action, ...] = Field(min_length=1)
    stance: Stance | None = None
    examples: tuple[DiagnosisExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _reachable(self) -> "Diagnosis":
        if self.least_signs > len(self.signs):
            raise Refused(
                f"least_signs demande {self.least_signs} indices et la liste n'en compte que {len(self.signs)}",
                f"least_signs asks for {self.least_signs} signs and only {len(self.signs)} are listed",
            )
        return self

    @property
    def states(self) -> tuple[DiagnosisState, ...]:
        """The states that it can be in on some project."""
        may_be_possible = self.least_signs > 0 or len(self.signs) >= PLAIN_SIGNS
        return tuple(state for state in DiagnosisState if may_be_possible or state is not DiagnosisState.POSSIBLE)

    @property
    def plain_signs(self) -> tuple[Condition, ...]:
        """The signs as they hold plainly: by rules that are violated, not by rules that are met in part."""
        return tuple(map(_plainly, self.signs))


@dataclass(frozen=True)
class DiagnosisOutcome:
    """What the engines find of one diagnosis.

    Attributes:
        core_held: whether the core is known to hold.
        rules: the rules whose outcome supports it.
        open_rules: the rules of the pattern whose outcome is not known.
        facts: the facts of the pattern that support it.
        signs_held, signs_open: how many signs hold, and how many are not known.
    """

    diagnosis: RuleId
    state: DiagnosisState
    core_held: bool
    rules: tuple[RuleId, ...]
    open_rules: tuple[RuleId, ...]
    facts: tuple[Fact, ...]
    signs_held: int
    signs_open: int


def _plainly(condition: Condition) -> Condition:
    """Return ``condition`` with each rule that must not be met read as one that must be violated.

    What stands under a negation is left as it is: read strictly, it would be easier to hold, not harder.
    """
    match condition:
        case OutcomeTest(outcome="not_met"):
            return OutcomeTest.model_construct(rule=condition.rule, outcome="violated")
        case All():
            return All.model_construct(all=tuple(map(_plainly, condition.all)))
        case AnyOf():
            return AnyOf.model_construct(any=tuple(map(_plainly, condition.any)))
        case AtLeast():
            counted = condition.at_least
            return AtLeast(at_least=Threshold(n=counted.n, of=tuple(map(_plainly, counted.of))))
    return condition
