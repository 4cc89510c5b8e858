"""What does not hold together in the answers of a project: contradictions, and amounts too small for their question."""

from dataclasses import dataclass
from decimal import Decimal

from audit.model.condition import RuleId
from audit.model.fact import Fact


@dataclass(frozen=True)
class Incoherence:
    """A contradiction that a project shows.

    Attributes:
        facts: the answers and cells that contradict one another, in the order in which the condition reads them; an
            amount, then the cells of a table that should make it up.
        total: what these cells add up to, in euros; None for other contradictions.
        between: that amount, as lying between what is answered and what the cells add up to; None for others.
    """

    contradiction: RuleId
    facts: tuple[Fact, ...]
    total: Decimal | None = None
    between: Fact | None = None

    @property
    def opposed(self) -> tuple[Fact, ...]:
        """The answers and cells of which one is wrong by itself; not the lines that make up a total."""
        return self.facts if self.total is None else self.facts[:1]


@dataclass(frozen=True)
class UnlikelyAmount:
    """An amount that is too small for what it answers: its unit is probably another.

    Attributes:
        name: of the answer or cell.
        read: the amount as it was read, in euros.
        probably: what was probably meant, in euros.
    """

    name: str
    read: Decimal
    probably: Decimal


@dataclass(frozen=True)
class Doubts:
    """What does not hold together in the answers of one project."""

    incoherences: tuple[Incoherence, ...]
    amounts: tuple[UnlikelyAmount, ...]
