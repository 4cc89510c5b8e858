"""What the synthesis of a report is made from, beside findings and plan: groups, people who answer, dates, costs."""

from dataclasses import dataclass
from decimal import Decimal

from audit.model.answer import CellRef
from audit.model.fact import Fact
from audit.model.owner_role import OwnerRole
from audit.model.rule import RuleId
from audit.model.scoring import Cap
from audit.model.synthesis_settings import SameFact, SynthesisGroup, SynthesisLengths, SynthesisTheme
from audit.model.text import Text


@dataclass(frozen=True, slots=True)
class Answerable:
    """A role that answers for the project.

    Attributes:
        name: of the one person who holds it; None when none is named, or when several share it.
        count: how many hold it, where the review asks.
        said: the answers that say so.
    """

    role: OwnerRole
    name: str | None
    count: Fact | None = None
    said: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone as the table gives it: a day that is not known keeps its state; None where it is not asked."""

    label: str
    initial: Fact | None
    current: Fact | None
    reached: bool | None
    abandoned: bool | None


@dataclass(frozen=True, slots=True)
class CostLine:
    """The cost lines of one category together, in euros incl. tax; None where an amount is not known of each.

    Attributes:
        cells: of the amounts.
        declared: whether an amount of it is declared only, without a document.
    """

    category: Text
    initial: Decimal | None
    forecast: Decimal | None
    spent: Decimal | None
    cells: tuple[CellRef, ...] = ()
    declared: bool = False


@dataclass(frozen=True, slots=True)
class CostFigures:
    """The full cost, in euros incl. tax; None where it is not asked.

    Attributes:
        lines: by category, in the order of the list of categories; none where no table gives them.
        complete: whether the table is declared complete.
    """

    initial: Fact | None
    forecast: Fact | None
    spent: Fact | None
    lines: tuple[CostLine, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class GivenOpinion:
    """What an authority concluded of the project, as the workbook says; its own, on its own file and day.

    Attributes:
        title: what it is called.
        said: the answer that says it.
        comment: what was typed beside that answer.
        date: the answer that says when; None where the questionnaire does not ask.
        comment_cells: where the comment stands; none where that is not known.
        stands_for_level: whether it is the opinion that the levels have an equivalent of.
    """

    title: Text
    said: Fact
    comment: str
    date: Fact | None = None
    comment_cells: tuple[CellRef, ...] = ()
    stands_for_level: bool = False


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """Spending as of a day, in euros since the start of the project; None for a column that is not asked."""

    as_of: Fact | None
    planned: Fact | None
    committed: Fact | None
    spent: Fact | None
    forecast: Fact | None

    @property
    def amounts(self) -> tuple[Fact | None, ...]:
        """Planned, committed, spent, forecast."""
        return (self.planned, self.committed, self.spent, self.forecast)


@dataclass(frozen=True, slots=True)
class SpendingLines:
    """Spending over time; ``complete`` is whether the table is declared complete."""

    lines: tuple[SpendingLine, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk as the table gives it; None where a column is not asked.

    Attributes:
        row: its line in the sheet.
        owner, treatment, reviewed: who follows it, what is done against it, when it was last looked at.
    """

    label: str
    likelihood: Fact | None
    impact: Fact | None
    row: int = 0
    owner: Fact | None = None
    treatment: Fact | None = None
    reviewed: Fact | None = None

    @property
    def told(self) -> tuple[Fact | None, ...]:
        """Who follows it, what is done against it, when it was last looked at."""
        return (self.owner, self.treatment, self.reviewed)


@dataclass(frozen=True, slots=True)
class RiskLines:
    """The open risks.

    Attributes:
        likelihoods, impacts: the lowest and the highest degree of each scale.
        complete: whether the table is declared complete.
    """

    lines: tuple[RiskLine, ...]
    likelihoods: tuple[int, int]
    impacts: tuple[int, int]
    complete: bool


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A post, or a group of posts, as the table of the team gives it.

    Attributes:
        function: its label; None when it is not known.
        in_house: whether the public service employs it; None when that is not known.
        fte: full-time equivalents; None where they are not asked.
    """

    function: Text | None
    in_house: bool | None
    fte: Fact | None


@dataclass(frozen=True, slots=True)
class StaffLines:
    """The team.

    Attributes:
        functions: in the order of their list.
        complete: whether the table is declared complete.
    """

    lines: tuple[StaffLine, ...]
    functions: tuple[Text, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body that decides; ``every``, the days between two of its meetings, and ``last``, the day of the last one."""

    label: str
    every: Fact | None
    last: Fact | None


