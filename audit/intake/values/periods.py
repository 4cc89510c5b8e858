"""Reads a month, quarter, half-year or year, where people type a period for a date."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from audit.intake.values.month_names import MONTH_OF
from audit.intake.values.words import fold

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_RANK = r"(?:er|e|eme|st|nd|rd|th)?"
_NAMED_MONTH = re.compile(rf"(?P<name>[a-z]+) {_YEAR}")
_MONTH = re.compile(rf"(?P<month>[0-9]{{1,2}}) {_YEAR}")
_YEAR_AND_MONTH = re.compile(rf"{_YEAR} (?P<month>[0-9]{{1,2}})")
_QUARTER = re.compile(rf"(?:[tq](?P<short>[1-4])|(?P<long>[1-4]){_RANK} (?:trimestre|quarter)) ?{_YEAR}")
_HALF_YEAR = re.compile(rf"(?:[sh](?P<short>[12])|(?P<long>[12]){_RANK} (?:semestre|half)) ?{_YEAR}")
_WHOLE_YEAR = re.compile(rf"{_YEAR}")


class Period(NamedTuple):
    """Its first and last days."""

    first: date
    last: date


def read_period(text: str) -> Period | None:
    """Return the period that ``text`` names: 1 January to 31 March 2027 for ``T1 2027``; None when it names none."""
    words = fold(text)
    named = _NAMED_MONTH.fullmatch(words)
    if named and named["name"] in MONTH_OF:
        return _months(named["year"], MONTH_OF[named["name"]], 1)
    if month := _MONTH.fullmatch(words) or _YEAR_AND_MONTH.fullmatch(words):
        return _months(month["year"], int(month["month"]), 1)
    for pattern, months in ((_QUARTER, 3), (_HALF_YEAR, 6)):
        if part := pattern.fullmatch(words):
            return _months(part["year"], months * int(part["short"] or part["long"]), months)
    year = _WHOLE_YEAR.fullmatch(words)
    return _months(year["year"], 12, 12) if year else None


def _months(year: str, last_month: int, months: int) -> Period | None:
    if not 1 <= last_month <= 12:
        return None
    last = date(int(year), last_month, monthrange(int(year), last_month)[1])
    return Period(date(int(year), last_month - months + 1, 1), last)
