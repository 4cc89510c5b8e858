"""Turns the serial numbers by which .xlsx files store days and times into dates (ECMA-376 part 1, § 18.17.4)."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from math import isfinite

_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets store dates without a zone
_DAY_ZERO_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_FIRST_OF_MARCH_1900 = 60  # up to there, numbers count a 29 February 1900 that never was
_SECONDS_A_DAY = 86_400


@lru_cache(maxsize=4_096)  # projects have the same few years
def moment(serial: float, since_1904: bool = False) -> datetime | time | None:
    """Return the day, with its time, that a number stands for; below 1 a time alone; None outside all calendars."""
    if not isfinite(serial):
        return None
    days, fraction = divmod(serial, 1)
    into_day = timedelta(milliseconds=round(fraction * _SECONDS_A_DAY * 1000))
    if days == 0 and into_day.days == 0:
        return (_DAY_ZERO + into_day).time()
    if not since_1904 and 0 < serial < _FIRST_OF_MARCH_1900:
        days += 1
    try:
        return (_DAY_ZERO_1904 if since_1904 else _DAY_ZERO) + timedelta(days=days) + into_day
    except OverflowError:
        return None


def elapsed(serial: float) -> timedelta | None:
    """Return the time that a number of days stands for, to the millisecond; None when it is too long."""
    if not isfinite(serial):
        return None
    try:
        return timedelta(milliseconds=round(serial * _SECONDS_A_DAY * 1000))
    except OverflowError:
        return None


def written_day(text: str) -> date | datetime | None:
    """Return the day that is written in full, as in ISO 8601; None when it is one of no calendar of ours."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