@dataclass(frozen=True, slots=True)
class DependencyLine:
    """What the project still expects from others, or others from it; ``checkpoint``, the next day it is looked at."""

    label: str
    checkpoint: Fact | None


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """A recommendation or a warning that the project was given before, as the table gives it.

    Attributes:
        issued_by: who gave it; None where that is not asked.
        due: the day by which it is to be carried out; None where that is not asked.
        is_open: whether it is still to be carried out; None when that is not known.
        owner_named: the answer that somebody is in charge of it; None where it does not say so.
        awaits_answer: whether the day is that of an answer, and not that of what is recommended.
    """

    label: str
    issued_by: Fact | None
    due: Fact | None
    is_open: bool | None
    owner_named: Fact | None = None
    awaits_answer: bool = False


@dataclass(frozen=True, slots=True)
class Accountable:
    """Who is finally accountable for an activity, as the table of responsibilities says in its own words."""

    activity: str
    said: Fact


@dataclass(frozen=True, slots=True)
class SynthesisFrame:
    """What frames the synthesis, ready to print.

    Attributes:
        decision: what the review informs.
        decided_by: who is accountable for the go-live that it informs; None for another decision, and where the
            workbook does not name one activity as that decision, and one alone, with who that is.
        answerable: who answers for the project, the first before all.
        groups: with the rules of this review, those that stand in no list placed by their axis.
        opinions: those that were given on the project.
        review: what the review is called, where the phase of the project gives it a name of its own.
        identity: the questions that say which project it is, and in which phase: never what it lacks.
        recommendations: those that the project was given before.
        same_facts: which findings one fact is enough for.
        caps: the levels that blocking requirements that are not met cap, however good the score.
    """

    decision: Text
    answerable: tuple[Answerable, ...]
    themes: tuple[SynthesisTheme, ...]
    groups: tuple[SynthesisGroup, ...]
    lengths: SynthesisLengths
    milestones: tuple[MilestoneLine, ...] = ()
    costs: CostFigures | None = None
    opinions: tuple[GivenOpinion, ...] = ()
    review: Text | None = None
    spending: SpendingLines | None = None
    risks: RiskLines | None = None
    staff: StaffLines | None = None
    identity: tuple[str, ...] = ()
    recommendations: tuple[RecommendationLine, ...] = ()
    same_facts: tuple[SameFact, ...] = ()
    caps: tuple[Cap, ...] = ()
    decided_by: Accountable | None = None
    dependencies: tuple[DependencyLine, ...] = ()
    bodies: tuple[BodyLine, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that is written of it."""
        days = (fact for line in self.milestones for fact in (line.initial, line.current))
        costs = (self.costs.initial, self.costs.forecast, self.costs.spent) if self.costs else ()
        said = (fact for one in self.answerable for fact in one.said)
        opinions = (fact for one in self.opinions for fact in (one.said, one.date))
        spent = (
            fact for line in (self.spending.lines if self.spending else ()) for fact in (line.as_of, *line.amounts)
        )
        risks = self.risks.lines if self.risks else ()
        placed = (fact for line in risks for fact in (line.likelihood, line.impact, *line.told))
        posts = (line.fte for line in (self.staff.lines if self.staff else ()))
        asked = (fact for line in self.recommendations for fact in (line.issued_by, line.due, line.owner_named))
        decided = (self.decided_by.said,) if self.decided_by else ()
        awaited = (line.checkpoint for line in self.dependencies)
        meetings = (fact for line in self.bodies for fact in (line.every, line.last))
        written = (*awaited, *meetings, *said, *days, *costs, *spent, *placed, *posts, *opinions, *asked, *decided)
        return tuple(fact for fact in written if fact is not None)

    def group_of(self, rule: RuleId) -> SynthesisGroup | None:
        """Return the group of a rule."""
        return next((group for group in self.groups if rule in group.rules), None)
