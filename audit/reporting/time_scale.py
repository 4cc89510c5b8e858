"""Days as positions in a drawing, over whole years: the same scale for every chart of milestones."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

_MOST_MARKS = 9  # years that stand side by side on the narrowest scale


class TimeScale:
    """Turns days into positions between two edges.

    Attributes:
        first: the first year.
        years: those from the first to the one after the last day.
    """

    def __init__(self, days: Iterable[date], left: Decimal, right: Decimal) -> None:
        """Prepare a scale on which every one of ``days``, of which there is one at least, has its place."""
        known = list(days)
        self._left, self._width = left, right - left
        self.first, last = min(known).year, max(known).year + 1
        self._start = date(self.first, 1, 1)
        self._length = Decimal((date(min(last, date.max.year), 1, 1) - self._start).days or 1)
        self.years = range(self.first, last + 1)

    def at(self, day: date | None) -> Decimal | None:
        """Return the position of a day; None for one that is not known."""
        return None if day is None else self._left + self._width * Decimal((day - self._start).days) / self._length

    def holds(self, day: date) -> bool:
        """Return whether a day lies within the scale."""
        return self.first <= day.year < self.years[-1]

    def marks(self) -> list[tuple[int, Decimal | None]]:
        """Return the years to write, with their positions: all, or some of them when they are many."""
        step = -(-len(self.years) // _MOST_MARKS)
        return [(year, self.at(date(min(year, date.max.year), 1, 1))) for year in self.years[::step]]
