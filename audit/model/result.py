"""The audit result: everything that one audit found, with its texts; what every report format reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import AfterValidator, ConfigDict, Field

from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.answered_fact import answered_fact
from audit.model.diagnosis import DiagnosisState, Stance
from audit.model.fact import Fact
from audit.model.go_live_day import GoLiveDay
from audit.model.outcome import EngineReport, RuleConditions, RuleOutcome, Truth
from audit.model.outside_view import OutsideView
from audit.model.pack import Strictness
from audit.model.questionnaire import Choice, ReviewType
from audit.model.quickly_made import quickly_made
from audit.model.rule import Axis, Confidence, Effort, OutcomeKind, OwnerRole, RuleId, Severity
from audit.model.scoring import AvisLevel, Basis, Share, Statement
from audit.model.snapshot import WorkbookIdentity
from audit.model.synthesis import SynthesisFrame
from audit.model.text import Text
from audit.model.value import JsonDecimal

T = TypeVar("T")
Points = Annotated[JsonDecimal, Field(ge=0, le=100)]
Items = Annotated[Sequence[T], AfterValidator(tuple)]
"""A tuple, which may be made when it is first asked for; a tuple wherever it comes from JSON."""
FirstSchema = Literal["1.0"]
FIRST_FORMAT: FirstSchema = get_args(FirstSchema)[-1]
"""The first format of results, which kept neither the project nor what documents bear out; it is still read."""


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """What identifies the project on the first page; None where the workbook does not say.

    Attributes:
        disclaimer: a warning printed on the first page, e.g. that the project is fictitious.
        disclaimer_texts: the same in both languages; None where it is known in that of the workbook alone.
        reconstructed: whether the project is reconstructed as it was on a past day: nobody signs for it or has a plan.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str | None
    ministry: str | None
    phase: Text | None
    description: str | None
    disclaimer: str | None = None
    disclaimer_texts: Text | None = None
    reconstructed: bool = False


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


@quickly_made
@dataclass(frozen=True, slots=True)
class Criterion:
    """A source that a finding applies, ready to print.

    Attributes:
        short_title: the title in a few words; None where no such title is known.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    citation: str
    title: Text
    text: Text | None
    url: str
    confidence: Confidence
    later_than_review: bool
    short_title: Text | None = None

    @property
    def source(self) -> str:
        """The id of the source, without the place in it."""
        return self.citation.partition("/")[0]


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
class ActionPart:
    """One of the actions that a step of the plan joins.

    Attributes:
        label: what it establishes, in a few words; None where the rulebook does not say, as those before format 1.6.
        recognised_by: words by which a line of the workbook may be about the same.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    action: str
    do: Text
    proof: Text
    label: Text | None = None
    recognised_by: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class PlannedAction:
    """A step of the plan: an action, or those on one object, merged over the findings and diagnoses that ask.

    Attributes:
        closes: the rules that ask for it.
        diagnoses: the diagnoses that ask for it.
        object: what its actions are about, when that has a name; ``parts`` are those that follow the first.
        phase: the one that it is due in; None in results of formats 1.0 and 2.0, as what follows.
        person_days, owner_days: the work of all who take part, and that of its owner.
        lead: the procedure that must run its course before it is done, and ``lead_days`` how long, in working days.
        protects_go_live: whether it comes too late after the go-live.
        after_go_live: whether it protects the go-live and cannot be done before.
        overloaded: whether its owner has more to do by then than there is time for.
        label, recognised_by: of its first action, as those of ``ActionPart``.
        awaits: what is not known and would say whether some of its actions are for the case.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

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
    diagnoses: tuple[RuleId, ...] = ()
    object: Text | None = None
    parts: tuple[ActionPart, ...] = ()
    phase: str | None = None
    person_days: JsonDecimal | None = None
    owner_days: JsonDecimal | None = None
    lead: Text | None = None
    lead_days: int | None = None
    protects_go_live: bool = False
    after_go_live: bool = False
    overloaded: bool = False
    label: Text | None = None
    recognised_by: tuple[str, ...] = ()
    awaits: tuple[Fact, ...] = ()

    @property
    def all_parts(self) -> "tuple[ActionPart, ...]":
        """All its actions, in the order in which they are done."""
        return (ActionPart(self.action, self.do, self.proof, self.label, self.recognised_by), *self.parts)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the plan; the last one has no end."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    phase: str
    title: Text
    until: date | None


@dataclass(frozen=True, slots=True)
class LoadInPhase:
    """What one owner is to have done by the end of a phase, in days of work.

    Attributes:
        exceeded: whether more is asked for than is available, at some day of the phase.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    phase: str
    asked: JsonDecimal
    available: JsonDecimal
    exceeded: bool


@dataclass(frozen=True, slots=True)
class Load:
    """The load of one person, or of one role that nobody is named for.

    Attributes:
        share: of working time that is given to the project; the tool's own benchmark unless ``declared``.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    roles: tuple[OwnerRole, ...]
    name: str | None
    share: Share
    declared: bool
    phases: tuple[LoadInPhase, ...]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """What frames the steps of the plan, ready to print.

    Attributes:
        go_live: the day of the go-live, when it is known; ``go_live_to_come`` whether it is later than the review.
        go_live_known_as: whether it is that day itself, or a bound of it.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    note: Text
    phases: tuple[Phase, ...]
    loads: tuple[Load, ...]
    go_live: date | None
    go_live_to_come: bool
    go_live_known_as: GoLiveDay = GoLiveDay.EXACT

    @property
    def last_day_before_go_live(self) -> date | None:
        """The last working day before a go-live to come: a phase ends with it; None where none is left or needed."""
        if self.go_live is None or not self.go_live_to_come:
            return None
        ends = (phase.until for phase in self.phases)
        return max((end for end in ends if end is not None and end < self.go_live), default=None)


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


