"""The portfolio, format 1.7: a line a project, what was refused, what projects share; the public file."""

from datetime import date
from enum import StrEnum
from typing import Literal, get_args

from pydantic import Field

from audit.model.answer import CellRef
from audit.model.base import Frozen
from audit.model.owner_role import OwnerRole
from audit.model.questionnaire import ReviewType
from audit.model.result.applied import RuleBaseIdentity
from audit.model.result.opinion import Points
from audit.model.rule import Axis, Citation, OutcomeKind, RuleId, Severity
from audit.model.scoring import AvisLevel, Basis, Share, Statement
from audit.model.text import Text
from audit.model.value import JsonDecimal
from audit.portfolio.doctrine_schema import Doctrine, Sweep

PortfolioSchema = Literal[
    "portfolio/1.0",
    "portfolio/1.1",
    "portfolio/1.2",
    "portfolio/1.3",
    "portfolio/1.4",
    "portfolio/1.5",
    "portfolio/1.6",
    "portfolio/1.7",
]  # those that are read; the last is written
PORTFOLIO_SCHEMA: PortfolioSchema = get_args(PortfolioSchema)[-1]


class SourceKind(StrEnum):
    """What a line was read from."""

    WORKBOOK = "workbook"
    SNAPSHOT = "snapshot"
    RESULT = "result"


class LineNote(StrEnum):
    """What whoever reads a line must know of it."""

    SAME_FILE = "same_file"  # another file holds the same bytes
    SAME_ANSWERS = "same_answers"  # another file is the result of this workbook, or snapshot
    SAME_WORKBOOK = "same_workbook"  # another result of the same workbook, reviewed on the same day, counts
    EARLIER_REVIEW = "earlier_review"  # another file is of the same project, reviewed later
    SAME_RESULTS = "same_results"  # another file is of the same project and day, and the same in all that is told
    SAME_DAY = "same_day"  # another file is of the same project, reviewed on the same day, and says otherwise
    OTHER_RULES = "other_rules"  # a result that other rules judged than those that are loaded
    NO_NAME = "no_name"  # nothing says which project it is
    REBASELINED = "rebaselined"  # an earlier file of the project gives another initial baseline: drifts are against it
    BASELINE_DISPUTED = "baseline_disputed"  # two files of the first review give other initial figures: no drift
    IN_DOUBT = "in_doubt"  # an amount was probably typed in another unit: no drift


class AxisScore(Frozen):
    """The score of one axis with its bounds; None where nothing could be measured."""

    value: Points | None
    low: Points | None
    high: Points | None
    completeness: Share | None


class LineAvis(Frozen):
    """What the review of a project ends in by the rules that judged it, those that follow later texts included.

    Attributes:
        level: what no missing answer can take back; ``none`` when all that is certain is the worst of several.
        floor, ceiling: the worst and the best level that the missing answers leave, on the review's own basis.
        declared_floor, declared_ceiling: the same with the answers taken as they are given.
    """

    says: Statement
    on: Basis
    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel
    certain: bool
    declared_floor: AvisLevel
    declared_ceiling: AvisLevel


class LeadingOpinion(Frozen):
    """The opinion that the report of a project leads with, on the review's own basis.

    Attributes:
        level: what no missing answer can take back; ``none`` when all that is certain is the worst of several.
        floor, ceiling: the worst and the best level that the missing answers leave.
        by_then: whether it is by the texts published by the review date alone, as those of today would give another, or
            as no level is secured; ``avis`` then has the retrospective reading, and the same levels otherwise.
        declared_floor, declared_ceiling: by the same texts, with answers taken as they are given; None before 1.7.
        undocumented: how many answers that blocking rules rest on no document bears out: once all are, what evidence
            gives is what declarations do, contradictions apart; 0 where it goes by the texts of its time, for which
            records do not tell it apart, and before 1.7.
    """

    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel
    certain: bool
    by_then: bool
    declared_floor: AvisLevel | None = None
    declared_ceiling: AvisLevel | None = None
    undocumented: int = 0

    @property
    def to_document(self) -> int:
        """How many answers are to be documented for the level that declarations guarantee; 0 where they do not."""
        guaranteed = self.declared_floor not in (None, AvisLevel.NONE, AvisLevel.UNFAVOURABLE)
        return self.undocumented if guaranteed and self.declared_floor is not self.floor else 0


