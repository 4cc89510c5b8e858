"""The table of the derived figures that docs/outside-view.md and its twin show."""

from collections.abc import Iterator
from decimal import Decimal

from audit.model.outside_figures import LEVELS, DriftClass, DriftTable
from audit.model.text import Language, Text
from audit.wording.numbers import write_money, write_number, write_share

_UNDER = Text(fr="moins de {high}", en="less than {high}")
_FROM = Text(fr="{low} et plus", en="{low} and more")
_FROM_TO = Text(fr="de {low} à moins de {high}", en="{low} to less than {high}")
_ALL = Text(fr="toutes", en="all")
_YEARS = Text(fr="{years} ans", en="{years} years")
_BETWEEN = Text(fr="{drift} ({low} à {high})", en="{drift} ({low} to {high})")
NOT_GIVEN = "–"


def table_lines(table: DriftTable, language: Language, *, in_years: bool) -> list[str]:
    """Return the lines of the table under its headings: a class each, then all projects; with plain spaces."""
    lines = [_line(one, language, in_years) for one in (*table.classes, table.all_projects)]
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def _line(one: DriftClass, language: Language, in_years: bool) -> str:
    left = one.projects - one.closed - one.still_followed
    counts = [str(count) for count in (one.projects, one.closed, one.still_followed, left)]
    return f"| {' | '.join([_size(one, language, in_years), *counts, *_quantiles(one, language)])} |"


def _quantiles(one: DriftClass, language: Language) -> Iterator[str]:
    for at in LEVELS:
        told = one.quantile(at)
        if told is None:
            yield NOT_GIVEN
        else:
            drift, low, high = (write_share(share, language) for share in (told.drift, told.low, told.high))
            yield _BETWEEN.to(language).format(drift=drift, low=low, high=high)


def _size(one: DriftClass, language: Language, in_years: bool) -> str:
    def write(bound: Decimal) -> str:
        if in_years:
            return _YEARS.to(language).format(years=write_number(bound, language))
        return write_money(bound, language)

    low, high = (write(bound) if bound is not None else None for bound in (one.at_least, one.below))
    template = _FROM_TO if low and high else _FROM if low else _UNDER if high else _ALL
    return template.to(language).format(low=low, high=high)