@dataclass(frozen=True, slots=True)
class RuleBaseIdentity:
    """Which rules judged."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    version: str
    sha256: str
    rules: int


@quickly_made
@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One answer of the workbook, for the register of answers.

    Attributes:
        not_asked: of a question left blank, with which answers it is asked, where others are given; None elsewhere.
        fact_made: the answer as a fact, where a rule has asked for it already; None elsewhere.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    fact: str
    label: Text
    answer: Answer
    not_asked: Text | None = None
    fact_made: Fact | None = field(default=None, compare=False, repr=False)  # whoever asks first

    @property
    def given(self) -> Fact:
        """The answer as a fact, so that both are written alike."""
        return self.fact_made or answered_fact(self.fact, self.answer.type, self.answer)


@quickly_made
@dataclass(frozen=True, slots=True)
class RowNote:
    """What stands beside one line of a table: the document it comes from, a comment, and where the comment stands.

    Attributes:
        gives_reason: whether the comment says why a cell of the line has no object: it then limits no other answer.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    source: str
    comment: str
    comment_cells: tuple[CellRef, ...] = ()
    gives_reason: bool = False


@dataclass(frozen=True, slots=True)
class FirstAct:
    """What a diagnosis says to do first; what format 1.0 did not say is None.

    Attributes:
        action: its name in the plan, where it stands when the diagnosis is present.
        delay_days: how long it may take, from the review date.
    """

    do: Text
    action: str | None = None
    owner_role: OwnerRole | None = None
    effort: Effort | None = None
    delay_days: int | None = None
    proof: Text | None = None


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A diagnosis that is not ruled out, ready to print.

    Attributes:
        core_held: whether its core is known to hold.
        rules: the rules whose outcome supports it; ``open_rules`` those that are not known yet.
        signs_held, signs_open, signs: how many signs hold, are not known, and there are.
        first: what to do first.
        stance: what it makes of the work under way, in crisis reviews.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    diagnosis: RuleId
    slug: str
    title: Text
    state: DiagnosisState
    criteria: tuple[Criterion, ...]
    meaning: Text
    first: tuple[FirstAct, ...]
    rules: tuple[RuleId, ...]
    open_rules: tuple[RuleId, ...]
    facts: tuple[Fact, ...]
    signs_held: int
    signs_open: int
    signs: int
    core_held: bool = False
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Signalled:
    """An outside signal, ready to print: what a few answers are enough to see, however little is known of the rest."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    signal: RuleId
    title: Text
    state: DiagnosisState
    criteria: tuple[Criterion, ...]
    meaning: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ToReconcile:
    """Answers that contradict one another, ready to print.

    Attributes:
        says: what cannot hold together, a clause.
        facts: the answers and cells that say so.
        rules: the rules whose outcome rests on one of them.
        total: what all these but the first add up to, in euros, where that contradicts the first.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    contradiction: RuleId
    says: Text
    facts: tuple[Fact, ...]
    rules: tuple[RuleId, ...]
    total: JsonDecimal | None = None

    @property
    def named_facts(self) -> tuple[Fact, ...]:
        """The answers and cells that are told one by one: the first alone where the others make up a total."""
        return self.facts if self.total is None else self.facts[:1]

    @property
    def added_up(self) -> tuple[CellRef, ...]:
        """The cells that make up the total."""
        return () if self.total is None else tuple(cell for fact in self.facts[1:] for cell in fact.cells)


@dataclass(frozen=True, slots=True)
class AmountToCheck:
    """An amount that was probably typed in another unit, ready to print.

    Attributes:
        fact: the answer or the cell.
        probably: what was probably meant, in euros.
        rules: the rules whose outcome rests on it.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    fact: Fact
    probably: JsonDecimal
    rules: tuple[RuleId, ...]


@dataclass(frozen=True, slots=True)
class OutsideWordsSaid:
    """Where the project stands among comparable ones, in sentences.

    Attributes:
        cost, end: on its cost, on its end.
        about: how far to trust the figures, and whose data they come from.
        view: the figures that these sentences put in words; None in results that do not have them.
    """

    cost: tuple[Text, ...]
    end: tuple[Text, ...]
    about: tuple[Text, ...]
    view: OutsideView | None = None


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


@dataclass(frozen=True, slots=True)
class AppliedPack:
    """A pack of rules and whether it is for this project; None while that is not known."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    pack: str
    version: str
    title: Text
    active: bool | None


@dataclass(frozen=True, slots=True)
class AppliedOverride:
    """A threshold that a pack changed.

    Attributes:
        change: what the value changes, compared with that of the source.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    pack: str
    parameter: str
    label: Text
    declared: Text
    value: Text
    change: Strictness
    reason: Text
    owner: str


@dataclass(frozen=True, slots=True)
class AppliedWaiver:
    """A rule that a pack disabled; it applies again after the last day."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    pack: str
    rule: RuleId
    title: Text
    reason: Text
    owner: str
    expires: date
    in_force: bool


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
