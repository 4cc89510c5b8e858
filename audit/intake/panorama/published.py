"""What a line of the panorama publishes of a project: its start, its end, and that its figures are withheld."""

import re
from collections import defaultdict
from datetime import date

from audit.intake.panorama.durations import PublishedEnd, published_end, rounds_to_tenths
from audit.intake.panorama.export import Export, Row
from audit.intake.panorama.mapping import PanoramaMapping, Reading
from audit.intake.panorama.numbers import read_years
from audit.intake.values.periods import read_period
from audit.intake.values.words import fold
from audit.model.text import Text

_SHORT_YEAR = re.compile(r"(.*\D) ?([0-9]{2})")
_CENTURY = "20"
_DAY = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"|(?P<last_day>[0-9]{1,2})/(?P<last_month>[0-9]{1,2})/(?P<last_year>(?:19|20)[0-9]{2})"
)
_EDITION = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?:-[0-9]{2})?"
    r"|[0-9]{2}/(?P<last_month>0[1-9]|1[0-2])/(?P<last_year>(?:19|20)[0-9]{2})"
)


def edition_month(written: str) -> date | None:
    """Return the first day of the month of an edition, as it dates itself; None where that is no month."""
    found = _EDITION.fullmatch(written)
    if found is None:
        return None
    return date(int(found["year"] or found["last_year"]), int(found["month"] or found["last_month"]), 1)


def start_of(row: Row, mapping: PanoramaMapping) -> date | None:
    """Return when the project of ``row`` starts; None where that is not published or cannot be read."""
    return read_start(_text_of(row, mapping, Reading.MONTH))


def end_of(row: Row, mapping: PanoramaMapping, *, in_tenths: bool) -> PublishedEnd | None:
    """Return when the project of ``row`` ends; None where its start or its duration is not known.

    Args:
        row: the line of the project.
        mapping: which column holds what.
        in_tenths: whether the edition rounds durations to a tenth of a year.
    """
    start, years = start_of(row, mapping), read_years(_text_of(row, mapping, Reading.YEARS_FROM_START))
    return published_end(start, years, in_tenths=in_tenths) if start and years is not None else None


def editions_in_tenths(export: Export, mapping: PanoramaMapping) -> frozenset[str]:
    """Return the editions of ``export``, as it writes them, whose durations are rounded to a tenth of a year."""
    durations: defaultdict[str, list[str]] = defaultdict(list)
    for row in export.rows:
        durations[row.text(mapping.edition)].append(_text_of(row, mapping, Reading.YEARS_FROM_START))
    return frozenset(edition for edition, written in durations.items() if rounds_to_tenths(written))


def is_withheld(raw: str, mapping: PanoramaMapping) -> bool:
    """Return whether ``raw`` says that the figures of a project are withheld on purpose."""
    return any(fold(withheld.says) in fold(raw) for withheld in mapping.withheld)


def withheld_of(row: Row, mapping: PanoramaMapping) -> Text | None:
    """Return the state of a project whose figures the panorama says it withholds; None where it does not say so."""
    texts = [fold(row.text(column.headings)) for column in mapping.answers if column.reading is not Reading.TEXT]
    return next(
        (withheld.state for withheld in mapping.withheld if any(fold(withheld.says) in text for text in texts)), None
    )


def read_start(raw: str) -> date | None:
    """Return the day on which a project starts: ``2014-09-01``, ``01/09/2014`` or ``septembre 2014``."""
    if day := _DAY.fullmatch(raw):
        return _day(*(day[name] or day[f"last_{name}"] for name in ("year", "month", "day")))
    if not raw.isascii() and any(letter.isdecimal() and not letter.isascii() for letter in raw):
        return None
    # The panorama also writes « avril 15 » for what it elsewhere gives as 2015-04-01.
    short = _SHORT_YEAR.fullmatch(raw)
    period = read_period(f"{short[1]} {_CENTURY}{short[2]}" if short else raw)
    return period.first if period and (period.last - period.first).days < 31 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _text_of(row: Row, mapping: PanoramaMapping, reading: Reading) -> str:
    column = next((column for column in mapping.answers if column.reading is reading), None)
    return row.text(column.headings) if column else ""
