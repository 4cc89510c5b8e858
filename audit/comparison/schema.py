"""The comparison of two audits, format 1.5: the public file, and what every output of it reads."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from pydantic import ConfigDict, Field

from audit.comparison.carried_schema import Carried, Crossed, GoLiveMoved
from audit.comparison.head_schema import CostLineMoved, DecisionInformed, OutcomesOf, ScopeCut
from audit.comparison.moves import (
    AnswerMove,
    FindingMove,
    Followed,
    LevelMove,
    Means,
    MilestoneMove,
    Note,
    Texts,
    Unmatched,
)
from audit.model.base import Frozen
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType, TableCompleteness
from audit.model.result.applied import RuleBaseIdentity
from audit.model.result.opinion import Points
from audit.model.rule import OutcomeKind, RuleId
from audit.model.scoring import AvisLevel, Basis, Share, Statement
from audit.model.snapshot import WorkbookIdentity
from audit.model.text import Text
from audit.model.value import JsonDecimal

ComparisonSchema = Literal[
    "comparison/1.0", "comparison/1.1", "comparison/1.2", "comparison/1.3", "comparison/1.4", "comparison/1.5"
]  # those that are read; the last is written
COMPARISON_SCHEMA: ComparisonSchema = get_args(ComparisonSchema)[-1]


class Side(Frozen):
    """One of the two audits.

    Attributes:
        project: its name; None where it is not given.
        banner: a warning that every output must repeat, e.g. that the project is fictitious.
        banner_texts: the same in both languages; None where it is in that of the workbook alone.
        review: what the audit is called in the phase that the project was in; as its type is when None, or before 1.3.
        judged_again: whether it was judged by other rules than those of its own audit.
        provisional: whether the audited team is still to be heard on what it says: a result is no final report.
    """

    project: str | None
    review_type: ReviewType
    review_date: date
    questionnaire_version: str
    rulebase: RuleBaseIdentity
    software: str
    workbook: WorkbookIdentity | None = None
    judged_again: bool = False
    banner: str = ""
    banner_texts: Text | None = None
    review: Text | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class ThresholdMoved:
    """A threshold that is not the same in the two audits, as each of them says it; None where it is not there."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    label: Text
    old: Text | None
    new: Text | None


@dataclass(frozen=True, slots=True)
class RuleMoved:
    """A rule that is not the same in the two audits.

    Attributes:
        old, new: its versions; None where it is not there.
        parts: what changed, of ``version``, ``severity``, ``conditions`` and ``thresholds``; a condition whose
            thresholds alone changed is the same.
        thresholds: those that changed; empty in files before 1.3.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    old: int | None
    new: int | None
    parts: tuple[str, ...] = ()
    thresholds: tuple[ThresholdMoved, ...] = ()


@dataclass(frozen=True, slots=True)
class Levels:
    """The worst and the best level that missing answers leave, and what is guaranteed."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel


