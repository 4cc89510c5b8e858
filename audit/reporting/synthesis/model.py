"""What the synthesis says, in the reader's language and in the order of its pages; nothing of how it looks.

Texts are ready to print, typography included; they may hold what people typed, so that a format makes them safe in its
own way. Days and amounts stand beside their words, for the formats that compute with them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.model.answer import CellRef
from audit.model.rule import OutcomeKind, OwnerRole, Severity
from audit.model.scoring import Statement
from audit.wording.terms import Rating


@dataclass(frozen=True, slots=True)
class ProjectIdentity:
    """Which project, and which review of it; None where the workbook does not say."""

    title: str
    name: str | None
    ministry: str | None
    phase: str | None
    description: str | None
    disclaimer: str | None
    review: str
    review_date: date
    reviewed_on: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the review ends in.

    Attributes:
        says: an opinion, an estimate, conditions or a stance.
        kind: what it is called: "Avis", "Conditions"…
        heading: the same, with the decision that it informs and who decides; see ``names_decision``.
        short_heading: the same, without who decides: where it is repeated.
        headline: the level, or what is said in its place.
        rating: the colour that the level stands for; None for what has no level.
        rating_words: the same in words.
        certainty: how firm it is, a sentence; of a framing review, why it has no level.
        bases: what the level rests on, a sentence each: how much was settled, what declarations and evidence give, the
            one retained said so, and what evidence there is.
        equivalent: what DINUM calls such an opinion; None for what is no opinion.
        stance: what a crisis review proposes for the work under way, a kind and its sentence each.
        given: what authorities concluded, a sentence; see ``given_opinions``. Empty when nothing was.
        later: what texts later than the review do to the level; empty where no finding rests on them alone.
    """

    says: Statement
    kind: str
    heading: str
    short_heading: str
    headline: str
    rating: Rating | None
    rating_words: str
    certainty: str
    bases: tuple[str, ...]
    equivalent: str | None
    stance: tuple[tuple[str, str], ...] = ()
    given: str = ""
    later: str = ""

    @property
    def names_decision(self) -> bool:
        """Whether the heading says which decision the review informs: all but a stance, whose sentences inform it."""
        return self.says is not Statement.STANCE


