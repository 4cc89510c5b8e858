"""The audit result: everything that one audit found, with its texts; what every report format reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from pydantic import ConfigDict

from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.items import Items
from audit.model.outcome import EngineReport, Truth
from audit.model.questionnaire import Choice, ReviewType
from audit.model.result.answers import AnswerRecord, RowNote
from audit.model.result.applied import AppliedOverride, AppliedPack, AppliedWaiver, RuleBaseIdentity
from audit.model.result.diagnosed import Diagnosed, OutsideWordsSaid, Signalled
from audit.model.result.doubts import AmountToCheck, ToReconcile
from audit.model.result.findings import CheckedRule, Criterion, Finding, OpenPoint, OpenQuestion
from audit.model.result.opinion import Avis, Score
from audit.model.result.planned import PlannedAction, PlanShown
from audit.model.result.project import ProjectCard
from audit.model.rule import Axis
from audit.model.snapshot import WorkbookIdentity
from audit.model.synthesis import SynthesisFrame
from audit.model.text import Text

FirstSchema = Literal["1.0"]
FIRST_FORMAT: FirstSchema = get_args(FirstSchema)[-1]
"""The first format of results, which kept neither the project nor what documents bear out; it is still read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """Everything that one audit found, with its texts; the only thing that a report reads.

    It is made from a record and its rulebook, or read from a result of format 1.0.

    Attributes:
        schema_version: the format in which it is kept.
        diagnoses: those that are present, then those that are possible, the firmest first.
        unsettled: those of which nothing can be said.
        open_points, open_questions, rules, answers: there are hundreds; see ``Items``.
        incoherences: the answers that contradict one another, in the order of the questionnaire's contradictions.
        amounts_to_check: those that were probably typed in another unit than the euro.
        truths: what each node of the rules' conditions was worth, by its number.
        evidence: the facts that each leaf rests on, by the number of its node.
        labels: how people call each fact, by fact name, ``table/column`` or ``table/completeness``.
        choices: the answers behind the codes of closed facts, by the same names.
        below_zero: how the negative durations of a fact are said, with ``{days}`` for their length.
        row_notes: what stands beside the lines of tables, by ``table/line`` as facts' names begin.
        own_sources: what was written about the project itself, which rules of its findings cite and no finding is
            held to.
        synthesis: what frames the synthesis; None in results that do not say.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    schema_version: str
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
    unsettled: tuple[Diagnosed, ...] = ()
    incoherences: tuple[ToReconcile, ...] = ()
    amounts_to_check: tuple[AmountToCheck, ...] = ()
    signals: tuple[Signalled, ...] = ()
    outside: OutsideWordsSaid | None = None
    findings: tuple[Finding, ...]
    open_points: Items[OpenPoint]
    open_questions: Items[OpenQuestion]
    actions: tuple[PlannedAction, ...]
    plan: PlanShown | None = None
    rules: Items[CheckedRule]
    truths: tuple[Truth, ...]
    evidence: Mapping[int, tuple[Fact, ...]]
    packs: tuple[AppliedPack, ...]
    overrides: tuple[AppliedOverride, ...]
    waivers: tuple[AppliedWaiver, ...]
    indicators: tuple[Fact, ...]
    labels: dict[str, Text]
    choices: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    below_zero: dict[str, Text] = field(default_factory=dict)
    answers: Items[AnswerRecord]
    row_notes: dict[str, RowNote] = field(default_factory=dict)
    answers_by_state: dict[AnswerState, int]
    own_sources: tuple[Criterion, ...] = ()
    intake_notes: tuple[Text, ...]
    synthesis: SynthesisFrame | None = None
