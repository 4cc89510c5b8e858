"""Working days in France: Monday to Friday, less the eleven national public holidays. The day a count starts is day 0.

So the first working day after a Saturday is Monday, and so is the first after the Friday before it. Alsace and Moselle,
whose law adds Good Friday and 26 December, overseas departments and days off that an office grants are not looked at.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

_DAY = timedelta(days=1)
_WEEKEND = 5  # Saturday, as ``date.weekday`` counts
_VICTORY_SINCE = 1982  # act 81-893 of 2 October 1981 made 8 May a holiday again
_FIXED = ((1, 1), (5, 1), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))  # Code du travail, L. 3133-1
_AFTER_EASTER = (1, 39, 50)  # Monday, Ascension, Whit Monday: a holiday by law, though some work it for solidarity


@lru_cache(maxsize=128)
def public_holidays(year: int) -> frozenset[date]:
    """Return the national public holidays of a year; two may fall on one day, as 1 May and Ascension in 2008."""
    fixed = {date(year, month, day) for month, day in _FIXED}
    moving = {easter(year) + timedelta(days=after) for after in _AFTER_EASTER}
    return frozenset(fixed | moving | ({date(year, 5, 8)} if year >= _VICTORY_SINCE else set()))


def is_working_day(day: date) -> bool:
    """Return whether ``day`` is neither on a weekend nor a public holiday."""
    return day.weekday() < _WEEKEND and day not in public_holidays(day.year)


class WorkingDays:
    """The working days after a day, numbered from 1; the day itself is 0, whether it is a working day or not."""

    def __init__(self, start: date) -> None:
        """Begin the count.

        Args:
            start: the day from which days are counted, and which is not.
        """
        self._days = [start]
        self._following = _working_days_after(start)

    def day(self, number: int) -> date:
        """Return the working day that has ``number``; 0 gives the start."""
        while len(self._days) <= number:
            self._days.append(next(self._following))
        return self._days[number]

    def on_or_after(self, day: date) -> int:
        """Return the number of the first working day that is not before ``day``; 1 at least."""
        self._reach(day)
        return bisect_left(self._days, day, lo=1)

    def before(self, day: date) -> int:
        """Return the number of the last working day before ``day``; 0 where there is none after the start."""
        self._reach(day)
        return bisect_right(self._days, day - _DAY, lo=1) - 1

    def _reach(self, day: date) -> None:
        while self._days[-1] < day:
            self._days.append(next(self._following))


def _working_days_after(start: date) -> Iterator[date]:
    day = start
    while True:
        day += _DAY
        if is_working_day(day):
            yield day
