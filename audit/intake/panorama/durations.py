"""Deduces the end of a project from the start and the duration that an edition of the panorama publishes.

Editions publish durations in years, made from days (1,369 days / 365 = 3.750684931506849), from months (124 months =
10.3333333333333) or rounded to a tenth of a year (3.7). Which of them shows in the figure, but for figures of one
decimal at most: « 8 » is 96 months in an edition that counts in months, and 95 to 97 in one that rounds.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from audit.intake.panorama.numbers import read_years
from audit.model.end_precision import EndPrecision

_DAYS_OF_A_YEAR = 365  # the panorama divides days by it
_EXACT = Decimal("0.01")  # of a day
_FEWEST_DECIMALS_OF_DAYS = 4  # with fewer, a number of years says the day only by chance
_MONTHS_OF_A_YEAR = 12
_TENTHS = 1  # decimals


class PublishedEnd(NamedTuple):
    """A day, and how exactly it is known: where to the month alone, it is the first of the month."""

    day: date
    precision: EndPrecision


def rounds_to_tenths(durations: Iterable[str]) -> bool:
    """Return whether an edition rounds to a tenth of a year: one figure of one decimal is no whole number of months.

    Args:
        durations: those of the edition, as they are written.
    """
    return any(
        _decimals(years) == _TENTHS and _months(years) is None
        for years in map(read_years, durations)
        if years is not None
    )


def published_end(start: date, years: Decimal, *, in_tenths: bool = False) -> PublishedEnd:
    """Return when a project ends that starts on ``start`` and lasts ``years``.

    Args:
        start: the published start; the panorama gives a month, read as its first day.
        years: the published duration, with the decimals that are printed.
        in_tenths: whether the edition rounds durations to a tenth of a year.
    """
    months = _months(years)
    if months is not None and not (in_tenths and _decimals(years) <= _TENTHS):
        return PublishedEnd(_later(start, months), EndPrecision.MONTH)
    days = years * _DAYS_OF_A_YEAR
    whole = round(days)
    if months is None and _decimals(years) >= _FEWEST_DECIMALS_OF_DAYS and abs(days - whole) <= _EXACT:
        return PublishedEnd(start + timedelta(days=whole), EndPrecision.DAY)
    nearest = (years * _MONTHS_OF_A_YEAR).to_integral_value(ROUND_HALF_UP)
    return PublishedEnd(_later(start, int(nearest)), EndPrecision.ABOUT)


def _months(years: Decimal) -> int | None:
    """Return the whole number of months that ``years`` is, as its decimals are rounded; None where it is none."""
    decimals = _decimals(years)
    months = years * _MONTHS_OF_A_YEAR
    # Half of the last decimal; a figure of one decimal, rounded, would be near some month whatever it is.
    rounding = Decimal(_MONTHS_OF_A_YEAR) / 2 * Decimal(1).scaleb(-decimals) if decimals > _TENTHS else Decimal(0)
    return round(months) if abs(months - round(months)) <= rounding else None


def _later(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, _MONTHS_OF_A_YEAR)
    return date(start.year + years, month + 1, 1)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
