"""Two numbers compared: their ratio, or the change from one to the other."""

from typing import ClassVar

from audit.facts.indicators.inputs import Computed, Inputs, NotComputable
from audit.facts.indicators.shapes.base import Shape
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
        """Return the change as a fraction of the initial number."""
        initial, current = inputs.numbers(self.initial, self.current)
        return (current - initial) / initial if initial > 0 else NotComputable(self.not_computable)


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
