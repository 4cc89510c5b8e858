"""What the respondent declares about a table as a whole."""

from enum import StrEnum


class TableCompleteness(StrEnum):
    """What the respondent declares about a table as a whole."""

    COMPLETE = "complete"  # every row there is has been entered
    PARTIAL = "partial"  # more rows exist than were entered
    NONE = "none"  # there is nothing to enter (no contract, no risk…)


CLOSED = (TableCompleteness.COMPLETE, TableCompleteness.NONE)  # nothing is left out
