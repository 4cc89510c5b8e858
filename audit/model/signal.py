"""Outside signals: what a few answers are enough to see, however little of the rest is known."""

from dataclasses import dataclass

from pydantic import Field

from audit.model.base import Declared
from audit.model.condition import Condition, RuleId
from audit.model.diagnosis import DiagnosisExample, DiagnosisState
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.rule import Citation
from audit.model.text import Text


class Signal(Declared):
    """One signal, as ``outside_signals.yaml`` writes it; see docs/outside-view.md.

    Attributes:
        title: what an observer would say in a few words.
        when: when the signal is present, in the language of conditions of diagnoses.
        meaning: what it signals, in one sentence.
        examples: situations, written as those of diagnoses.
    """

    id: RuleId
    version: int = Field(1, ge=1)
    title: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
    review_types: tuple[ReviewType, ...] = Field(min_length=1)
    when: Condition
    meaning: Text
    examples: tuple[DiagnosisExample, ...] = Field(min_length=1)


@dataclass(frozen=True)
class SignalOutcome:
    """What is known of one signal on a project.

    Attributes:
        state: present, absent, or open while missing answers could still show it.
        facts: those that settle it or, while it is open, those whose absence leaves it so.
    """

    signal: RuleId
    state: DiagnosisState
    facts: tuple[Fact, ...]
