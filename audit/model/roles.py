"""Which questions the tool itself reads: the only place where it learns the names of facts."""

from pydantic import Field

from audit.model.base import Declared, Frozen
from audit.model.owner_role import OwnerRole
from audit.model.question_reference import (
    AmountColumn,
    Code,
    CodeColumn,
    CodeQuestion,
    CountQuestion,
    DateColumn,
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    TableName,
    TextColumn,
    TextQuestion,
)
from audit.model.text import NonEmpty, Text


class OutsideRoles(Declared):
    """The questions that place a project among comparable ones.

    Attributes:
        initial_cost, current_cost: the full cost, by the initial baseline and as forecast now.
        full_cost_includes: questions that a "no" answers when the cost leaves out a part of the full cost.
        start: the day on which the project began.
        initial_end, current_end: its end, by the initial baseline and as expected now.
    """

    initial_cost: MoneyQuestion
    current_cost: MoneyQuestion
    full_cost_includes: tuple[CodeQuestion, ...] = ()
    start: DateQuestion
    initial_end: DateQuestion
    current_end: DateQuestion

    @property
    def named(self) -> tuple[str, ...]:
        """Every question that has one of these roles."""
        dates = (self.start, self.initial_end, self.current_end)
        return (self.initial_cost, self.current_cost, *self.full_cost_includes, *dates)


class ScopeRoles(Declared):
    """The question that says how the scope changed since the initial baseline; ``reduced``, its codes that say cut."""

    question: CodeQuestion
    reduced: tuple[Code, ...] = Field(min_length=1)


class CostContentsRoles(Declared):
    """The question that says whether the initial and the forecast cost count the same; ``same``, its codes for it."""

    question: CodeQuestion
    same: tuple[Code, ...] = Field(min_length=1)


class MilestoneState(Frozen):
    """The column that says where a milestone stands, and what its codes mean."""

    column: CodeColumn
    reached: tuple[Code, ...] = ()
    abandoned: tuple[Code, ...] = ()


class MilestoneRoles(Frozen):
    """The table of milestones: what two audits of a project are compared by.

    Attributes:
        initial, current: the day by the initial baseline, and as expected or reached now.
    """

    table: TableName
    initial: DateColumn
    current: DateColumn
    state: MilestoneState | None = None


class Serves(Declared):
    """The column that says whether users get something from a milestone, and the codes that say so."""

    column: CodeColumn
    codes: tuple[Code, ...] = Field(min_length=1)


class LaterGoLiveRoles(Declared):
    """The table whose lines are go-lives where users get something from them: those that come after the first one.

    Attributes:
        day: as expected or reached now.
    """

    table: TableName
    day: DateColumn
    state: MilestoneState
    serves: Serves


class FollowUp(Declared):
    """The column that says what became of a recommendation, and what its codes mean."""

    column: CodeColumn
    fully: tuple[Code, ...] = ()
    in_progress: tuple[Code, ...] = ()
    incomplete: tuple[Code, ...] = ()
    not_followed: tuple[Code, ...] = ()
    no_longer_relevant: tuple[Code, ...] = ()
    refused: tuple[Code, ...] = ()

    @property
    def still_open(self) -> tuple[Code, ...]:
        """The codes of what is still to be carried out."""
        return (*self.in_progress, *self.incomplete, *self.not_followed)


class OwnerNamed(Declared):
    """The column that says whether a named person carries out a recommendation, and the codes that say so."""

    column: CodeColumn
    codes: tuple[Code, ...] = Field(min_length=1)


class AnswerAwaited(Declared):
    """The column that says whether the answer to a recommendation is being prepared, and the codes that say so."""

    column: CodeColumn
    codes: tuple[Code, ...] = Field(min_length=1)


class RecommendationRoles(Declared):
    """The table of the recommendations that a project was given before.

    Attributes:
        issued_by: who gave it.
        due: the day by which it is to be carried out.
        owner_named: whether somebody is in charge of it.
        answer_awaited: whether only an answer is due by that day, and not yet what it asks for.
    """

    table: TableName
    follow_up: FollowUp
    issued_by: TextColumn | None = None
    due: DateColumn | None = None
    owner_named: OwnerNamed | None = None
    answer_awaited: AnswerAwaited | None = None


