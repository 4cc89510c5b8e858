"""The longest time between two successive dates."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from audit.facts.indicators.inputs import Between, Computed, Inputs, Row
from audit.facts.indicators.row_tests import RowTests, columns_of, meeting, possible
from audit.facts.indicators.shapes.base import Shape
from audit.facts.indicators.shapes.days import days_from
from audit.model.question_reference import DateColumn, DateQuestion, TableName
from audit.model.value import ValueType


class LongestGap(Shape):
    """The longest time between two successive dates among ``start``, ``end`` and the dates that meet ``where``.

    Lines that are not entered, not dated or only may meet ``where`` can only shorten it: what is certain gives the
    greatest gap, all that is dated the least.
    """

    gives: ClassVar = ValueType.DAYS

    start: DateQuestion
    end: DateQuestion
    table: TableName
    date: DateColumn
    where: RowTests = ()

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days, or their bounds."""
        start, end = inputs.dates(self.start, self.end)
        is_closed = inputs.is_closed(self.table)
        rows = inputs.rows(self.table, self.date, *columns_of(self.where))
        certain, all_possible = meeting(rows, self.where), possible(rows, self.where)
        longest = _widest([start, end, *_dates(certain, self.date)])
        dated = _dates(all_possible, self.date)
        if not is_closed or len(dated) < len(all_possible):
            return Between(Decimal(0), longest)
        return Between(_widest([start, end, *dated]), longest)


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
        longest = _widest([review, end, *_between(_dates(certain, self.date), review, end)])
        dated = _dates(all_possible, self.date)
        if not is_closed or len(dated) < len(all_possible):
            return Between(Decimal(0), longest)
        return Between(_widest([review, end, *_between(dated, review, end)]), longest)


def _dates(rows: Sequence[Row], column: str) -> list[date]:
    return [row[column] for row in rows if row[column] is not None]


def _between(days: Sequence[date], first: date, last: date) -> list[date]:
    return [day for day in days if first <= day <= last]


def _widest(days: Sequence[date]) -> Decimal:
    return max(days_from(first, second) for first, second in pairwise(sorted(days)))
