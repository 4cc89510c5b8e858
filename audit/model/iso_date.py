"""Dates as declarations write them: year, month and day, within the years that projects can know."""

import datetime
import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from audit.errors import Refused

FIRST_YEAR, LAST_YEAR = 1900, 2199
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_date(value: Any) -> datetime.date:
    """Return the date that ``value`` writes.

    Raises:
        Refused: when it is anything else: a number is no date, however it is laid out.
    """
    found = value if type(value) is datetime.date else _read(value)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused(
            f"une date AAAA-MM-JJ est attendue, de {FIRST_YEAR} à {LAST_YEAR} ; trouvé : {value}",
            f"a date YYYY-MM-DD is expected, from {FIRST_YEAR} to {LAST_YEAR}; found {value}",
        )
    return found


def _read(value: Any) -> datetime.date | None:
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


IsoDate = Annotated[datetime.date, BeforeValidator(iso_date)]
