"""What one audit says of the level of a project: scores, avis, what is guaranteed, the documents to ask for."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, Field

from audit.model.fact import Fact
from audit.model.rule import OutcomeKind, RuleId
from audit.model.scoring import AvisLevel, Basis, Share, Statement
from audit.model.text import Text
from audit.model.value import JsonDecimal

Points = Annotated[JsonDecimal, Field(ge=0, le=100)]


@dataclass(frozen=True, slots=True)
class Score:
    """A severity-weighted mean, 0 to 100, with what qualifies it.

    Attributes:
        value: None when nothing was measured, or when the missing answers leave it too open to mean something: on
            both sides of a floor, or with the value outside its own bounds.
        low, high: the score when every open question is answered worst, best.
        completeness: share of the applicable weight that was determined.
        evidence_strength: share of the determined weight whose deciding answers are
            documented or verified; None when nothing was determined.
        outcomes: how many rules have each outcome.
        may_be_partial: how many of the violated ones missing answers could still show to be met in part.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    value: Points | None
    low: Points | None
    high: Points | None
    completeness: Share | None
    evidence_strength: Share | None
    outcomes: dict[OutcomeKind, int]
    may_be_partial: int = 0


@dataclass(frozen=True, slots=True)
class GuaranteedLevel:
    """The level of the opinion on declarations, or on evidence.

    Attributes:
        level: what no missing answer can take back; none when that is only the worst of several.
        floor, ceiling: the worst and the best level that the missing answers leave.
        certain: whether they are the same.
        unproven: the levels that nothing excludes, and to which no completion was found to lead.
    """

    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel
    certain: bool
    unproven: tuple[AvisLevel, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """What could still bring the opinion down: a sentence, and the open rules that it is about."""

    text: Text
    rules: tuple[RuleId, ...]


@dataclass(frozen=True, slots=True)
class EarlierTexts:
    """The opinion as it would be without the rules that rest on texts later than the review alone.

    Attributes:
        findings: those of these rules that the review finds not met, or met in part.
        met: those that it finds met.
        open: those that it cannot settle.
        risks, documents: as those of the opinion, by the texts of the time.
        lacks_more: whether no level would be secured, by the bounds that follow rule by rule, even if the open blocking
            rules of the first risk were all met; False where there are none.
    """

    findings: tuple[RuleId, ...]
    met: tuple[RuleId, ...]
    declarations: GuaranteedLevel
    evidence: GuaranteedLevel
    open: tuple[RuleId, ...] = ()
    risks: tuple[Risk, ...] = ()
    documents: "DocumentsToAsk | None" = None
    lacks_more: bool = False


@dataclass(frozen=True, slots=True)
class Avis:
    """The opinion: what is guaranteed, what keeps it from better, and what could still bring it down.

    Attributes:
        says: what the review ends in.
        on: which of the two opinions is that of the review.
        reasons: what keeps it from being better, for certain, one sentence each.
        risks: what could still bring it down from its ceiling on declarations.
        undocumented: the answers that blocking rules rest on without a document.
        documents: those of them to ask for first; None when none are needed, or when documents are not what is missing.
        earlier_texts: the same by the texts of the time; None where every finding rests on one of them.
    """

    says: Statement
    on: Basis
    declarations: GuaranteedLevel
    evidence: GuaranteedLevel
    reasons: tuple[Text, ...]
    risks: tuple[Risk, ...] = ()
    undocumented: tuple[Fact, ...] = ()
    documents: "DocumentsToAsk | None" = None
    earlier_texts: EarlierTexts | None = None

    @property
    def own(self) -> GuaranteedLevel:
        """The opinion of the review."""
        return self.evidence if self.on is Basis.EVIDENCE else self.declarations

    @property
    def level(self) -> AvisLevel:
        """Its level."""
        return self.own.level


@dataclass(frozen=True, slots=True)
class DocumentsToAsk:
    """The fewest answers to have documented, so that a level holds on evidence.

    Attributes:
        secured: the level.
        names: the questions, and the tables whose undocumented cells are all meant; see ``labels``.
        proven: whether no fewer would do.
        rules: those that one of these answers, were it otherwise, leaves unmet, so that the level is lower.
        alone: whether they lower it by themselves, with no finding that counts beside them.
    """

    secured: AvisLevel
    names: tuple[str, ...]
    proven: bool
    rules: tuple[RuleId, ...] = ()
    alone: bool = False