class LineFinding(Frozen):
    """A rule that is not met, or only in part.

    Attributes:
        cells: of the workbook, where the answers that decide it are; those that follow one another as a range.
        may_be_partial: not met, but missing answers could show that it is in part; False before 1.7.
    """

    rule: RuleId
    outcome: OutcomeKind
    cells: tuple[str, ...] = ()
    may_be_partial: bool = False


class NextDate(Frozen):
    """The first day to come, from the review on, among the milestones that are neither reached nor abandoned."""

    day: date
    name: str | None


class AmountRead(Frozen):
    """An amount of the full cost that was probably typed in another unit: what was read, and in which cells."""

    value: JsonDecimal
    cells: str


class CostComment(Frozen):
    """What was written beside an amount of the full cost, word for word, and in which cells."""

    amount: Literal["initial", "current"]
    comment: str
    cells: tuple[CellRef, ...] = ()

    @property
    def comment_cells(self) -> tuple[CellRef, ...]:
        """Where it stands, as what is commented on calls it."""
        return self.cells


class OwnBaseline(Frozen):
    """What a review gives as the initial baseline, where an earlier file gives another, or earlier ones disagree.

    Attributes:
        initial_cost, cost_drift: None where the cost of the baseline is not another.
        initial_end, end_drift: None where its end is not.
        same_scope: whether both files are known to count the same parts of the full cost.
    """

    initial_cost: JsonDecimal | None = None
    cost_drift: JsonDecimal | None = None
    initial_end: date | None = None
    end_drift: int | None = None
    same_scope: bool = True