@dataclass(frozen=True, slots=True)
class AccountablePerson:
    """A role that answers for the project.

    Attributes:
        words: the name, or why there is none: nobody named, several share the role, not known.
    """

    role: OwnerRole
    role_words: str
    name: str | None
    words: str
    cells: tuple[CellRef, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the review ends so: a grouped finding, and what the gravest of it says, in as few sentences as that takes.

    Attributes:
        severity, outcome: of that finding.
        badge: its severity and its outcome in words.
        rule: its rule, for a link; no reader needs it.
        references: the findings that it rests on, by their rules, by which the annex is read.
        in_hindsight: whether the opinion leaves it out: it rests on texts later than the review.
    """

    title: str
    sentence: str
    severity: Severity
    outcome: OutcomeKind
    badge: str
    rule: str
    group: str
    references: str
    in_hindsight: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the plan.

    Attributes:
        number: by which the whole report calls it.
        title: what it is about, when several actions are carried out as one; else None.
        opening: the first sentence of what is done, and that there is more where there is: for the first page.
        do: its actions, in their order.
        owner: its role, with the name of who holds it; ``owner_name`` is None when nobody is named.
        is_to_name: whether somebody is to be: nobody carries out the plan of a past day.
        due_words: the day in words, "before …", as part of a sentence; ``due_cell``, the same by itself.
        work: the work of all who take part, in words; empty where the plan does not say.
        after: the numbers of the steps that come before it.
        warnings: that it comes after the go-live it protects, or that its owner has no time for it.
        condition: that the go-live waits for it, in words; empty where it does not.
        beside: the days that the workbook gives to what may be the same, a sentence each.
    """

    number: int
    title: str | None
    opening: str
    do: tuple[str, ...]
    proof: tuple[str, ...]
    owner: str
    owner_name: str | None
    is_to_name: bool
    due: date
    due_words: str
    due_cell: str
    work: str
    after: tuple[int, ...]
    warnings: tuple[str, ...]
    condition: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One rule that is not met, as a grouped finding tells it.

    Attributes:
        badge: severity and outcome in words, "at best in part" included.
        title: the requirement.
        sentences: what was found, one thing each, then the comment of the answer that decides it, if short.
        said_by: how many of the sentences it takes to say what is not met.
        quote: the comment, a sentence; empty where there is none, or the group has said it.
    """

    rule: str
    severity: Severity
    outcome: OutcomeKind
    may_be_partial: bool
    badge: str
    title: str
    sentences: tuple[str, ...]
    said_by: int = 1
    quote: str = ""

    @property
    def brief(self) -> str:
        """What is not met, with the comment, and no more, as part of a list."""
        return " ".join((*self.sentences[: self.said_by], *filter(None, (self.quote,)))).removesuffix(".")


@dataclass(frozen=True, slots=True)
class SourceCited:
    """A source of the bibliography, with the places in it that are meant.

    Attributes:
        number: in the bibliography.
        words: the short title, and the articles where there are some.
    """

    number: int
    words: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupedFinding:
    """Findings on one object told as one.

    Attributes:
        number: its place among the grouped findings.
        group: its id in rules/synthesis.yaml.
        title: of its diagnosis when that is established, else of the group.
        diagnosis: the id of that diagnosis; ``meaning`` is what it says.
        severity, outcome, badge: of the gravest of its findings.
        told: the gravest, in the order of their gravity; ``others`` are the rest, told in the annex.
        effects: of the findings that are told, in their order, each once.
        cells: every cell of every fact of all its findings; ``places`` are the same, gathered in ranges by sheet.
        steps: the numbers of the steps of the plan that mend it.
        same_facts: which of its findings come of one fact, with those of later groups, a sentence each.
    """

    number: int
    group: str
    theme: str
    title: str
    diagnosis: str | None
    meaning: str | None
    severity: Severity
    outcome: OutcomeKind
    badge: str
    told: tuple[FindingTold, ...]
    others: tuple[FindingTold, ...]
    effects: tuple[str, ...]
    cells: tuple[CellRef, ...]
    places: tuple[str, ...]
    sources: tuple[SourceCited, ...]
    steps: tuple[int, ...]
    same_facts: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules behind it, the gravest first."""
        return tuple(one.rule for one in (*self.told, *self.others))


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone against the initial baseline.

    Attributes:
        initial, current: None when the day is not known; ``initial_words`` and ``current_words`` say the day or why.
        slip: in days, later than the baseline when positive; None when not known.
        state: reached, abandoned, late, to come, or not known, in words.
    """

    label: str
    initial: date | None
    initial_words: str
    current: date | None
    current_words: str
    slip: int | None
    slip_words: str
    reached: bool | None
    abandoned: bool
    overdue: bool
    state: str


@dataclass(frozen=True, slots=True)
class MilestoneChart:
    """The milestones against the initial baseline, by their days.

    Attributes:
        description: what the drawing shows, in words, for those who do not see it.
        headline: the main thing to read in it, with figures.
        drawn: those to draw where there are many: the greatest slips, by their days.
        places: the cells of the days, gathered in ranges by sheet.
    """

    title: str
    description: str
    headline: str
    review_date: date
    milestones: tuple[Milestone, ...]
    drawn: tuple[Milestone, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CostBar:
    """The amounts of one category or of the whole, in euros incl. tax; None where not known."""

    label: str
    initial: Decimal | None
    forecast: Decimal | None
    spent: Decimal | None
    initial_words: str
    forecast_words: str
    spent_words: str
    drift_words: str


@dataclass(frozen=True, slots=True)
class CostChart:
    """The full cost, by the initial baseline, as forecast now, and spent.

    Attributes:
        note: what the bars by category leave out, and which rest on amounts that are declared only; else empty.
        remarks: what was typed beside the amounts of the whole, where that is short.
        places: the cells of the amounts, gathered in ranges by sheet.
    """

    title: str
    description: str
    headline: str
    total: CostBar
    categories: tuple[CostBar, ...]
    note: str
    remarks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def bars(self) -> tuple[CostBar, ...]:
        """The categories, then the whole."""
        return (*self.categories, self.total)


@dataclass(frozen=True, slots=True)
class GoLivePoint:
    """A point that the next go-live waits for, in words.

    Attributes:
        kind: a defect to mend, an answer that waits for a day, an open warning, a requirement that is not settled.
        who: who answers for it, or that no name is given.
        day: by which it is to be settled; None where no day is known.
        action: the number of the action that settles it; None where the plan has none.
    """

    what: str
    kind: str
    who: str
    day: date | None
    day_words: str
    action: int | None = None


@dataclass(frozen=True, slots=True)
class GoLivePoints:
    """What the next go-live waits for, as a list by days.

    Attributes:
        lead: how many points there are, and of which kinds: a sentence for page one.
        remarks: which comes first, and how many have no name: sentences to follow it.
        others: how many are not listed; empty when all are.
        beside: when who decides meets last before it, and which dependencies are looked at by then, a sentence each.
    """

    title: str
    lead: str
    remarks: tuple[str, ...]
    points: tuple[GoLivePoint, ...]
    others: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """A phase of the plan.

    Attributes:
        until: its last day, in words; empty for the last phase.
        steps: those shown; ``others`` says how many more the annex has; empty when there are none.
    """

    title: str
    until: str
    count: int
    steps: tuple[Step, ...]
    others: str


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """A source, once for the whole report.

    Attributes:
        source: its id.
        places: the places cited: citation, text, how it was read.
        later: whether it is later than the review.
    """

    number: int
    source: str
    short_title: str
    title: str
    url: str
    reading: str
    later: bool
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Synthesis:
    """The synthesis of one report.

    Attributes:
        decision: what the review informs; None in results that do not say.
        kept: what keeps the level below that of the findings, before any reason; empty where nothing does.
        other_reasons: how many findings stand in no reason, a sentence; empty when there are none.
        other_reasons_apart: the same, on a sheet that stands apart from the report.
        same_facts: how many findings come of how few facts, a sentence; empty where none do.
        holds: what is met, a sentence.
        not_established: what is not known and may matter, a sentence each.
        steps_title, plan_title: what the first actions are called, and the plan: of a reconstruction, illustrations.
        first_request: what comes before them where no level is guaranteed, without its stop; see ``first_request_of``;
            of a reconstruction, it is the last of what is not established.
        first_steps: the steps of the first page, those that answer its blocking reasons first; ``first_need`` is what
            comes first where the plan has none, and ``first_asked`` the documents or the answers that are then to be
            brought.
        before_go_live: what the next go-live waits for, a sentence each, before any step; none when nothing does.
        go_live_points: the same as a list, for reports that have room for it beyond page one.
        conditions_named: how many other steps than the first ones that names.
        findings_intro: how findings are ordered, and what "blocking" means.
        limits: what may limit the blocking requirements that are met, a sentence, to be told before the findings; empty
            where nothing does.
        more: the grouped findings that only the annex tells: title, and how many findings.
        alerts: what the plan cannot keep, a sentence each.
        plan_notes: what its days do not say by themselves, a sentence each: no margin, what the workbook has due.
    """

    identity: ProjectIdentity
    decision: str | None
    verdict: Verdict
    accountable: tuple[AccountablePerson, ...]
    kept: str
    reasons: tuple[Reason, ...]
    other_reasons: str
    other_reasons_apart: str
    diagnoses: tuple[str, ...]
    same_facts: str
    holds: str
    not_established: tuple[str, ...]
    first_request: str
    steps_title: str
    first_steps: tuple[Step, ...]
    first_need: str
    first_asked: tuple[str, ...]
    before_go_live: tuple[str, ...]
    go_live_points: GoLivePoints | None
    conditions_named: int
    findings_intro: str
    limits: str
    findings: tuple[GroupedFinding, ...]
    more: tuple[tuple[str, str], ...]
    milestones: MilestoneChart | None
    costs: CostChart | None
    plan_title: str
    phases: tuple[PlanPhase, ...]
    alerts: tuple[str, ...]
    plan_notes: tuple[str, ...]
    bibliography: tuple[BibliographyEntry, ...]

    @property
    def own_reasons(self) -> tuple[Reason, ...]:
        """The reasons of the opinion that is given."""
        return tuple(one for one in self.reasons if not one.in_hindsight)

    @property
    def hindsight(self) -> tuple[Reason, ...]:
        """The reasons that only later texts give, which it leaves out."""
        return tuple(one for one in self.reasons if one.in_hindsight)

    def source_number(self, citation: str) -> int | None:
        """Return the number that a source has in the bibliography."""
        source = citation.partition("/")[0]
        return next((entry.number for entry in self.bibliography if entry.source == source), None)
