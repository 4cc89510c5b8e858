"""Days between two dates, and what is drawn from them."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from audit.facts.indicators.inputs import Computed, Inputs, NotComputable
from audit.facts.indicators.shapes.base import Shape
from audit.model.question_reference import CountQuestion, DateQuestion
from audit.model.text import Text
from audit.model.value import ValueType

_TO_COME = Text(
    fr="la date saisie est postérieure à la date de la revue",
    en="the date entered is later than the review date",
)


def days_from(first: date, last: date) -> Decimal:
    """Return the days from ``first`` to ``last``, negative when it is earlier."""
    return Decimal((last - first).days)


class DaysBetween(Shape):
    """The days from ``first`` to ``last``; negative when ``last`` is the earlier one."""

    gives: ClassVar = ValueType.DAYS

    first: DateQuestion
    last: DateQuestion

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days."""
        first, last = inputs.dates(self.first, self.last)
        return days_from(first, last)


class DaysSince(Shape):
    """The days from ``date`` to the review.

    Attributes:
        may_come: whether a date to come has an age, which is negative; otherwise it has none.
    """

    gives: ClassVar = ValueType.DAYS
    counts_to_review: ClassVar = True

    date: DateQuestion
    may_come: bool = False

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days."""
        (day,) = inputs.dates(self.date)
        if day > inputs.review_date and not self.may_come:
            return NotComputable(_TO_COME)
        return days_from(day, inputs.review_date)


class MeanDuration(Shape):
    """The whole days from ``start`` to the review, divided by ``count``.

    Attributes:
        not_computable: said when nothing is counted or the start is still to come.
    """

    gives: ClassVar = ValueType.DAYS
    counts_to_review: ClassVar = True

    start: DateQuestion
    count: CountQuestion
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days, rounded down."""
        (start,) = inputs.dates(self.start)
        (count,) = inputs.numbers(self.count)
        elapsed = days_from(start, inputs.review_date)
        return NotComputable(self.not_computable) if count < 1 or elapsed < 0 else elapsed // count


class RelativeSlip(Shape):
    """(``current`` − ``initial``) / (``initial`` − ``start``), in days; negative when ahead.

    Attributes:
        not_computable: said when ``initial`` is not later than ``start``.
    """

    gives: ClassVar = ValueType.SHARE

    start: DateQuestion
    initial: DateQuestion
    current: DateQuestion
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the slip as a fraction of the initial duration."""
        start, initial, current = inputs.dates(self.start, self.initial, self.current)
        planned = days_from(start, initial)
        return days_from(initial, current) / planned if planned > 0 else NotComputable(self.not_computable)
