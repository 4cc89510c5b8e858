"""The date of a text as sources give it: a year, a month or a day."""

from calendar import monthrange
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=1_024)  # a rulebook has few texts, and each project is compared with all of them
def period(written: str) -> tuple[date, date]:
    """Return the first and the last day that ``written`` may stand for ("2020", "2020-10" or "2020-10-05").

    Raises:
        ValueError: when it is no such date.
    """
    match [int(part) for part in written.split("-")]:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(written)
