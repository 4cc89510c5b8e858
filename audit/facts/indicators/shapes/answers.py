"""What the answers look like as a whole: how many are favourable, how many are backed by documents."""

from abc import abstractmethod
from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from audit.facts.indicators.inputs import Between, Computed, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.shapes.base import Shape
from audit.model.answer import WITHOUT_OBJECT, Evidence
from audit.model.fact import Fact
from audit.model.questionnaire import YES
from audit.model.tally import Tally
from audit.model.text import Text
from audit.model.value import ValueType

_BACKED = (Evidence.DOCUMENTED, Evidence.VERIFIED)
# What one answer adds.
_NOTHING, _TO_COME = Tally(0, 0, 0), Tally(counted=0, to_come=1, asked=1)
_COUNTED, _NOT_COUNTED = Tally(counted=1, to_come=0, asked=1), Tally(counted=0, to_come=0, asked=1)


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
        tally = self.tally(inputs.graded_answers()) if inputs.tally is None else inputs.tally
        counted, to_come, asked = tally
        if to_come == asked:
            if asked:
                raise MissingInputError((), self.not_computable)
            return NotComputable(self.not_computable)
        return Between(Decimal(counted) / asked, Decimal(counted + to_come) / asked)

    def adds(self, fact: Fact) -> Tally:
        """Return whether an answer counts, may still come, or is asked for at all."""
        if fact.value is not None:
            return _COUNTED if self.counts(fact) else _NOT_COUNTED
        return _NOTHING if fact.state in WITHOUT_OBJECT else _TO_COME

    def tally(self, facts: Sequence[Fact]) -> Tally:
        """Return what these answers add: the sum of ``adds``, hundreds of which cost more one by one."""
        asked = [fact for fact in facts if fact.state not in WITHOUT_OBJECT]
        return Tally(self.how_many(asked), [fact.value for fact in asked].count(None), len(asked))

    @abstractmethod
    def counts(self, fact: Fact) -> bool:
        """Return whether an answer that is given is one of those whose share it is."""

    @abstractmethod
    def how_many(self, facts: list[Fact]) -> int:
        """Return how many of these answers are among those whose share it is."""


class DocumentedShare(_ShareOfAnswers):
    """The share of the answers yes, partly and no that are documented or verified."""

    def counts(self, fact: Fact) -> bool:
        """Return whether the answer is backed."""
        return fact.evidence in _BACKED

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
