"""What one audit found, rule by rule, ready to print: findings, open points and questions, each rule as applied."""

from dataclasses import dataclass

from pydantic import ConfigDict

from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.fact import Fact
from audit.model.items import Items
from audit.model.outcome import RuleConditions, RuleOutcome
from audit.model.quickly_made import quickly_made
from audit.model.rule import OPPOSABLE, Axis, Confidence, OutcomeKind, RuleId, Severity, SourceKind
from audit.model.text import Text


@quickly_made
@dataclass(frozen=True, slots=True)
class Criterion:
    """A source that a finding applies, ready to print.

    Attributes:
        short_title: the title in a few words; None where no such title is known.
        kind: what authority the source has over a project; None where the result does not say.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    citation: str
    title: Text
    text: Text | None
    url: str
    confidence: Confidence
    later_than_review: bool
    short_title: Text | None = None
    kind: SourceKind | None = None

    @property
    def source(self) -> str:
        """The id of the source, without the place in it."""
        return self.citation.partition("/")[0]

    @property
    def is_only_guidance(self) -> bool:
        """Whether the source is known to bind no project: a guide, a presentation, a comparison, a lesson learnt."""
        return self.kind is not None and self.kind not in OPPOSABLE


@dataclass(frozen=True, slots=True)
class Threshold:
    """A parameter that a finding compared with, ready to print.

    Attributes:
        source: where it comes from, in words; ``criterion`` is the same place, where the result says which.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    parameter: str
    label: Text
    value: Text
    source: Text | None
    confidence: Confidence
    later_than_review: bool
    note: Text
    criterion: Criterion | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is not met: criteria, condition, cause, effect, recommendation.

    Attributes:
        may_be_partial: it is known not to be met, but missing answers could show that it is in part.
        condition: its sentences in one text; ``sentences`` are the same, each by itself; none in results of format 1.0.
        said_by: how many of the sentences it takes to say what is not met: the first may only say why that matters.
        facts: those that decide, then those that its sentences print, then those that make the rule applicable.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    slug: str
    version: int
    axis: Axis
    severity: Severity
    outcome: OutcomeKind
    may_be_partial: bool
    title: Text
    criteria: tuple[Criterion, ...]
    thresholds: tuple[Threshold, ...]
    condition: Text
    facts: tuple[Fact, ...]
    cause: Text
    effect: Text
    evidence: Evidence
    actions: tuple[str, ...]
    sentences: tuple[Text, ...] = ()
    said_by: int = 1


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A rule that could not be determined, and the answers that are missing."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    axis: Axis
    severity: Severity
    title: Text
    possible: tuple[OutcomeKind, ...]
    missing: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An answer that is missing and how much it would settle.

    Attributes:
        weight: severity weight of the open rules that wait for this answer.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    fact: str
    label: Text
    state: AnswerState
    cells: tuple[CellRef, ...]
    rules: tuple[RuleId, ...]
    weight: int


@quickly_made
@dataclass(frozen=True, slots=True)
class CheckedRule:
    """A rule of the base as it was applied: for the annex and for ``audit explain``.

    Attributes:
        protects_go_live: whether an action that it may ask for comes too late after the go-live; False where the
            rulebook does not say, as those before format 1.6.
        declared: that the tables which its computed facts are drawn from are complete: these are no firmer.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    slug: str
    axis: Axis
    severity: Severity
    title: Text
    outcome: RuleOutcome
    conditions: RuleConditions
    protects_go_live: bool = False
    declared: Items[Fact] = ()
