"""Shares and ages that several indicators compute in the same way."""

from datetime import date
from decimal import Decimal

import pandas as pd

from audit.facts.indicators.inputs import Between, Computed, Inputs, NotComputable
from audit.model.text import Text


def share_of_true(values: pd.Series, nothing: Text) -> Computed:
    """Return the share of true among true, false and unknown (None), as bounds when some are unknown.

    Args:
        values: True, False or None.
        nothing: said when there is no value at all: a share of nothing is not 0 or 1.
    """
    if values.empty:
        return NotComputable(nothing)
    true = Decimal(int((values == True).sum()))  # noqa: E712 - None must not count
    unknown = Decimal(int(values.isna().sum()))
    count = Decimal(len(values))
    return Between(true / count, (true + unknown) / count)


def days_since_latest(dates: pd.Series, inputs: Inputs, closed: bool, nothing: Text) -> Computed:
    """Return the days from the latest of ``dates`` to the review.

    A missing date, a date after the review, or a row not entered may hide a more recent event:
    the age is then only known to be at most what is found.
    """
    past = [day for day in dates.dropna() if day <= inputs.review_date]
    if not past:
        return NotComputable(nothing)
    age = Decimal((inputs.review_date - max(past)).days)
    return age if closed and len(past) == len(dates) else Between(Decimal(0), age)


def days_between(first: date, second: date) -> Decimal:
    """Return the days from ``first`` to ``second``, negative when it is earlier."""
    return Decimal((second - first).days)