class BodyRoles(Declared):
    """The table of the bodies that decide on the project.

    Attributes:
        every: the column of the days between two meetings.
        last: the column of the last meeting.
    """

    table: TableName
    every: AmountColumn
    last: DateColumn


class DependencyRoles(Declared):
    """The table of what the project and others still expect from each other; ``checkpoint``, when it is looked at."""

    table: TableName
    checkpoint: DateColumn


class ResponsibilityRoles(Declared):
    """The table that says who is finally accountable for each activity, a RACI.

    Attributes:
        accountable: the column of who that is; ``count``, of how many there are: one, or nobody is.
        go_live: what the decision to go live is called, in any language of the workbook: the whole name of an activity.
    """

    table: TableName
    accountable: TextColumn
    count: AmountColumn | None = None
    go_live: tuple[NonEmpty, ...] = Field(min_length=1)


class CostLineRoles(Frozen):
    """The table of cost lines, whose categories the report shows."""

    table: TableName
    category: CodeColumn
    initial: AmountColumn
    forecast: AmountColumn
    spent: AmountColumn | None = None


class CostRoles(Frozen):
    """What the report shows of the costs.

    Attributes:
        initial, forecast: the full cost, by the initial baseline and as forecast now.
        spent: what has been spent of it.
        lines: the table that details them.
    """

    initial: MoneyQuestion
    forecast: MoneyQuestion
    spent: MoneyQuestion | None = None
    lines: CostLineRoles | None = None


class SpendingRoles(Frozen):
    """The table of spending over time: totals as of some days, in euros.

    Attributes:
        as_of: the day.
        planned: by the initial baseline; ``forecast``, as forecast now.
    """

    table: TableName
    as_of: DateColumn
    planned: AmountColumn
    committed: AmountColumn
    spent: AmountColumn
    forecast: AmountColumn


class RiskRoles(Frozen):
    """The table of risks, and the columns that place each on two scales.

    Attributes:
        owner, treatment, reviewed: who follows a risk, what is done against it, and when it was last looked at.
    """

    table: TableName
    likelihood: AmountColumn
    impact: AmountColumn
    owner: TextColumn | None = None
    treatment: TextColumn | None = None
    reviewed: DateColumn | None = None


class Employer(Frozen):
    """The column that says who employs a post, and which of its codes mean the public service."""

    column: CodeColumn
    in_house: tuple[Code, ...] = ()


class StaffRoles(Frozen):
    """The table of the team: the functions, who employs the posts of each, and how many full-time equivalents."""

    table: TableName
    function: CodeColumn
    employer: Employer
    fte: AmountColumn


class FollowedCount(Declared):
    """A question that says how often something of the project was changed; ``title``, how a comparison calls it."""

    question: CountQuestion
    title: Text


class SupplierRoles(Declared):
    """The table of contracts, and the column of the company that holds each: what a portfolio has in common.

    Attributes:
        amount: what each is worth for the project, followed from one audit to the next.
    """

    table: TableName
    supplier: TextColumn
    amount: AmountColumn | None = None


class OpinionRoles(Frozen):
    """A question that says what an authority concluded of the project.

    Attributes:
        title: how a report calls that conclusion.
        given: the answers that say that it was given; the others say that there is none.
        date: the question that says when, where one does.
        stands_for_level: whether it is the opinion that the levels have an equivalent of: that is not told beside it.
    """

    question: CodeQuestion
    date: DateQuestion | None = None
    title: Text
    given: tuple[Code, ...] = Field(min_length=1)
    stands_for_level: bool = False


