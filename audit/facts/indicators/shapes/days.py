"""Days between two dates, and what is drawn from them."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from audit.facts.indicators.inputs import Between, Computed, Ends, Inputs, MissingInputError, NotComputable
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


def days_within(first: Ends[date], last: Ends[date]) -> Ends[Decimal]:
    """Return from where to where the days from one date to another may lie."""
    return Ends(
        None if first.high is None or last.low is None else days_from(first.high, last.low),
        None if first.low is None or last.high is None else days_from(first.low, last.high),
    )


def between(ends: Ends[Decimal], names: tuple[str, ...]) -> Computed:
    """Return the number that lies between ``ends``, exact or not.

    Raises:
        MissingInputError: where nothing bounds it, naming what it was computed from.
    """
    if ends.low is None and ends.high is None:
        raise MissingInputError(names)
    return Between(ends.low, ends.high) if ends.exact is None else ends.exact


class DaysBetween(Shape):
    """The days from ``first`` to ``last``; negative when ``last`` is the earlier one."""

    gives: ClassVar = ValueType.DAYS

    first: DateQuestion
    last: DateQuestion

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days, or their bounds where a date is only known between some."""
        first, last = inputs.ends_of_dates(self.first, self.last)
        return between(days_within(first, last), (self.first, self.last))


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
        """Return the days, or their bounds where the date is only known between some."""
        (day,) = inputs.ends_of_dates(self.date)
        review = Ends(inputs.review_date, inputs.review_date)
        if not self.may_come and (day.high is None or day.high > inputs.review_date):
            if day.low is not None and day.low > inputs.review_date:
                return NotComputable(_TO_COME)
            if day.exact is None:  # it may be to come, and then has no age
                raise MissingInputError((self.date,))
        return between(days_within(day, review), (self.date,))


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
        """Return the slip as a fraction of the initial duration, or its bounds where a date is only known between some.

        The slip goes one way with each date, the others unchanged: its ends lie where dates are at theirs.
        """
        start, initial, current = inputs.ends_of_dates(self.start, self.initial, self.current)
        shortest, longest = days_within(start, initial)
        if longest is not None and longest <= 0:
            return NotComputable(self.not_computable)
        if shortest is None or longest is None or shortest <= 0:
            raise MissingInputError((self.start, self.initial))
        ends = [
            [
                days_from(planned_end, end) / days_from(begun, planned_end)
                for begun in (start.low, start.high)
                for planned_end in (initial.low, initial.high)
                if begun is not None and planned_end is not None
            ]
            if end is not None
            else []
            for end in current
        ]
        low, high = min(ends[0], default=None), max(ends[1], default=None)
        return between(Ends(low, high), (self.current,))
