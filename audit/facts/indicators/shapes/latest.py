"""The latest, or the next, of the dates of a table, counted in days from another date."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from pydantic import model_validator

from audit.errors import Refused
from audit.facts.indicators.inputs import Between, Computed, Inputs, NotComputable
from audit.facts.indicators.row_tests import RowTests, columns_of, meeting, possible
from audit.facts.indicators.shapes.base import Shape
from audit.facts.indicators.shapes.days import days_from
from audit.facts.indicators.shapes.named_days import START, NamedDays
from audit.model.question_reference import DateColumn, DateQuestion, TableName
from audit.model.text import Text
from audit.model.value import Value, ValueType


class DaysSinceLatest(Shape):
    """The days from the latest date of the lines that meet ``where``, or from ``start`` if it is later, to the review.

    A date that is missing or to come, a line that may meet ``where`` or is not entered may hide a more recent one: the
    age is then only known to be at most what is found.

    Attributes:
        start: what is counted from while there is no such date; 0 while it is to come.
        not_computable: said when no such line has, or may still get, a date that is past, and there is no ``start``.
    """

    gives: ClassVar = ValueType.DAYS
    counts_to_review: ClassVar = True

    table: TableName
    where: RowTests = ()
    date: DateColumn
    start: DateQuestion | None = None
    not_computable: Text | None = None

    @model_validator(mode="after")
    def _start_or_words(self) -> "DaysSinceLatest":
        if (self.start is None) is (self.not_computable is None):
            raise Refused(
                "à défaut de date, un compte depuis start ou un texte not_computable, et l'un des deux seulement",
                "without a date, a count from start or a text not_computable, and one of them only",
            )
        return self

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days, or 0 to the days found."""
        start = inputs.dates(self.start) if self.start else ()
        is_closed = inputs.is_closed(self.table)
        rows = possible(inputs.rows(self.table, *columns_of(self.where), self.date), self.where)
        dates = [row[self.date] for row in meeting(rows, self.where)]
        past = [day for day in dates if day is not None and day <= inputs.review_date]
        if self.not_computable and not past:
            inputs.require_settled(self.table, rows)
            return NotComputable(self.not_computable)
        age = max(Decimal(0), days_from(max((*past, *start)), inputs.review_date))
        is_exact = is_closed and len(past) == len(dates) == len(rows)
        return age if is_exact else Between(Decimal(0), age)

    def told(self, inputs: Inputs, value: Value) -> Text | None:
        """Return from which date the days are counted, where they may be from ``start`` as well as from a line."""
        if self.start is None:
            return None
        rows = meeting(inputs.rows(self.table, *columns_of(self.where), self.date), self.where)
        (start,) = inputs.dates(self.start)
        return NamedDays.of(rows, self.date, ((start, START),)).since(inputs.review_date, value)


class DaysToLatest(Shape):
    """The days from ``start`` to the latest date of the lines that meet ``where``; negative when it is earlier.

    Whatever is missing may be later still: what is found is then the least value, and there is no greatest.

    Attributes:
        not_computable: said when no such line has, or may still get, a date.
    """

    gives: ClassVar = ValueType.DAYS

    start: DateQuestion
    table: TableName
    date: DateColumn
    where: RowTests = ()
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days, or their least number."""
        (start,) = inputs.dates(self.start)
        is_closed = inputs.is_closed(self.table)
        rows = possible(inputs.rows(self.table, self.date, *columns_of(self.where)), self.where)
        dates = [row[self.date] for row in meeting(rows, self.where) if row[self.date] is not None]
        if not dates:
            inputs.require_settled(self.table, rows)
            return NotComputable(self.not_computable)
        days = days_from(start, max(dates))
        is_exact = is_closed and len(dates) == len(rows)
        return days if is_exact else Between(days, None)


class DaysUncovered(Shape):
    """The days from the latest date of the lines that meet ``where`` to ``until``; 0 or less when they reach it.

    Every line must be entered, with what ``where`` tests, and with its date when it meets it.

    Attributes:
        not_computable: said when no line meets ``where``.
    """

    gives: ClassVar = ValueType.DAYS

    until: DateQuestion
    table: TableName
    where: RowTests = ()
    date: DateColumn
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days."""
        (until,) = inputs.dates(self.until)
        dates = _known_dates(inputs, self.table, self.where, self.date)
        return days_from(max(dates), until) if dates else NotComputable(self.not_computable)


class DaysToNext(Shape):
    """The days from ``start`` to the first date of the lines that meet ``where`` that is not before the review.

    Every line must be entered, with what ``where`` tests, and with its date when it meets it.

    Attributes:
        not_computable: said when no such date is to come.
    """

    gives: ClassVar = ValueType.DAYS
    counts_to_review: ClassVar = True

    start: DateQuestion
    table: TableName
    where: RowTests = ()
    date: DateColumn
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the days; negative when the date comes before ``start``."""
        (start,) = inputs.dates(self.start)
        dates = _known_dates(inputs, self.table, self.where, self.date)
        coming = [day for day in dates if day >= inputs.review_date]
        return days_from(start, min(coming)) if coming else NotComputable(self.not_computable)


def _known_dates(inputs: Inputs, table: str, where: RowTests, column: str) -> list[date]:
    """Return the dates of the rows that meet ``where``, when it is known which do and on which dates.

    Raises:
        MissingInputError: when a row may be missing, or a cell that decides.
    """
    inputs.require_closed(table)
    tested = columns_of(where)
    rows = inputs.rows(table, *tested, column)
    inputs.require_known(table, rows, *tested)
    met = meeting(rows, where)
    inputs.require_known(table, met, column)
    return [row[column] for row in met]
