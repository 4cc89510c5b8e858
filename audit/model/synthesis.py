"""What the synthesis of a report is made from, beside findings and plan: groups, people who answer, dates, costs."""

from dataclasses import dataclass
from decimal import Decimal

from audit.model.fact import Fact
from audit.model.owner_role import OwnerRole
from audit.model.rule import RuleId
from audit.model.synthesis_settings import SynthesisGroup, SynthesisLengths, SynthesisTheme
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
    """The cost lines of one category together, in euros incl. tax; None where an amount is not known of each."""

    category: Text
    initial: Decimal | None
    forecast: Decimal | None
    spent: Decimal | None


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
class SynthesisFrame:
    """What frames the synthesis, ready to print.

    Attributes:
        decision: what the review informs.
        answerable: who answers for the project, the first before all.
        groups: with the rules of this review, those that stand in no list placed by their axis.
    """

    decision: Text
    answerable: tuple[Answerable, ...]
    themes: tuple[SynthesisTheme, ...]
    groups: tuple[SynthesisGroup, ...]
    lengths: SynthesisLengths
    milestones: tuple[MilestoneLine, ...] = ()
    costs: CostFigures | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that is written of it."""
        days = (fact for line in self.milestones for fact in (line.initial, line.current))
        costs = (self.costs.initial, self.costs.forecast, self.costs.spent) if self.costs else ()
        said = (fact for one in self.answerable for fact in one.said)
        return tuple(fact for fact in (*said, *days, *costs) if fact is not None)

    def group_of(self, rule: RuleId) -> SynthesisGroup | None:
        """Return the group of a rule."""
        return next((group for group in self.groups if rule in group.rules), None)
