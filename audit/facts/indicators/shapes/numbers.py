"""Two numbers compared: their ratio, or the change from one to the other."""

from typing import ClassVar

from audit.facts.indicators.inputs import Computed, Ends, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.shapes.base import Shape
from audit.facts.indicators.shapes.days import between
from audit.model.question_reference import NumberQuestion
from audit.model.text import Text
from audit.model.value import ValueType


class RelativeChange(Shape):
    """(``current`` − ``initial``) / ``initial``; negative when it fell.

    Attributes:
        not_computable: said when ``initial`` is not above 0.
    """

    gives: ClassVar = ValueType.SHARE

    initial: NumberQuestion
    current: NumberQuestion
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the change as a fraction of the initial number, or its bounds where a number is known between some.

        The change goes one way with each number, the other unchanged: its ends lie where numbers are at theirs.
        """
        initial, current = inputs.ends_of_numbers(self.initial, self.current)
        if initial.high is not None and initial.high <= 0:
            return NotComputable(self.not_computable)
        if initial.low is None or initial.high is None or initial.low <= 0:
            raise MissingInputError((self.initial,))
        low, high = (
            None if end is None else [(end - first) / first for first in (initial.low, initial.high)]
            for end in (current.low, current.high)
        )
        return between(Ends(min(low) if low else None, max(high) if high else None), (self.current,))


class Ratio(Shape):
    """``part`` / ``whole``, two numbers of the same things.

    Attributes:
        not_computable: said when ``whole`` is not above 0.
        exceeding: said when ``part`` is above ``whole``.
    """

    gives: ClassVar = ValueType.SHARE

    whole: NumberQuestion
    part: NumberQuestion
    not_computable: Text
    exceeding: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the ratio."""
        whole, part = inputs.numbers(self.whole, self.part)
        if whole <= 0:
            return NotComputable(self.not_computable)
        return NotComputable(self.exceeding) if part > whole else part / whole
