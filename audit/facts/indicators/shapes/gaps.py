"""The longest time between two successive dates, and what came after it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from audit.facts.indicators.inputs import Between, Computed, Inputs, Row
from audit.facts.indicators.row_tests import RowTests, columns_of, meeting, meets, possible
from audit.facts.indicators.shapes.base import Shape
from audit.facts.indicators.shapes.days import days_from
from audit.facts.indicators.shapes.named_days import END, REVIEW, START, NamedDays
from audit.model.question_reference import DateColumn, DateQuestion, TableName
from audit.model.text import Text
from audit.model.value import Value, ValueType

_Day = date  # in a shape, the name ``date`` is that of a column


class _FromStartToEnd(Shape):
    """Intervals between successive dates among ``start``, ``end`` and the dates between them that meet ``where``.

    What lies outside lengthens nothing. A date that is past by the review counts only where ``reached`` is met too:
    what was due and did not happen is no date.
    """

    gives: ClassVar = ValueType.DAYS
    counts_to_review: ClassVar = True

    start: DateQuestion
    end: DateQuestion
    table: TableName
    date: DateColumn
    where: RowTests = ()
    reached: RowTests = ()

    def rows(self, inputs: Inputs) -> list[Row]:
        """Return the lines the date of which counts, or may."""
        columns = (self.date, *columns_of(self.where), *columns_of(self.reached))
        rows = possible(inputs.rows(self.table, *columns), self.where)
        return [row for row in rows if not self._is_past(row, inputs) or meets(row, self.reached) is not False]

    def certain(self, inputs: Inputs, rows: Sequence[Row]) -> list[Row]:
        """Return the lines the date of which certainly counts."""
        met = meeting(rows, self.where)
        return [row for row in met if not self._is_past(row, inputs) or meets(row, self.reached)]

    def named(self, inputs: Inputs, certain: Sequence[Row]) -> NamedDays:
        """Return how the days are called that certainly bound an interval."""
        start, end = inputs.dates(self.start, self.end)
        return NamedDays.of(certain, self.date, ((start, START), (end, END)))

    def _is_past(self, row: Row, inputs: Inputs) -> bool:
        """Return whether the date of a line is past; one that is not known may be to come."""
        return row[self.date] is not None and row[self.date] <= inputs.review_date


class LongestGap(_FromStartToEnd):
    """The longest interval of the project.

    Lines that are not entered, not dated or only may count can only shorten it: what is certain gives the greatest gap,
    all that is dated the least.
    """

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days, or their bounds."""
        start, end = inputs.dates(self.start, self.end)
        is_closed = inputs.is_closed(self.table)
        rows = self.rows(inputs)
        longest = _widest(start, end, _dates(self.certain(inputs, rows), self.date))
        dated = _dates(rows, self.date)
        if not is_closed or len(dated) < len(rows):
            return Between(Decimal(0), longest)
        return Between(_widest(start, end, dated), longest)

    def told(self, inputs: Inputs, value: Value) -> Text | None:
        """Return between which dates the interval lies: no date that only may count bounds it, or divides it."""
        start, end = inputs.dates(self.start, self.end)
        rows = self.rows(inputs)
        named = self.named(inputs, self.certain(inputs, rows))
        return named.between(_intervals(start, end, _dates(rows, self.date)), value)


class _AroundLongest(_FromStartToEnd):
    """What is drawn from the place of the longest interval, the latest of those that are equal.

    Every line must be entered, with its date and all that is tested: one more date may put the longest elsewhere.
    """

    def around(self, inputs: Inputs) -> tuple[_Day, list[tuple[_Day, _Day]]]:
        """Return the day on which the longest interval ends, and those after it.

        Raises:
            MissingInputError: when something is not known.
        """
        start, end = inputs.dates(self.start, self.end)
        inputs.require_closed(self.table)
        rows = self.rows(inputs)
        inputs.require_known(self.table, rows, self.date, *columns_of(self.where), *columns_of(self.reached))
        intervals = list(_intervals(start, end, _dates(self.certain(inputs, rows), self.date)))
        place = max(range(len(intervals)), key=lambda number: (days_from(*intervals[number]), number))
        return intervals[place][1], intervals[place + 1 :]


class DaysSinceLongestGap(_AroundLongest):
    """The days from the end of the longest interval to the review; negative while it lasts."""

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days."""
        over, _ = self.around(inputs)
        return days_from(over, inputs.review_date)


class LongestGapAfterLongest(_AroundLongest):
    """The longest interval among those after the longest one; 0 when there is none."""

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days."""
        _, later = self.around(inputs)
        return max((days_from(first, last) for first, last in later), default=Decimal(0))

    def told(self, inputs: Inputs, value: Value) -> Text | None:
        """Return between which dates that interval lies."""
        _, later = self.around(inputs)
        return self.named(inputs, self.certain(inputs, self.rows(inputs))).between(later, value)


class LongestGapToCome(Shape):
    """The same from the review to ``end``, among the dates between the two; 0 when ``end`` is past."""

    gives: ClassVar = ValueType.DAYS
    counts_to_review: ClassVar = True

    end: DateQuestion
    table: TableName
    date: DateColumn
    where: RowTests = ()

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days, or their bounds."""
        (end,) = inputs.dates(self.end)
        is_closed = inputs.is_closed(self.table)
        rows = inputs.rows(self.table, self.date, *columns_of(self.where))
        review = inputs.review_date
        if end <= review:
            return Decimal(0)
        certain, all_possible = meeting(rows, self.where), possible(rows, self.where)
        longest = _widest(review, end, _dates(certain, self.date))
        dated = _dates(all_possible, self.date)
        if not is_closed or len(dated) < len(all_possible):
            return Between(Decimal(0), longest)
        return Between(_widest(review, end, dated), longest)

    def told(self, inputs: Inputs, value: Value) -> Text | None:
        """Return between which dates the interval lies; see ``LongestGap``."""
        (end,) = inputs.dates(self.end)
        rows = possible(inputs.rows(self.table, self.date, *columns_of(self.where)), self.where)
        ends = (inputs.review_date, REVIEW), (end, END)
        named = NamedDays.of(meeting(rows, self.where), self.date, ends)
        return named.between(_intervals(inputs.review_date, end, _dates(rows, self.date)), value)


def _dates(rows: Sequence[Row], column: str) -> list[date]:
    return [row[column] for row in rows if row[column] is not None]


def _intervals(first: date, last: date, days: Sequence[date]) -> Iterable[tuple[date, date]]:
    """Return what lies between ``first``, ``last`` (in either order) and the days between them, one by one."""
    low, high = sorted((first, last))
    return pairwise((low, *sorted(day for day in days if low <= day <= high), high))


def _widest(first: date, last: date, days: Sequence[date]) -> Decimal:
    return max(days_from(earlier, later) for earlier, later in _intervals(first, last, days))
