"""How exactly the day of a go-live is known."""

from enum import StrEnum


class GoLiveDay(StrEnum):
    """Whether a day is that of the go-live, or a bound of it."""

    EXACT = "exact"
    AT_EARLIEST = "at_earliest"
    AT_LATEST = "at_latest"
