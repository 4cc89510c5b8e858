"""The record of an audit, format 2.5: what was read, what was judged, by which versions; references in place of texts.

Texts, labels and conditions are the same on every project: they stand once in the rulebook that the record names.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from pydantic import ConfigDict, Field, model_validator

from audit.judgement.avis import AvisReason
from audit.judgement.reach import Reach, bounds_of
from audit.model.answer import AnswerState
from audit.model.base import Frozen
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.outcome import EngineReport
from audit.model.outside_view import OutsideView
from audit.model.questionnaire import ReviewType
from audit.model.result.applied import RuleBaseIdentity
from audit.model.result.opinion import Score
from audit.model.rule import Axis, OutcomeKind, RuleId
from audit.model.scoring import AvisLevel, Basis, Statement
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Text
from audit.model.value import JsonDecimal
from audit.remediation.open_questions import OpenAnswer
from audit.remediation.plan_model import PlanFrame, PlannedStep

RecordSchema = Literal["2.0", "2.1", "2.2", "2.3", "2.4", "2.5"]  # those that are read; the last is written
RECORD_SCHEMA: RecordSchema = get_args(RecordSchema)[-1]


class RulebookName(Frozen):
    """Which rulebook the references of a record are to."""

    sha256: str


class AvisOnBasis(Frozen):
    """The opinion on declarations, or on evidence.

    Attributes:
        level: what no missing answer can take back; none when that is only the worst of several.
        floor, ceiling: the worst and the best level that no proof excludes.
        certain: whether they are the same.
        reach: what is known of each level.
    """

    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel
    certain: bool
    reach: dict[AvisLevel, Reach]

    @model_validator(mode="after")
    def _consistent(self) -> "AvisOnBasis":
        """Refuse bounds that the levels do not have: they may come from a file."""
        bounds = bounds_of(self.reach)
        if (self.level, self.floor, self.ceiling, self.certain) != (bounds.guaranteed, *bounds, bounds.is_certain):
            msg = "level, floor, ceiling and certain must be those of the levels that are not excluded"
            raise ValueError(msg)
        return self


class RecordedDocuments(Frozen):
    """The fewest answers to have documented, so that a level holds on evidence.

    Attributes:
        names: questions, and tables of which every undocumented cell is meant.
        proven: whether no fewer would do; else fewer may.
        rules: those that one of these answers, were it otherwise, leaves unmet, so that the level is lower; empty where
            no one answer alone does, and before 2.3.
        alone: whether they lower it by themselves, with no finding that counts beside them.
    """

    secured: AvisLevel
    names: tuple[str, ...]
    proven: bool
    rules: tuple[RuleId, ...] = ()
    alone: bool = False


class RecordedEarlierTexts(Frozen):
    """The opinion as it would be without the rules that rest on texts later than the review alone.

    Attributes:
        left_out: these rules, of those that are for the project.
        risks, documents: as those of the opinion, without these rules; none before 2.3.
    """

    left_out: tuple[RuleId, ...]
    on_declarations: AvisOnBasis
    on_evidence: AvisOnBasis
    risks: tuple[AvisReason, ...] = ()
    documents: RecordedDocuments | None = None


class RecordedAvis(Frozen):
    """The opinion: what is guaranteed, what keeps it from better, and what could still bring it down.

    Attributes:
        says: what the review ends in.
        on: which of the two opinions below is its own.
        level, floor, ceiling, certain: those of that one.
        reasons: what keeps the ceiling from being better, for certain.
        risks: what could still bring the opinion down from its ceiling, on declarations.
        undocumented: the answers that blocking rules rest on without a document.
        documents: those of them to ask for first; None when none are needed, or when documents are not what is missing.
        earlier_texts: the same by the texts of the time; None where every finding rests on one of them, and before 2.2.
    """

    says: Statement
    on: Basis
    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel
    certain: bool
    on_declarations: AvisOnBasis
    on_evidence: AvisOnBasis
    reasons: tuple[AvisReason, ...] = ()
    risks: tuple[AvisReason, ...] = ()
    undocumented: tuple[str, ...] = ()
    documents: RecordedDocuments | None = None
    earlier_texts: RecordedEarlierTexts | None = None

    @model_validator(mode="after")
    def _own(self) -> "RecordedAvis":
        """Refuse a level that is not that of what it rests on."""
        own = self.on_evidence if self.on is Basis.EVIDENCE else self.on_declarations
        said = (self.level, self.floor, self.ceiling, self.certain)
        if said != (own.level, own.floor, own.ceiling, own.certain):
            msg = f"the opinion must be the one on {self.on}"
            raise ValueError(msg)
        return self


@dataclass(frozen=True, slots=True)
class RecordedRule:
    """What one rule found.

    Attributes:
        version: of the rule.
        possible: the outcomes still possible, when there are several.
        facts: the names of the facts that decided it, or whose absence left it open.
        rows: the labels of the table rows that fail it.
        said: the sentences of its finding that hold, by their place in the rule.
        missing: the names of the answers without which it is open, or without which one that is not met may be in part.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    version: int
    outcome: OutcomeKind
    possible: tuple[OutcomeKind, ...] = ()
    facts: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    said: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()


