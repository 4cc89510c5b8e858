"""How exactly a published duration says when a project ends."""

from enum import StrEnum


class EndPrecision(StrEnum):
    """To what an end that is deduced from a start and a duration is known.

    ``DAY``: the duration is a whole number of days. ``MONTH``: it is a whole number of months. ``ABOUT``: it is
    rounded, and the month is the nearest one.
    """

    DAY = "day"
    MONTH = "month"
    ABOUT = "about"
