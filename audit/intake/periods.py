"""Finds the last day of a month, quarter, half-year or year, to propose it where a period stands for a date."""

import re
from calendar import monthrange
from datetime import date

from audit.intake.month_names import MONTH_OF
from audit.intake.words import fold

_END = r"(?:(?:(?:a |d ici )?(?:la )?fin|(?:by )?(?:the )?end)(?: de| du| d| of)? )?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_RANK = r"(?:er|e|eme|st|nd|rd|th)?"
_NAMED_MONTH = re.compile(rf"{_END}(?P<name>[a-z]+) {_YEAR}")
_MONTH = re.compile(rf"(?P<month>[0-9]{{1,2}}) {_YEAR}")
_YEAR_AND_MONTH = re.compile(rf"{_YEAR} (?P<month>[0-9]{{1,2}})")
_QUARTER = re.compile(rf"{_END}(?:[tq](?P<short>[1-4])|(?P<long>[1-4]){_RANK} (?:trimestre|quarter)) ?{_YEAR}")
_HALF_YEAR = re.compile(rf"{_END}(?:[sh](?P<short>[12])|(?P<long>[12]){_RANK} (?:semestre|half)) ?{_YEAR}")
_WHOLE_YEAR = re.compile(rf"{_END}{_YEAR}")


def last_day(text: str) -> date | None:
    """Return the last day of the period that ``text`` names, 31 March 2027 for ``T1 2027``; None when it names none."""
    words = fold(text)
    named = _NAMED_MONTH.fullmatch(words)
    if named and named["name"] in MONTH_OF:
        return _last_day(named["year"], MONTH_OF[named["name"]])
    if month := _MONTH.fullmatch(words) or _YEAR_AND_MONTH.fullmatch(words):
        return _last_day(month["year"], int(month["month"]))
    for pattern, months in ((_QUARTER, 3), (_HALF_YEAR, 6)):
        if part := pattern.fullmatch(words):
            return _last_day(part["year"], months * int(part["short"] or part["long"]))
    year = _WHOLE_YEAR.fullmatch(words)
    return _last_day(year["year"], 12) if year else None


def _last_day(year: str, month: int) -> date | None:
    return date(int(year), month, monthrange(int(year), month)[1]) if 1 <= month <= 12 else None
