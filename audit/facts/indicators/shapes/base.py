"""What every shape of computation has in common: it says what it reads, what it gives, and computes."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from audit.facts.indicators.inputs import Computed, Inputs
from audit.model.base import Declared
from audit.model.fact import Fact
from audit.model.tally import Tally
from audit.model.text import Text
from audit.model.value import Value, ValueType


class Shape(Declared, ABC):
    """A kind of computation; its fields name what it is applied to, and are declared in the order of reading.

    Attributes:
        gives: the type of the indicator.
        counts_to_review: whether it also reads the date of the review.
    """

    gives: ClassVar[ValueType]
    counts_to_review: ClassVar[bool] = False

    def adds(self, fact: Fact) -> Tally | None:
        """Return what one answer adds to what the share is drawn from that this is, over all graded answers.

        None when the computation is of another kind, and has to be done again whenever an answer changes.
        """
        del fact
        return None

    def tally(self, facts: Sequence[Fact]) -> Tally | None:
        """Return what several answers add; see ``adds``."""
        del facts
        return None

    def told(self, inputs: Inputs, value: Value) -> Text | None:
        """Return what is said beside ``value``, which was computed exactly from ``inputs``; None for most shapes."""
        del inputs, value
        return None

    @abstractmethod
    def compute(self, inputs: Inputs) -> Computed:
        """Return the value, its bounds, or why it cannot be computed.

        Raises:
            MissingInputError: when an answer that is needed is not known.
        """
