"""The audit result: the one document that every report format reads."""

from datetime import date

from pydantic import Field

from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.base import Frozen
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.outcome import EngineReport, LeafTrace, RuleConditions, RuleOutcome
from audit.model.pack import Strictness
from audit.model.questionnaire import Choice, ReviewType
from audit.model.rule import Axis, Confidence, Effort, OutcomeKind, OwnerRole, RuleId, Severity
from audit.model.scoring import AvisLevel
from audit.model.snapshot import WorkbookIdentity
from audit.model.text import Text
from audit.model.value import JsonDecimal

RESULT_SCHEMA = "1.0"


class ProjectCard(Frozen):
    """What identifies the project on the first page; None where the workbook does not say.

    Attributes:
        disclaimer: a warning printed on the first page, e.g. that the project is fictitious.
    """

    name: str | None
    ministry: str | None
    phase: Text | None
    description: str | None
    disclaimer: str | None = None


class Score(Frozen):
    """A severity-weighted mean, 0 to 100, with what qualifies it.

    Attributes:
        value: None when nothing was measured; never 0 or 100 by default.
        low, high: the score when every open question is answered worst, best.
        completeness: share of the applicable weight that was determined.
        evidence_strength: share of the determined weight whose deciding answers are
            documented or verified; None when nothing was determined.
    """

    value: JsonDecimal | None
    low: JsonDecimal | None
    high: JsonDecimal | None
    completeness: JsonDecimal | None
    evidence_strength: JsonDecimal | None
    outcomes: dict[OutcomeKind, int]


class Avis(Frozen):
    """The opinion, what caps it, and how sure it is.

    Attributes:
        worst, best: the avis when every open question is answered worst, best.
        stable: whether both are the same.
        reasons: why the avis is not better, one sentence each.
        deciding_rules: open rules whose answer alone could change the avis.
    """

    level: AvisLevel
    worst: AvisLevel
    best: AvisLevel
    stable: bool
    reasons: tuple[Text, ...]
    deciding_rules: tuple[RuleId, ...]


class Criterion(Frozen):
    """A source that a finding applies, ready to print."""

    citation: str
    title: Text
    text: Text | None
    url: str
    confidence: Confidence
    later_than_review: bool


class Threshold(Frozen):
    """A parameter that a finding compared with, ready to print."""

    parameter: str
    label: Text
    value: Text
    source: Text | None
    confidence: Confidence
    later_than_review: bool
    note: Text


class Finding(Frozen):
    """A rule that is not met: criteria, condition, cause, effect, recommendation.

    Attributes:
        may_be_partial: it is known not to be met, but missing answers could show that it is in part.
    """

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


class OpenPoint(Frozen):
    """A rule that could not be determined, and the answers that are missing."""

    rule: RuleId
    axis: Axis
    severity: Severity
    title: Text
    possible: tuple[OutcomeKind, ...]
    missing: tuple[Fact, ...]


class OpenQuestion(Frozen):
    """An answer that is missing and how much it would settle.

    Attributes:
        weight: severity weight of the open rules that wait for this answer.
        definition: for an indicator, what to fill in.
    """

    fact: str
    label: Text
    state: AnswerState
    cells: tuple[CellRef, ...]
    rules: tuple[RuleId, ...]
    weight: int


class PlannedAction(Frozen):
    """A remediation action, merged across the findings that ask for it."""

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


class CheckedRule(Frozen):
    """A rule of the base as it was applied: for the annex and for ``audit explain``."""

    rule: RuleId
    slug: str
    axis: Axis
    severity: Severity
    title: Text
    outcome: RuleOutcome
    conditions: RuleConditions


class RuleBaseIdentity(Frozen):
    """Which rules judged."""

    version: str
    sha256: str
    rules: int


class AnswerRecord(Frozen):
    """One answer of the workbook, for the register of answers."""

    fact: str
    label: Text
    answer: Answer


class RowNote(Frozen):
    """What stands beside one line of a table: the document it comes from, and a comment."""

    source: str
    comment: str


class Diagnosed(Frozen):
    """A diagnosis that is present, or that missing answers could still show, ready to print.

    Attributes:
        rules: the rules whose outcome supports it; ``open_rules`` those that are not known yet.
        signs_held, signs_open, signs: how many signs hold, are not known, and there are.
        first: what to do first.
    """

    diagnosis: RuleId
    slug: str
    title: Text
    state: DiagnosisState
    criteria: tuple[Criterion, ...]
    meaning: Text
    first: tuple[Text, ...]
    rules: tuple[RuleId, ...]
    open_rules: tuple[RuleId, ...]
    facts: tuple[Fact, ...]
    signs_held: int
    signs_open: int
    signs: int


class AppliedPack(Frozen):
    """A pack of rules and whether it is for this project; None while that is not known."""

    pack: str
    version: str
    title: Text
    active: bool | None


class AppliedOverride(Frozen):
    """A threshold that a pack changed.

    Attributes:
        change: what the value changes, compared with that of the source.
    """

    pack: str
    parameter: str
    label: Text
    declared: Text
    value: Text
    change: Strictness
    reason: Text
    owner: str


class AppliedWaiver(Frozen):
    """A rule that a pack disabled; it applies again after the last day."""

    pack: str
    rule: RuleId
    title: Text
    reason: Text
    owner: str
    expires: date
    in_force: bool


class AuditResult(Frozen):
    """Everything that one audit found; the only thing that a report reads.

    Attributes:
        leaves: what each leaf of the rules' conditions was; conditions refer to them by number.
        labels: how people call each fact, by fact name, ``table/column`` or ``table/completeness``.
        choices: the answers behind the codes of closed facts, by the same names.
        row_notes: what stands beside the lines of tables, by ``table/line`` as facts' names begin.
    """

    schema_version: str = RESULT_SCHEMA
    software: str
    engine: EngineReport
    rulebase: RuleBaseIdentity
    scoring_version: str
    questionnaire_id: str
    questionnaire_version: str
    review_type: ReviewType
    review_date: date
    workbook: WorkbookIdentity | None
    project: ProjectCard
    avis: Avis
    overall: Score
    axes: dict[Axis, Score]
    diagnoses: tuple[Diagnosed, ...]
    findings: tuple[Finding, ...]
    open_points: tuple[OpenPoint, ...]
    open_questions: tuple[OpenQuestion, ...]
    actions: tuple[PlannedAction, ...]
    rules: tuple[CheckedRule, ...]
    leaves: tuple[LeafTrace, ...]
    packs: tuple[AppliedPack, ...]
    overrides: tuple[AppliedOverride, ...]
    waivers: tuple[AppliedWaiver, ...]
    indicators: tuple[Fact, ...]
    labels: dict[str, Text]
    choices: dict[str, tuple[Choice, ...]] = Field(default_factory=dict)
    answers: tuple[AnswerRecord, ...]
    row_notes: dict[str, RowNote] = Field(default_factory=dict)
    answers_by_state: dict[AnswerState, int]
    intake_notes: tuple[Text, ...]
