"""The rulebook: every text, label and condition that records refer to, written once a rule base and type of review."""

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from audit.model.base import Frozen
from audit.model.diagnosis import Stance
from audit.model.outcome import RuleConditions
from audit.model.outside_figures import OutsideFigures
from audit.model.questionnaire import Choice, ReviewType
from audit.model.result.applied import AppliedOverride
from audit.model.roles import (
    BodyRoles,
    CostRoles,
    DependencyRoles,
    MilestoneRoles,
    OpinionRoles,
    RecommendationRoles,
    ResponsibilityRoles,
    RiskRoles,
    SpendingRoles,
    StaffRoles,
)
from audit.model.rule import Axis, Confidence, Effort, OwnerRole, Protected, RuleId, Severity, SourceKind
from audit.model.scoring import Scoring
from audit.model.synthesis_settings import PhaseWords, SameFact, SynthesisGroup, SynthesisLengths, SynthesisTheme
from audit.model.text import Text
from audit.model.value import ValueType

RulebookSchema = Literal[
    "1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8"
]  # those that are read; the last is written
RULEBOOK_SCHEMA: RulebookSchema = get_args(RulebookSchema)[-1]


class FactWords(Frozen):
    """A fact as people call it.

    Attributes:
        choices: the answers behind its codes.
        below_zero: how a negative duration is said; None in rulebooks before format 1.3.
    """

    label: Text
    type: ValueType
    choices: tuple[Choice, ...] = ()
    below_zero: Text | None = None


class SourceWords(Frozen):
    """A place in a source, as it is printed.

    Attributes:
        short_title: the title in a few words; None in rulebooks before format 1.2.
        date: of the source: a year, a month or a day.
        about: the projects that it speaks of, as people call them; none in rulebooks before format 1.4.
        kind: what authority it has over a project; None in rulebooks before format 1.8.
    """

    title: Text
    short_title: Text | None = None
    text: Text | None = None
    url: str
    confidence: Confidence
    date: str | None = None
    about: tuple[str, ...] = ()
    kind: SourceKind | None = None


class ThresholdWords(Frozen):
    """A parameter, as it is printed.

    Attributes:
        source: where it comes from, in words; ``citation`` is the same place; None in rulebooks before format 1.2.
    """

    label: Text
    value: Text
    source: Text | None = None
    citation: str | None = None
    confidence: Confidence
    in_force_from: str | None = None
    note: Text


class ActionWords(Frozen):
    """An action that a rule or a diagnosis asks for.

    Attributes:
        label: what it establishes, in a few words; None in rulebooks before format 1.6, and where no rule gives it.
        recognised_by: words by which a line of the workbook may be about the same; none before format 1.6.
        protects: what it comes too late for once that has happened; None before format 1.6.
        cases: what is done in the cases that word it otherwise than ``do``; none before format 1.8.
    """

    action: str
    owner_role: OwnerRole
    effort: Effort
    do: Text
    proof: Text
    label: Text | None = None
    recognised_by: tuple[str, ...] = ()
    protects: Protected | None = None
    cases: tuple[Text, ...] = ()

    def worded(self, case: int | None) -> Text:
        """Return what is done in a case, by its place; None where it is not known."""
        return self.do if case is None else self.cases[case]


class FirstActWords(ActionWords):
    """What a diagnosis says to do first.

    Attributes:
        delay_days: from the review date, in this type of review.
    """

    delay_days: int


class RuleWords(Frozen):
    """A rule as it was applied, with all its texts.

    Attributes:
        sources: what it cites, by their citation.
        thresholds: the parameters it compares with, by their id.
        sentences: of its finding, with the places that are filled with facts.
        sentence_facts: the names of the facts that each sentence depends on; none in rulebooks before format 1.2.
    """

    version: int
    slug: str
    axis: Axis
    severity: Severity
    title: Text
    sources: tuple[str, ...]
    thresholds: tuple[str, ...] = ()
    conditions: RuleConditions
    sentences: tuple[Text, ...]
    sentence_facts: tuple[tuple[str, ...], ...] = ()
    cause: Text
    effect: Text
    actions: tuple[ActionWords, ...]


class DiagnosisWords(Frozen):
    """A diagnosis with all its texts.

    Attributes:
        stance: what it makes of the work under way; None where the review has no stance to take.
    """

    slug: str
    title: Text
    sources: tuple[str, ...]
    meaning: Text
    first: tuple[FirstActWords, ...]
    signs: int
    stance: Stance | None = None


class SignalWords(Frozen):
    """An outside signal with all its texts."""

    title: Text
    sources: tuple[str, ...]
    meaning: Text


class PackWords(Frozen):
    """A pack that was loaded."""

    version: str
    title: Text


