"""What does not hold together in the answers of one audit, ready to print."""

from dataclasses import dataclass

from pydantic import ConfigDict

from audit.model.answer import CellRef
from audit.model.fact import Fact
from audit.model.rule import RuleId
from audit.model.text import Text
from audit.model.value import JsonDecimal


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
