"""Shares and ages that several indicators compute in the same way."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from audit.facts.indicators.inputs import Between, Computed, Inputs, NotComputable
from audit.model.text import Text


def share_of_true(values: Sequence[bool | None], nothing: Text) -> Computed:
    """Return the share of true among true, false and unknown (None), as bounds when some are unknown.

    Args:
        values: True, False or None.
        nothing: said when there is no value at all: a share of nothing is not 0 or 1.
    """
    if not values:
        return NotComputable(nothing)
    true, unknown, count = values.count(True), values.count(None), Decimal(len(values))
    return Between(true / count, (true + unknown) / count)


def days_since_latest(dates: Sequence[date | None], inputs: Inputs, closed: bool, nothing: Text) -> Computed:
    """Return the days from the latest of ``dates`` to the review.

    A missing date, a date after the review, or a row not entered may hide a more recent event:
    the age is then only known to be at most what is found.
    """
    past = [day for day in dates if day is not None and day <= inputs.review_date]
    if not past:
        return NotComputable(nothing)
    age = Decimal((inputs.review_date - max(past)).days)
    return age if closed and len(past) == len(dates) else Between(Decimal(0), age)


def days_since(day: date, inputs: Inputs) -> Computed:
    """Return the days from ``day`` to the review; a day to come has no age, and is no recent one either."""
    if day > inputs.review_date:
        return NotComputable(
            Text(
                fr="la date saisie est postérieure à la date de la revue",
                en="the date entered is later than the review date",
            )
        )
    return days_between(day, inputs.review_date)


def days_between(first: date, second: date) -> Decimal:
    """Return the days from ``first`` to ``second``, negative when it is earlier."""
    return Decimal((second - first).days)
