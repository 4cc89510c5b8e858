"""What casts doubt on the figures of a project of the panorama: a start that moves, an end that turns back; pure."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from audit.model.end_precision import EndPrecision
from audit.portfolio.editions_moves_schema import StartMoved
from audit.portfolio.editions_schema import Published

_DECEMBER = 12


def starts_moved(seen: Sequence[Published]) -> Iterator[StartMoved]:
    """Yield each time that the published start is in another month than it was.

    Args:
        seen: what editions publish of the project, in their order.
    """
    given = [(one.edition, one.start) for one in seen if one.start is not None]
    for (before, was), (edition, start) in pairwise(given):
        if (was.year, was.month) != (start.year, start.month):
            yield StartMoved(before=before, edition=edition, start_before=was, start=start)


def ends_turned(seen: Sequence[Published]) -> Iterator[date]:
    """Yield the editions in which an end that had been put off is brought forward, or the other way round.

    Only what certainly moved counts: an end known to about a month does not, and one known to the month is any day of
    it, or the day before, on which whole months counted from the first of a month end.

    Args:
        seen: what editions publish of the project, in their order.
    """
    known: tuple[date, date] | None = None
    was_later: bool | None = None
    for one in seen:
        days = _days(one)
        if days is None:
            continue
        if known is not None and days[0] <= known[1] and days[1] >= known[0]:
            continue  # perhaps the same end
        if known is not None:
            is_later = days[0] > known[1]
            if was_later is not None and is_later is not was_later:
                yield one.edition
            was_later = is_later
        known = days


def _days(one: Published) -> tuple[date, date] | None:
    """Return the first and the last day that the end may be; None where that is not certain."""
    if one.end is None or one.end_precision not in (EndPrecision.DAY, EndPrecision.MONTH):
        return None
    if one.end_precision is EndPrecision.DAY:
        return one.end, one.end
    first = one.end.replace(day=1)
    is_last = first.month == _DECEMBER
    following = first.replace(year=first.year + is_last, month=1 if is_last else first.month + 1)
    return first - timedelta(days=1), following - timedelta(days=1)