@dataclass(frozen=True, slots=True)
class LevelsMoved:
    """The opinion on one basis, in both audits."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    old: Levels
    new: Levels
    move: LevelMove


class LeadingMoved(Frozen):
    """The opinions that the two reports lead with.

    Attributes:
        old_by_then, new_by_then: whether each goes by the texts published by its review date, as those of today would
            give another level, or as none is secured.
        texts: whether the move may come from the texts.
    """

    on_declarations: LevelsMoved
    on_evidence: LevelsMoved
    old_by_then: bool
    new_by_then: bool
    texts: Texts


class AvisMoved(Frozen):
    """The opinion in both audits; ``says`` and ``on`` are those of the later review.

    Attributes:
        on_declarations, on_evidence: by the rules that judged each, those that follow later texts included.
        leading: what the two reports lead with; None in files of format 1.0, which did not tell it apart.
        carried: what carries them; None in files before 1.4.
    """

    says: Statement
    on: Basis
    on_declarations: LevelsMoved
    on_evidence: LevelsMoved
    leading: LeadingMoved | None = None
    carried: Carried | None = None


class Figures(Frozen):
    """The figures of one audit; None for what could not be measured.

    Attributes:
        score_low, score_high: the score when every open question is answered worst, best.
    """

    score: Points | None
    score_low: Points | None = None
    score_high: Points | None = None
    completeness: Share | None
    evidence: Share | None
    findings: int
    open_points: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A value in both audits; None where it is not asked or computed."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    old: Fact | None
    new: Fact | None


class AmountInDoubt(Frozen):
    """An amount that one of the audits read, and that was probably typed in another unit: nothing is compared with it.

    Attributes:
        read: what was read, with its cells.
        probably: what was probably meant, in euros.
        computed: the indicators that are computed from it.
    """

    side: Literal["old", "new"]
    read: Fact
    probably: JsonDecimal
    computed: tuple[Fact, ...] = ()


class PatternMoved(Frozen):
    """A diagnosis, or an alert signal, that is not ruled out in both audits.

    Attributes:
        name: its id.
        old, new: what is known of it; None where it is not looked for.
        move: how it moved, in the words of findings; None where neither audit establishes it.
        rules: the rules that support it, where the later audit establishes a diagnosis.
    """

    name: RuleId
    old: DiagnosisState | None
    new: DiagnosisState | None
    move: FindingMove | None
    rules: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True)
class OnFirst:
    """What the later audit would find on the initial baseline of the earlier.

    Attributes:
        outcome: of the rule; None where it does not judge.
        move: how the finding moved from the earlier audit to there; None when it is one in neither.
        values: what the first baseline makes another: as the earlier audit has it, and as the later would.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    outcome: OutcomeKind | None
    move: FindingMove | None
    values: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingMoved:
    """A rule that is not met in one of the audits, or in both.

    Attributes:
        old, new: its outcomes; None where it does not judge.
        rule_changed: whether the rule itself is another in the two audits, so that it may be what moved.
        on_other_baseline: whether it rests on an initial figure that is not the same in both, so that this may be what
            moved.
        values: what it rests on that is not the same in both; cells of tables are told with their table.
        rows_gone, rows_come: the lines that only one of the two findings names.
        on_first: how it stands on the first baseline; None where it does not rest on it, or where that is not known.
        grounds_gone, grounds_come: the sentences that only one of the two findings holds, where both are findings of
            one version of the rule; all of those of the later audit where the finding is new or worsened.
        worse, better: of a finding that remains, the figures in ``values`` that moved away from what the rule asks, and
            towards it: on the first baseline, where the initial one changed. Empty where the rules that judged are not
            loaded, and before 1.4.
        crossed: the thresholds of the rule that one of its figures passed.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    move: FindingMove
    old: OutcomeKind | None
    new: OutcomeKind | None
    rule_changed: bool = False
    on_other_baseline: bool = False
    values: tuple[Moved, ...] = ()
    rows_gone: tuple[str, ...] = ()
    rows_come: tuple[str, ...] = ()
    on_first: OnFirst | None = None
    grounds_gone: tuple[Text, ...] = ()
    grounds_come: tuple[Text, ...] = ()
    worse: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    crossed: tuple[Crossed, ...] = ()

    @property
    def by_baseline_alone(self) -> bool:
        """Whether it would have moved otherwise on the first baseline."""
        return self.on_first is not None and self.on_first.move is not self.move


@dataclass(frozen=True, slots=True)
class AnswerMoved:
    """An answer that is not the same in both; ``name`` is a question, or ``table/column`` in a line."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    move: AnswerMove
    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its number in its sheet, and its name.

    Attributes:
        side: the audit that has it, where it stands among lines of both.
        day: of a milestone, the day that it has there.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    number: int
    name: str
    why: Unmatched = Unmatched.ONE_SIDE
    side: Literal["old", "new"] | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class LineMoved:
    """A line that is in both tables, and the cells of it that moved; its evidence is that of the whole line."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    old: int
    new: int
    cells: tuple[AnswerMoved, ...]
    evidence: AnswerMove | None = None


@dataclass(frozen=True, slots=True)
class TableMoved:
    """A table whose lines are not the same in both.

    Attributes:
        old, new: what each is declared to be; nothing follows from what a table lacks that is not complete.
        only_old, only_new: the lines without counterpart, with the reason.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    table: str
    old: TableCompleteness | None
    new: TableCompleteness | None
    lines: tuple[LineMoved, ...] = ()
    only_old: tuple[Line, ...] = ()
    only_new: tuple[Line, ...] = ()


