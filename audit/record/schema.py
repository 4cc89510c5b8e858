"""The record of an audit, format 2.0: what was read, what was judged, by which versions; references in place of texts.

Texts, labels and conditions are the same on every project: they stand once in the rulebook that the record names.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field

from audit.judgement.avis import AvisReason
from audit.model.answer import GivenState
from audit.model.base import Frozen
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.outcome import EngineReport
from audit.model.questionnaire import ReviewType
from audit.model.result import RuleBaseIdentity, Score
from audit.model.rule import Axis, OutcomeKind, RuleId
from audit.model.scoring import AvisLevel
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Text
from audit.remediation.open_questions import OpenAnswer
from audit.remediation.plan import PlannedStep

RECORD_SCHEMA = "2.0"


class RulebookName(Frozen):
    """Which rulebook the references of a record are to."""

    sha256: str


class RecordedAvis(Frozen):
    """The opinion: its level, those if every open answer were the worst or the best, and what keeps it from better.

    Attributes:
        deciding_rules: open rules whose answer alone could change the level.
    """

    level: AvisLevel
    worst: AvisLevel
    best: AvisLevel
    stable: bool
    reasons: tuple[AvisReason, ...] = ()
    deciding_rules: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedRule:
    """What one rule found.

    Attributes:
        version: of the rule.
        possible: the outcomes still possible, when there are several.
        facts: the names of the facts that decided it, or whose absence left it open.
        rows: the labels of the table rows that fail it.
        said: the sentences of its finding that hold, by their place in the rule.
        missing: the names of the answers without which it is open.
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
    """What was found of one diagnosis: the rules and facts that support it, the rules that are open."""

    diagnosis: RuleId
    state: DiagnosisState
    rules: tuple[RuleId, ...] = ()
    open_rules: tuple[RuleId, ...] = ()
    facts: tuple[str, ...] = ()
    signs_held: int = 0
    signs_open: int = 0


class AuditRecord(Frozen):
    """Everything that one audit found, without the texts that every project shares.

    Attributes:
        software: the tool and its version.
        rulebook: the texts that the references are to.
        snapshot: what the workbook says, whole.
        computed: the facts that no answer gives: indicators, and the review date when it was given otherwise.
        truths: what each node of the conditions was worth, a letter each: t(rue), f(alse), u(nknown).
        evidence: the names of the facts that each leaf on a table rests on, by the number of its node; what the others
            rest on is the same on every project, and stands in the rulebook.
        rules: one a rule that is for this project, in the order of the rule base.
        findings, open_points: the rules not met and those open, in the order of the report.
        active_packs: whether each pack is for this project; None while that is not known.
        intake_notes: what was noted when the workbook was read.
    """

    schema_version: Literal["2.0"]
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
    findings: tuple[RuleId, ...] = ()
    open_points: tuple[RuleId, ...] = ()
    open_questions: tuple[OpenAnswer, ...] = ()
    actions: tuple[PlannedStep, ...] = ()
    active_packs: dict[str, bool | None] = Field(default_factory=dict)
    answers_by_state: dict[GivenState, int]
    intake_notes: tuple[Text, ...] = ()
