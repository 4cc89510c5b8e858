"""What the answers look like as a whole: how many are favourable, how many are backed by documents."""

from abc import abstractmethod
from decimal import Decimal
from typing import ClassVar

from audit.facts.indicators.inputs import Between, Computed, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.shapes.base import Shape
from audit.model.answer import Evidence
from audit.model.fact import Fact
from audit.model.questionnaire import YES
from audit.model.text import Text
from audit.model.value import ValueType

_BACKED = (Evidence.DOCUMENTED, Evidence.VERIFIED)


class _ShareOfAnswers(Shape):
    """The share of some answers among all that are given to the questions that take yes, partly or no.

    An answer that may still come may count or not: it widens the share on both sides. The cells of all these answers
    are not listed: the figure is about the workbook as a whole.

    Attributes:
        not_computable: said when nothing is answered.
    """

    gives: ClassVar = ValueType.SHARE

    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the share, or its bounds."""
        asked = inputs.graded_answers()
        most, to_come = len(asked), [fact.value for fact in asked].count(None)
        if to_come == most:
            if asked:
                raise MissingInputError(tuple(fact.name for fact in asked), self.not_computable)
            return NotComputable(self.not_computable)
        counted = self.how_many(asked)
        return Between(Decimal(counted) / most, Decimal(counted + to_come) / most)

    def adds(self, fact: Fact) -> tuple[int, int]:
        """Return 1 in 1 for an answer that counts, 0 in 1 for another, 0 in 0 for none."""
        return int(self.counts(fact)), int(fact.is_known)

    @abstractmethod
    def how_many(self, facts: list[Fact]) -> int:
        """Return how many of these answers are among those whose share it is."""

    @abstractmethod
    def counts(self, fact: Fact) -> bool:
        """Return whether the answer is one of those whose share it is."""


class DocumentedShare(_ShareOfAnswers):
    """The share of the answers yes, partly and no that are documented or verified."""

    def counts(self, fact: Fact) -> bool:
        """Return whether the answer is given and backed."""
        return fact.is_known and fact.evidence in _BACKED

    def how_many(self, facts: list[Fact]) -> int:
        """Return how many of these answers are given and backed."""
        return sum([fact.evidence in _BACKED for fact in facts if fact.value is not None])


class FavourableShare(_ShareOfAnswers):
    """The share of yes among the answers to the questions that take yes, partly or no."""

    def counts(self, fact: Fact) -> bool:
        """Return whether the answer is yes."""
        return fact.value == YES.code

    def how_many(self, facts: list[Fact]) -> int:
        """Return how many of these answers are yes."""
        return [fact.value for fact in facts].count(YES.code)