class Asked(Frozen):
    """The questions, tables and columns (``table/column``) that only one of the two asks."""

    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()


class BaselineMoved(Frozen):
    """Cost, or end, against the initial baseline.

    Attributes:
        initial_old, initial_new, current_old, current_new: as each audit has them.
        rebaselined: whether the two audits give different initial figures.
        reference: the initial figure that drifts are measured against: that of the earlier audit, else of the later.
        drift_old, drift_new: a share of the initial cost, or days; None where it is not known.
        scope: questions on what the figure includes that are not answered alike, so that drifts do not compare.
        drift_on_new: of the later audit, on its own initial figure, where that is another; None before 1.5.
    """

    initial_old: Fact | None
    initial_new: Fact | None
    current_old: Fact | None
    current_new: Fact | None
    rebaselined: bool
    reference: Literal["old", "new"] | None
    drift_old: JsonDecimal | None
    drift_new: JsonDecimal | None
    scope: tuple[str, ...] = ()
    drift_on_new: JsonDecimal | None = None


@dataclass(frozen=True, slots=True)
class MeansMoved:
    """What the project spends, buys or employs, or who answers for it, in both audits.

    Attributes:
        name: a question, or the column that says what it is (``table/column``).
        part: the contract as it is called, or the code of the function; empty for a question and for a total.
        old, new: None where that audit does not have it.
        title: what it is called, where the question that gives it is no name for it; None before 1.5.
        as_of_old, as_of_new: the day on which it was last written down in each audit; None where it is not known.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    kind: Means
    name: str
    part: str
    old: Fact | None
    new: Fact | None
    title: Text | None = field(default=None, kw_only=True)
    as_of_old: date | None = field(default=None, kw_only=True)
    as_of_new: date | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class TotalGap:
    """An amount that one of the audits declares, and that its complete table of lines does not add up to.

    Attributes:
        name: the question.
        declared, lines: what is declared, and the sum of the lines, in euros.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    side: Literal["old", "new"]
    name: str
    declared: JsonDecimal
    lines: JsonDecimal


@dataclass(frozen=True, slots=True)
class MilestoneMoved:
    """A milestone.

    Attributes:
        initial: its day by the initial baseline, as the earlier audit has it, else the later.
        initial_changed: whether the two audits give different initial days.
        slip: days from its day in the earlier audit to its day in the later.
        slip_from_initial: days from its initial day to its day in the later audit.
        reached: whether it is said to be reached; None where that is not known.
        overdue: whether its day had passed at the later review, without its being said to be reached or abandoned.
        taken_back: whether it was said to be reached in the earlier audit, and no longer is.
        abandoned: whether it is said to be abandoned, in the later audit that lists it; it has no slip then.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    move: MilestoneMove
    initial: date | None
    old: date | None
    new: date | None
    initial_changed: bool = False
    slip: int | None = None
    slip_from_initial: int | None = None
    reached: bool | None = None
    overdue: bool = False
    taken_back: bool = False
    abandoned: bool = False


@dataclass(frozen=True, slots=True)
class AskedInstead:
    """An action of the later plan that answers what remains of an action it no longer asks for."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    action: str
    words_of: RuleId
    due: date | None