class WaiverWords(Frozen):
    """A rule that a pack disables until a day."""

    pack: str
    rule: RuleId
    title: Text
    reason: Text
    owner: str
    expires: date


class LeadTimeWords(Frozen):
    """A procedure that an action waits for, in working days."""

    label: Text
    working_days: int


class PlanWords(Frozen):
    """The words of the plan: its phases, the objects of its steps, the procedures that they wait for, and its note."""

    note: Text
    phases: dict[str, Text]
    objects: dict[str, Text] = Field(default_factory=dict)
    lead_times: dict[str, LeadTimeWords] = Field(default_factory=dict)


class ScaledRiskRoles(RiskRoles):
    """The table of risks, with the lowest and the highest degree of each scale."""

    likelihoods: tuple[int, int]
    impacts: tuple[int, int]


class SynthesisWords(Frozen):
    """What the synthesis of a report is made from.

    Attributes:
        decision: what the review informs.
        answerable: the roles that answer for the project, the first of them before all.
        groups: with the rules of this review, those that stand in no list placed by their axis.
        owner_names, owner_counts: the questions that say who holds each role, and how many do.
        milestones, costs, spending, risks, staff: what the charts are drawn from; the last three since format 1.3.
        opinions: what authorities concluded; none in rulebooks before format 1.3.
        by_phase: what the review is called and informs, by the phase of the project; none before format 1.3.
        recommendations: the table of earlier ones, with their days; None before format 1.6.
        same_facts: which findings one fact is enough for; none before format 1.6.
        responsibilities: the table of who is accountable for what; None before format 1.7.
        dependencies, bodies: the tables of what is awaited from others, and of who decides; None before format 1.8.
    """

    decision: Text
    answerable: tuple[OwnerRole, ...]
    themes: tuple[SynthesisTheme, ...]
    groups: tuple[SynthesisGroup, ...]
    lengths: SynthesisLengths
    owner_names: dict[OwnerRole, str] = Field(default_factory=dict)
    owner_counts: dict[OwnerRole, str] = Field(default_factory=dict)
    milestones: MilestoneRoles | None = None
    costs: CostRoles | None = None
    opinions: tuple[OpinionRoles, ...] = ()
    by_phase: dict[str, PhaseWords] = Field(default_factory=dict)
    spending: SpendingRoles | None = None
    risks: ScaledRiskRoles | None = None
    staff: StaffRoles | None = None
    recommendations: RecommendationRoles | None = None
    same_facts: tuple[SameFact, ...] = ()
    responsibilities: ResponsibilityRoles | None = None
    dependencies: DependencyRoles | None = None
    bodies: BodyRoles | None = None


class ProjectFacts(Frozen):
    """The questions that identify a project and its review; None where the questionnaire has none."""

    name: str | None = None
    ministry: str | None = None
    phase: str | None = None
    description: str | None = None
    review_date: str | None = None


class Rulebook(Frozen):
    """Everything that records of one rule base and one type of review refer to.

    Attributes:
        facts: by name, ``table/column`` or ``table/completeness``.
        row_labels: the column that names the rows of each table.
        questions: what the review asks, in the order of the workbook.
        indicators: those that the review can compute.
        contradictions: what each says cannot hold together.
        outside: the figures of comparable projects, where the rule base has some.
        plan: None in rulebooks of format 1.0.
        synthesis: None in rulebooks of formats 1.0 and 1.1.
        nodes: how many nodes the conditions have.
        evidence: the names of the facts that each leaf on facts rests on, by the number of its node.
    """

    schema_version: RulebookSchema
    written_by: Literal["project-health-audit"]
    rulebase: str
    review_type: ReviewType
    questionnaire_id: str
    questionnaire_version: str
    facts: dict[str, FactWords]
    row_labels: dict[str, str] = Field(default_factory=dict)
    questions: tuple[str, ...]
    indicators: tuple[str, ...] = ()
    project: ProjectFacts
    nodes: int
    evidence: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    rules: dict[RuleId, RuleWords]
    diagnoses: dict[RuleId, DiagnosisWords] = Field(default_factory=dict)
    signals: dict[RuleId, SignalWords] = Field(default_factory=dict)
    contradictions: dict[RuleId, Text] = Field(default_factory=dict)
    outside: OutsideFigures | None = None
    sources: dict[str, SourceWords]
    thresholds: dict[str, ThresholdWords] = Field(default_factory=dict)
    packs: dict[str, PackWords] = Field(default_factory=dict)
    overrides: tuple[AppliedOverride, ...] = ()
    waivers: tuple[WaiverWords, ...] = ()
    plan: PlanWords | None = None
    synthesis: SynthesisWords | None = None
    scoring: Scoring
