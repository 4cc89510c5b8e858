"""Reads the costs and durations of the panorama, within the bounds of what a project can cost and last."""

import re
from decimal import Decimal

MOST_MILLIONS = 10_000  # twenty times the dearest project ever published: beyond, the column is in euros or thousands
MOST_YEARS = 50  # the longest project published lasts 17 years

_LONGEST = 40
# Digits of other scripts, exponents of three digits and what Python alone calls a number are no published figure.
_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]*)(?:[.,](?P<decimals>[0-9]*))?(?P<exponent>[eE][+-]?[0-9]{1,2})?"
    r" ?(?P<unit>M€|ans?|années?)?"
)
_SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})


def read_millions(text: str) -> Decimal | None:
    """Return the euros of a cost in M€; None when it is no number, or one of another unit."""
    number = _number(text, ("M€",))
    return number * 1_000_000 if number is not None and number <= MOST_MILLIONS else None


def read_years(text: str) -> Decimal | None:
    """Return a number of years; None when it is no number, or one of another unit."""
    number = _number(text, ("an", "ans", "année", "années"))
    return number if number is not None and number <= MOST_YEARS else None


def _number(text: str, units: tuple[str, ...]) -> Decimal | None:
    found = _NUMBER.fullmatch(text.translate(_SPACES)) if len(text) <= _LONGEST else None
    if found is None or not (found["whole"] or found["decimals"]) or found["unit"] not in (None, *units):
        return None
    whole, decimals = found["whole"].replace(" ", "") or "0", found["decimals"]
    return Decimal(f"{whole}{'.' if decimals else ''}{decimals or ''}{found['exponent'] or ''}")