class Roles(Declared):
    """The questions that play a part in the tool; without one, what depends on it is left out.

    Attributes:
        review_date: the date of the review, without which nothing is audited.
        project_name: how the report calls the project.
        ministry: who carries it.
        phase: where it stands.
        description: what it is about; what the panorama publishes besides is noted under it.
        owner_names: who holds each role of the action plan.
        owner_counts: how many people hold it: where that is not one, nobody is named.
        owner_time: the share of working time that the holder gives the project.
        outside_view: what places the project among comparable ones.
        scope: how its scope changed since the initial baseline: what a drift may leave unsaid.
        cost_contents: whether the initial and the forecast cost count the same: what a drift may measure besides.
        go_live: the day from which it serves its users: what is done later comes too late to protect them.
        later_go_lives: those that follow: once the first is past, actions protect the next of them.
        milestones: the table of milestones, followed from one audit to the next.
        recommendations: the table of earlier recommendations, followed from one audit to the next.
        bodies: the table of the bodies that decide: by its rhythm, when the one that decides to go live meets next.
        dependencies: the table of open dependencies, with the days on which they are looked at.
        responsibilities: the table of who is accountable for what: who decides to go live.
        cost_updated: the day on which the amount spent, and what is still to be spent, were last written down.
        costs: what the report shows of the costs.
        spending: the table of spending over time, drawn as a curve.
        risks: the table of risks, drawn as a matrix.
        staff: the table of the team, drawn by function.
        suppliers: who holds the contracts: what several projects depend on.
        opinions: what authorities concluded of the project, which the report shows beside its own level.
        changes: how often something of the project was changed: its baseline, who directs it; followed from one audit
            to the next, beside costs and staff.
    """

    review_date: DateQuestion
    project_name: TextQuestion | None = None
    ministry: TextQuestion | None = None
    phase: CodeQuestion | None = None
    description: TextQuestion | None = None
    owner_names: dict[OwnerRole, TextQuestion] = Field(default_factory=dict)
    owner_counts: dict[OwnerRole, CountQuestion] = Field(default_factory=dict)
    owner_time: dict[OwnerRole, NumberQuestion] = Field(default_factory=dict)
    outside_view: OutsideRoles | None = None
    scope: ScopeRoles | None = None
    cost_contents: CostContentsRoles | None = None
    go_live: DateQuestion | None = None
    later_go_lives: LaterGoLiveRoles | None = None
    milestones: MilestoneRoles | None = None
    recommendations: RecommendationRoles | None = None
    bodies: BodyRoles | None = None
    dependencies: DependencyRoles | None = None
    responsibilities: ResponsibilityRoles | None = None
    cost_updated: DateQuestion | None = None
    costs: CostRoles | None = None
    spending: SpendingRoles | None = None
    risks: RiskRoles | None = None
    staff: StaffRoles | None = None
    suppliers: SupplierRoles | None = None
    opinions: tuple[OpinionRoles, ...] = ()
    changes: tuple[FollowedCount, ...] = ()

    @property
    def identity(self) -> frozenset[str]:
        """The questions that say which project it is, where it stands, and when it is reviewed."""
        single = (self.review_date, self.project_name, self.ministry, self.phase, self.description)
        return frozenset(name for name in single if name)

    @property
    def taken_as_said(self) -> frozenset[str]:
        """Those whose answer no document bears out; where the project stands is not one, for rules depend on it."""
        return self.identity - {self.phase}

    @property
    def tables(self) -> frozenset[str]:
        """Every table that has a role."""
        lines = self.costs.lines if self.costs else None
        held = (self.milestones, self.recommendations, lines, self.spending, self.risks, self.staff, self.suppliers)
        others = (self.later_go_lives, self.responsibilities, self.dependencies, self.bodies)
        return frozenset(one.table for one in (*held, *others) if one is not None)

    @property
    def named(self) -> tuple[str, ...]:
        """Every question that has a role."""
        single = (self.review_date, self.project_name, self.ministry, self.phase, self.description)
        outside = self.outside_view.named if self.outside_view else ()
        go_live = (self.go_live,) if self.go_live else ()
        measured = (one.question for one in (self.scope, self.cost_contents) if one is not None)
        owners = (*self.owner_names.values(), *self.owner_counts.values(), *self.owner_time.values())
        opinions = (one.question for one in self.opinions)
        updated = (self.cost_updated,) if self.cost_updated else ()
        changes = (one.question for one in self.changes)
        told = (*(name for name in single if name), *owners, *outside, *measured, *updated, *go_live)
        return (*told, *opinions, *changes)
