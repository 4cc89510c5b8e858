"""Reads dates as French and English people type them; a month or a year alone is not a date."""

import re
from datetime import date

from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.month_names import MONTH_OF
from audit.intake.values.number_words import NUMBER_WORDS
from audit.intake.values.numbers import is_approximate
from audit.intake.values.periods import read_period
from audit.intake.values.words import fold, tidy
from audit.model.answer_domain import PLAUSIBLE_DAYS
from audit.model.text import Language
from audit.wording.numbers import write_date

_CENTURY = 2000
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00)?$")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_DAY_IN_WORDS = re.compile(r"(?:le |the )?([0-9]{1,2})(?:er|st|nd|rd|th)? (?:of )?([a-z]+) ([0-9]{4})")
_MONTH_IN_WORDS = re.compile(r"([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)? ([0-9]{4})")
_FIGURES_WITHIN = re.compile(
    r"(?<![0-9])(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4})(?![0-9])"
)
_WORDS_WITHIN = re.compile(rf"\b(?:{_DAY_IN_WORDS.pattern}|{_MONTH_IN_WORDS.pattern})\b")
_DIGIT = re.compile(r"[0-9]")
_MONTH_AND_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{4}|[0-9]{4}[-/.][0-9]{1,2}")
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}")
_TIME = re.compile(r"(?:[ T]|,? (?:à|a|at) )[0-9]{1,2}(?:(?::[0-9]{2}){1,2}| ?h(?: ?[0-9]{2})?)$")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_WEEKDAY_NAMES = (
    ("lundi", "monday"),
    ("mardi", "tuesday"),
    ("mercredi", "wednesday"),
    ("jeudi", "thursday"),
    ("vendredi", "friday"),
    ("samedi", "saturday"),
    ("dimanche", "sunday"),
)
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names}
_WEEKDAY = re.compile(rf"(?:(?:le|on) )?({'|'.join(_WEEKDAY_OF)})\b[,.]? *", re.IGNORECASE)


def parse_date(text: str, language: Language) -> date | Mistake:
    """Read one day, e.g. ``31/03/2027``, ``mercredi 31 mars 2027``, ``March 31, 2027``, ``2027-03-31``."""
    typed = _MIDNIGHT.sub("", tidy(text))
    weekday = _WEEKDAY.match(typed)
    found = _day_alone(typed[weekday.end() :] if weekday else typed, language)
    if found is None:
        return _not_read(typed, language)
    if weekday and isinstance(found, date) and found.weekday() != _WEEKDAY_OF[weekday[1].casefold()]:
        return Mistake(MistakeCode.NO_SUCH_DATE)
    return found


def plausible(day: date) -> date | Mistake:
    """Return ``day`` unless it lies outside the years that a project can have."""
    if PLAUSIBLE_DAYS.first <= day <= PLAUSIBLE_DAYS.last:
        return day
    return Mistake(MistakeCode.IMPLAUSIBLE_DATE)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else _CENTURY + int(digits)


def _numeric(first: int, second: int, year: int, language: Language) -> date | Mistake:
    day_first = _day(year, second, first)
    month_first = _day(year, first, second)
    if isinstance(month_first, Mistake) or first == second:
        return day_first
    if language is Language.FR:
        if isinstance(day_first, Mistake):
            return Mistake(MistakeCode.NO_SUCH_DATE, f"{month_first:%d/%m/%Y}")
        return day_first
    if isinstance(day_first, Mistake):
        return month_first
    return Mistake(MistakeCode.AMBIGUOUS_DATE)


def _day(year: int, month: int, day: int) -> date | Mistake:
    try:
        return plausible(date(year, month, day))
    except ValueError:
        return Mistake(MistakeCode.NO_SUCH_DATE)


def _day_alone(typed: str, language: Language) -> date | Mistake | None:
    """Return the day that ``typed`` is, what is wrong with it, or None when it is not written as a day."""
    if year_first := _YEAR_FIRST.fullmatch(typed):
        return _day(int(year_first[1]), int(year_first[3]), int(year_first[4]))
    if year_last := _YEAR_LAST.fullmatch(typed):
        return _numeric(int(year_last[1]), int(year_last[3]), _full_year(year_last[4]), language)
    words = fold(typed)
    if in_words := _DAY_IN_WORDS.fullmatch(words):
        day, name, year = in_words.groups()
    elif in_words := _MONTH_IN_WORDS.fullmatch(words):
        name, day, year = in_words.groups()
    else:
        return None
    if name not in MONTH_OF or is_approximate(typed):
        return None
    return _day(int(year), MONTH_OF[name], int(day))


def _day_within(typed: str, language: Language) -> date | Mistake | None:
    """Return the one day that stands among other words, unless these make an estimate or a period of it."""
    if found := _FIGURES_WITHIN.search(typed):
        rest = f"{typed[: found.start()]} {typed[found.end() :]}"
        return None if _DIGIT.search(rest) or is_approximate(rest) else _day_alone(found[0], language)
    words = fold(typed)
    found = _WORDS_WITHIN.search(words)
    if found is None or is_approximate(typed) or _DIGIT.search(words[: found.start()] + words[found.end() :]):
        return None
    return _day_alone(found[0], language)


def _not_read(typed: str, language: Language) -> Mistake:
    if _DAY_AND_MONTH.fullmatch(typed):
        return Mistake(MistakeCode.INCOMPLETE_DATE)
    timed = _TIME.search(typed)
    day = _day_alone(typed[: timed.start()], language) if timed else None
    if day is not None:
        return Mistake(MistakeCode.DATE_AND_WORDS, _shown(day, language)) if isinstance(day, date) else day
    within = _day_within(typed, language)
    if isinstance(within, date):
        return Mistake(MistakeCode.DATE_AND_WORDS, _shown(within, language))
    if within is not None:
        return within
    if is_approximate(typed) and not _MONTH_AND_YEAR.fullmatch(typed):
        return Mistake(MistakeCode.APPROXIMATE)
    period = read_period(typed)
    if period and plausible(period.first) == period.first:
        return Mistake(MistakeCode.PERIOD, item=" – ".join(_shown(day, language) for day in period))
    words = fold(typed).split()
    names_a_month = any(word in MONTH_OF for word in words)
    if names_a_month and not NUMBER_WORDS.isdisjoint(words):
        return Mistake(MistakeCode.DATE_IN_LETTERS)
    is_incomplete = names_a_month or _YEAR.search(typed)
    return Mistake(MistakeCode.INCOMPLETE_DATE if is_incomplete else MistakeCode.NOT_A_DATE)


def _shown(day: date, language: Language) -> str:
    """Write a day so that it can be typed as it stands."""
    return f"{day:%d/%m/%Y}" if language is Language.FR else write_date(day, language)
