"""Days as positions in a drawing, marked by months: for what takes weeks or months."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

_MOST_MARKS = 5  # months that stand side by side


class DayScale:
    """Turns days into positions between two edges, the first day at one and the last at the other."""

    def __init__(self, days: Iterable[date], left: Decimal, right: Decimal) -> None:
        """Prepare a scale on which every one of ``days``, of which there is one at least, has its place."""
        known = list(days)
        self._first, self._last = min(known), max(known)
        self._left, self._width = left, right - left

    def at(self, day: date) -> Decimal:
        """Return the position of a day."""
        length = (self._last - self._first).days or 1
        return self._left + self._width * Decimal((day - self._first).days) / length

    def holds(self, day: date) -> bool:
        """Return whether a day lies within the scale."""
        return self._first <= day <= self._last

    def marks(self) -> list[tuple[date, Decimal]]:
        """Return the first days of the months to write, with their positions: all, or some when they are many."""
        months = range(_month(self._first), _month(self._last) + 1)
        days = [day for month in months if self._first <= (day := _first_day(month)) <= self._last]
        step = max(-(-len(days) // _MOST_MARKS), 1)
        return [(day, self.at(day)) for day in days[::step]]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
