"""Finds the days that a comment names in figures: what an answer says is to come has its day there, if anywhere."""

import re
from collections.abc import Iterator
from datetime import date

# As French workbooks write a day, and as ISO 8601 does; figures before or after make it something else.
_DAY = re.compile(
    r"(?<![\d/-])(?:(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2}))(?![\d/-])", re.ASCII
)


def days_named(text: str) -> Iterator[date]:
    """Yield the days that ``text`` names as ``04/12/2026`` or ``2026-12-04``, but those of no calendar."""
    for found in _DAY.finditer(text):
        try:
            if found["iso"]:
                yield date.fromisoformat(found["iso"])
            else:
                yield date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