class RecordedDiagnosis(Frozen):
    """What was found of one diagnosis: the rules and facts that support it, the rules that are open.

    Attributes:
        core_held: whether its core is known to hold.
    """

    diagnosis: RuleId
    state: DiagnosisState
    core_held: bool = False
    rules: tuple[RuleId, ...] = ()
    open_rules: tuple[RuleId, ...] = ()
    facts: tuple[str, ...] = ()
    signs_held: int = 0
    signs_open: int = 0


class RecordedSignal(Frozen):
    """What is known of one outside signal, with the names of the facts that say so, or whose absence leaves it open."""

    signal: RuleId
    state: DiagnosisState
    facts: tuple[str, ...] = ()


class RecordedIncoherence(Frozen):
    """Answers that contradict one another: which contradiction, and the names of the facts that show it.

    Attributes:
        total: what all these but the first add up to, in euros, where that contradicts the first; None before 2.4.
    """

    contradiction: RuleId
    facts: tuple[str, ...]
    total: JsonDecimal | None = None


class RecordedUnlikelyAmount(Frozen):
    """An amount that is too small for its question: the name of the fact, and what was probably meant, in euros."""

    fact: str
    probably: JsonDecimal


class AuditRecord(Frozen):
    """Everything that one audit found, without the texts that every project shares.

    Attributes:
        software: the tool and its version.
        rulebook: the texts that the references are to.
        snapshot: what the workbook says, whole.
        computed: the facts that no answer gives: indicators, questions left blank that others make pointless, and the
            review date when it was given otherwise.
        truths: what each node of the conditions was worth, a letter each: t(rue), f(alse), u(nknown).
        evidence: the names of the facts that each leaf on a table rests on, by the number of its node; what the others
            rest on is the same on every project, and stands in the rulebook.
        rules: one a rule that is for this project, in the order of the rule base.
        findings, open_points: the rules not met and those open, in the order of the report.
        active_packs: whether each pack is for this project; None while that is not known.
        incoherences: the answers that contradict one another.
        unlikely_amounts: the amounts that were probably typed in another unit than the euro.
        signals: the outside signals that the review looks for.
        outside: where the project stands among comparable ones; None without figures to compare it with.
        actions: the steps of the plan, in the order of their dates and of their priority.
        plan: what frames them; None in records of format 2.0.
        intake_notes: what was noted when the workbook was read.
    """

    schema_version: RecordSchema
    software: str
    engine: EngineReport
    rulebase: RuleBaseIdentity
    rulebook: RulebookName
    scoring_version: str
    review_type: ReviewType
    review_date: date
    snapshot: ProjectSnapshot
    computed: tuple[Fact, ...] = ()
    avis: RecordedAvis
    overall: Score
    axes: dict[Axis, Score]
    truths: str = Field(pattern="^[tfu]*$")
    evidence: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    rules: tuple[RecordedRule, ...] = ()
    diagnoses: tuple[RecordedDiagnosis, ...] = ()
    incoherences: tuple[RecordedIncoherence, ...] = ()
    unlikely_amounts: tuple[RecordedUnlikelyAmount, ...] = ()
    signals: tuple[RecordedSignal, ...] = ()
    outside: OutsideView | None = None
    findings: tuple[RuleId, ...] = ()
    open_points: tuple[RuleId, ...] = ()
    open_questions: tuple[OpenAnswer, ...] = ()
    actions: tuple[PlannedStep, ...] = ()
    plan: PlanFrame | None = None
    active_packs: dict[str, bool | None] = Field(default_factory=dict)
    answers_by_state: dict[AnswerState, int]
    intake_notes: tuple[Text, ...] = ()
