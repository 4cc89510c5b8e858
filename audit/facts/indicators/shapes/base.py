"""What every shape of computation has in common: it says what it reads, what it gives, and computes."""

from abc import ABC, abstractmethod
from typing import ClassVar

from audit.facts.indicators.inputs import Computed, Inputs
from audit.model.base import Frozen
from audit.model.value import ValueType


class Shape(Frozen, ABC):
    """A kind of computation; its fields name what it is applied to, and are declared in the order of reading.

    Attributes:
        gives: the type of the indicator.
        counts_to_review: whether it also reads the date of the review.
    """

    gives: ClassVar[ValueType]
    counts_to_review: ClassVar[bool] = False

    @abstractmethod
    def compute(self, inputs: Inputs) -> Computed:
        """Return the value, its bounds, or why it cannot be computed.

        Raises:
            MissingInputError: when an answer that is needed is not known.
        """