class ProjectLine(Frozen):
    """One project of the portfolio.

    Attributes:
        file: where it was read, from the folder that was given, with ``/``.
        sha256: of the file.
        workbook_sha256: of the workbook that a result or a snapshot was made of.
        banner: a warning that every output must repeat, e.g. that the project is fictitious.
        banner_texts: the same in both languages; None where it is in that of the workbook alone.
        rulebase: what judged it.
        avis: by the rules that judged it.
        leading: the opinion that its report leads with; None in files of format 1.0, which did not tell it apart.
        provisional: whether the audited team is still to be heard on what the line says; False before 1.6.
        evidence: the share of the weight of rules that are determined which documents bear out.
        findings: in the order of the report.
        open_rules: those that missing answers leave open.
        open_questions: the answers that rules wait for, those that settle the most first; ``table/column`` for a
            column.
        diagnoses, possible: those that are present, and those that what is known points to.
        open_diagnoses: those that missing answers leave open, and that nothing more can be said of.
        signals, open_signals: the outside signals that are present, and those that missing answers leave open.
        initial_cost, initial_end: of the first baseline that a file of the project gives, against which drifts are.
        cost_drift: share by which the forecast cost exceeds the initial one; None when one of them is not known, or
            when two files of the first review give other initial ones.
        end_drift: days by which the expected end exceeds the initial one.
        own_baseline: that of this review, where it is not the first one.
        in_doubt: the initial and the forecast cost that were probably typed in another unit, and are left out.
        cost_scope: what the cost is said to count, by question; None for what is not known.
        same_contents: whether this file establishes that its initial and its forecast cost count the same; None where
            no question says it, and before 1.7.
        scope_reduced: whether the scope was reduced since the initial baseline; None where it is not known, and before
            1.7.
        cost_comments: what this file says beside its initial and its forecast cost; none before 1.7.
        owners: who holds each role of the plan, where one person does.
        suppliers: the companies that hold its contracts.
        counted: whether it counts in what projects share; of several files of one project, the latest review does.
        beside: the other files that the notes are about; ``note_files`` those of each note that names any.
    """

    file: str
    sha256: str
    kind: SourceKind
    workbook_sha256: str | None = None
    project: str | None
    ministry: str | None
    phase: Text | None
    banner: str = ""
    banner_texts: Text | None = None
    review_type: ReviewType
    review_date: date
    rulebase: RuleBaseIdentity
    avis: LineAvis
    leading: LeadingOpinion | None = None
    provisional: bool = False
    score: AxisScore
    evidence: Share | None
    axes: dict[Axis, AxisScore]
    findings: tuple[LineFinding, ...] = ()
    open_rules: tuple[RuleId, ...] = ()
    open_questions: tuple[str, ...] = ()
    diagnoses: tuple[RuleId, ...] = ()
    possible: tuple[RuleId, ...] = ()
    open_diagnoses: tuple[RuleId, ...] = ()
    signals: tuple[RuleId, ...] = ()
    open_signals: tuple[RuleId, ...] = ()
    initial_cost: JsonDecimal | None = None
    current_cost: JsonDecimal | None = None
    cost_drift: JsonDecimal | None = None
    initial_end: date | None = None
    current_end: date | None = None
    end_drift: int | None = None
    own_baseline: OwnBaseline | None = None
    in_doubt: tuple[AmountRead, ...] = ()
    cost_scope: dict[str, str | None] = Field(default_factory=dict)
    same_contents: bool | None = None
    scope_reduced: bool | None = None
    cost_comments: tuple[CostComment, ...] = ()
    next_date: NextDate | None = None
    go_live: date | None = None
    owners: dict[OwnerRole, str] = Field(default_factory=dict)
    suppliers: tuple[str, ...] = ()
    counted: bool = True
    notes: tuple[LineNote, ...] = ()
    beside: tuple[str, ...] = ()
    note_files: dict[LineNote, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def opinion(self) -> LeadingOpinion:
        """The opinion that leads; that by the rules where a file does not tell it apart."""
        if self.leading is not None:
            return self.leading
        avis = self.avis
        return LeadingOpinion(
            level=avis.level,
            floor=avis.floor,
            ceiling=avis.ceiling,
            certain=avis.certain,
            by_then=False,
            declared_floor=avis.declared_floor,
            declared_ceiling=avis.declared_ceiling,
        )

    @property
    def counts_the_same(self) -> bool | None:
        """Whether the two costs of its drift are established to count the same; None where no question says it.

        What a review says holds of the initial cost that it gives, not of that of an earlier file.
        """
        own = self.own_baseline
        return False if own is not None and own.initial_cost is not None else self.same_contents


class RefusedProject(Frozen):
    """A file that could not be made a line of, and why; ``code`` says it in one word."""

    file: str
    code: str
    reason: Text


class Cause(Frozen):
    """A rule not met, a diagnosis or a signal present, or that may be, and on how many projects.

    Attributes:
        found: the files of the projects where it is.
        open: of how many projects missing answers leave it open; format 1.0 did not tell it of signals, nor of the
            diagnoses that nothing points to.
        possible: on how many of these what is known points to it.
        judged: on how many projects it was looked for.
        sources: of the rule.
    """

    id: RuleId
    kind: Literal["rule", "diagnosis", "signal"]
    severity: Severity | None
    axis: Axis | None
    found: tuple[str, ...]
    open: int
    possible: int = 0
    judged: int
    sources: tuple[Citation, ...] = ()


class Holder(Frozen):
    """Somebody, or a company, that several projects depend on; ``role`` is None for a supplier."""

    name: str
    role: OwnerRole | None
    files: tuple[str, ...]


class Collision(Frozen):
    """Go-lives in one week; ``monday`` is its first day."""

    monday: date
    files: tuple[str, ...]


class OpenEverywhere(Frozen):
    """An answer that rules wait for on several projects, and on how many."""

    question: str
    projects: int


class Portfolio(Frozen):
    """Everything that is told of many projects at once.

    Attributes:
        rulebase: the rules that are loaded.
        lines: in the order of files.
        levels: how many of the projects that count have each guaranteed level, by the rules that judged them.
        leading_levels: the same by the opinions that their reports lead with; empty in files of format 1.0.
        words: what rules, diagnoses, signals, questions and parameters that are named are called.
        doctrine: what other values of parameters change; None when none were given.
        sweeps: the same over a range of values, a parameter each.
    """

    schema_version: PortfolioSchema
    written_by: Literal["project-health-audit"]
    rulebase: RuleBaseIdentity
    lines: tuple[ProjectLine, ...]
    refused: tuple[RefusedProject, ...] = ()
    levels: dict[AvisLevel, int]
    leading_levels: dict[AvisLevel, int] = Field(default_factory=dict)
    causes: tuple[Cause, ...] = ()
    holders: tuple[Holder, ...] = ()
    collisions: tuple[Collision, ...] = ()
    open_everywhere: tuple[OpenEverywhere, ...] = ()
    doctrine: Doctrine | None = None
    sweeps: tuple[Sweep, ...] = ()
    words: dict[str, Text] = Field(default_factory=dict)
