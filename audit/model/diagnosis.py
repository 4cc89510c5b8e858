"""Diagnoses: patterns over outcomes and facts that name what is wrong with a project as a whole."""

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from audit.errors import Refused
from audit.model.base import Frozen
from audit.model.condition import MOST_MEMBERS, Condition, RuleId
from audit.model.fact import Fact
from audit.model.questionnaire import FactName, Identifier, ReviewType
from audit.model.rule import Citation, ExampleTable, OutcomeKind, Slug
from audit.model.text import Text


class DiagnosisState(StrEnum):
    """What is known of a diagnosis on a project."""

    PRESENT = "present"
    OPEN = "open"  # missing answers could still show it
    ABSENT = "absent"


class DiagnosisExample(Frozen):
    """A situation and what the diagnosis must be in it; rules not given are undetermined."""

    name: str
    outcomes: dict[RuleId, OutcomeKind] = Field(default_factory=dict)
    given: dict[FactName, Any] = Field(default_factory=dict)
    tables: dict[Identifier, ExampleTable] = Field(default_factory=dict)
    expect: DiagnosisState


class Diagnosis(Frozen):
    """One pattern, as its YAML file writes it; see docs/rule-language.md.

    Attributes:
        core: what must hold, or nothing is diagnosed.
        signs: what else shows it; each that holds makes the diagnosis firmer.
        least_signs: how many signs must hold with the core.
        meaning: what the pattern means for the project, and why it matters.
        first: what to do first.
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
    first: tuple[Text, ...] = Field(min_length=1)
    examples: tuple[DiagnosisExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _reachable(self) -> "Diagnosis":
        if self.least_signs > len(self.signs):
            raise Refused(
                f"least_signs demande {self.least_signs} indices et la liste n'en compte que {len(self.signs)}",
                f"least_signs asks for {self.least_signs} signs and only {len(self.signs)} are listed",
            )
        return self


class DiagnosisOutcome(Frozen):
    """What the engines find of one diagnosis.

    Attributes:
        rules: the rules whose outcome supports it.
        open_rules: the rules of the pattern whose outcome is not known.
        facts: the facts of the pattern that support it.
        signs_held, signs_open: how many signs hold, and how many are not known.
    """

    diagnosis: RuleId
    state: DiagnosisState
    rules: tuple[RuleId, ...]
    open_rules: tuple[RuleId, ...]
    facts: tuple[Fact, ...]
    signs_held: int
    signs_open: int