@dataclass(frozen=True, slots=True)
class ActionFollowed:
    """An action of the earlier plan, or one that only the later asks for.

    Attributes:
        words_of: the rule or diagnosis whose words it has.
        followed: None for an action that is new.
        due_old, due_new: its day in each plan.
        overdue: whether its day had passed at the later review, and what asked for it remains.
        closed, still, open: what asked for it, by how it stands in the later audit.
        no_object: those of ``closed`` that no longer apply: nothing says that they were mended.
        moved: what those that remain rest on, and that is not the same in both.
        on_first: what the first baseline makes another of it, as the earlier audit has it and as the later would.
        asked_again: whether the later plan asks for it; None for an action that is new, and in files before 1.2.
        instead: where it does not, the actions that the later plan asks for what remains.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    action: str
    words_of: RuleId
    followed: Followed | None
    due_old: date | None
    due_new: date | None
    overdue: bool = False
    closed: tuple[RuleId, ...] = ()
    still: tuple[RuleId, ...] = ()
    open: tuple[RuleId, ...] = ()
    no_object: tuple[RuleId, ...] = ()
    moved: tuple[Moved, ...] = ()
    on_first: tuple[Moved, ...] = ()
    asked_again: bool | None = None
    instead: tuple[AskedInstead, ...] = ()


@dataclass(frozen=True, slots=True)
class RecommendationFollowed:
    """A recommendation that the project was given before.

    Attributes:
        followed: what the project says became of it.
        before: what it said in the earlier audit; None where that does not list it.
        listed: whether the later audit still lists it.
        due_old, due_new: its day in each audit.
        overdue: whether its day had passed at the later review, and it is not known to be settled.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    issued_by: str | None
    followed: Followed
    before: Followed | None
    listed: bool
    due_old: date | None = None
    due_new: date | None = None
    overdue: bool = False


class Comparison(Frozen):
    """Two audits of one project, compared.

    Attributes:
        notes: what whoever reads it must know of it.
        same_project: whether both bear the same name; None where one is not given.
        rules: the rules that are not the same, when the two were not judged by the same rule base.
        in_doubt: the amounts that were probably typed in another unit.
        diagnoses, signals: the patterns and the alert signals that are not ruled out in both.
        lost, met: rules that were met and are no longer established to be; that were open and are met.
        go_live: the first go-live that the later review had before it; None where it is not known, or before 1.4.
        scope_cut: whether either audit says that the scope was cut; None where neither does, or before 1.5.
        outcomes_old, outcomes_new: the requirements not met, by severity; empty before 1.5.
        cost_lines: the lines of the costs that moved, the greatest rise first; empty where it cannot be told.
        decision: what the later review informs; None where it informs none, or before 1.5.
        means: contracts, staff, spending, and who answers for the project: totals, and what moved.
        gaps: amounts that do not agree with the lines that detail them.
    """

    schema_version: ComparisonSchema
    written_by: Literal["project-health-audit"]
    old: Side
    new: Side
    same_project: bool | None
    notes: tuple[Note, ...] = ()
    in_doubt: tuple[AmountInDoubt, ...] = ()
    rules: tuple[RuleMoved, ...] = ()
    avis: AvisMoved
    figures_old: Figures
    figures_new: Figures
    findings: tuple[FindingMoved, ...] = ()
    diagnoses: tuple[PatternMoved, ...] = ()
    signals: tuple[PatternMoved, ...] = ()
    lost: tuple[RuleId, ...] = ()
    met: tuple[RuleId, ...] = ()
    cost: BaselineMoved | None = None
    end: BaselineMoved | None = None
    go_live: GoLiveMoved | None = None
    scope_cut: ScopeCut | None = None
    outcomes_old: tuple[OutcomesOf, ...] = ()
    outcomes_new: tuple[OutcomesOf, ...] = ()
    cost_lines: tuple[CostLineMoved, ...] = ()
    decision: DecisionInformed | None = None
    means: tuple[MeansMoved, ...] = ()
    gaps: tuple[TotalGap, ...] = ()
    milestones: tuple[MilestoneMoved, ...] = ()
    unmatched_milestones: tuple[Line, ...] = Field(())
    actions: tuple[ActionFollowed, ...] = ()
    recommendations: tuple[RecommendationFollowed, ...] = ()
    answers: tuple[AnswerMoved, ...] = ()
    tables: tuple[TableMoved, ...] = ()
    asked: Asked = Asked()
