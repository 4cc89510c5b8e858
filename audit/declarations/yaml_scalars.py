"""What a YAML scalar stands for, by the core schema of YAML 1.2: ``yes`` and dates stay texts.

What is left empty is an empty text, which no declaration admits, rather than the null of that schema.
"""

import re
from decimal import Decimal
from typing import NamedTuple

_NULLS = frozenset(("~", "null", "Null", "NULL"))
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NUMBER_STARTS = frozenset("-+.0123456789")
_NO_TEXT_STARTS = _NUMBER_STARTS | frozenset(word[:1] for word in (*_NULLS, *_BOOLEANS))
_LONGEST_NUMBER = 40  # characters
MAGNITUDE = 15  # of a number, in powers of ten on each side of 1

TAG = "tag:yaml.org,2002:"


class OutOfProportion(NamedTuple):
    """A number that is too large, or too small, to be meant.

    Attributes:
        shown: how it is written, cut short.
    """

    shown: str


Scalar = str | int | bool | Decimal | None


def plain(text: str) -> Scalar | OutOfProportion:
    """Return what ``text``, written without quotation marks, stands for."""
    if text[:1] not in _NO_TEXT_STARTS:
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] in _NUMBER_STARTS and _FLOAT.fullmatch(text):
        return _number(text)
    return text


def tagged(text: str, tag: str) -> tuple[bool, Scalar | OutOfProportion]:
    """Return what ``text`` stands for under a ``tag`` that is written out, which says what it is without making it so.

    Returns:
        Whether the tag is one of the core schema and is right, and the value.
    """
    kind = tag.removeprefix(TAG)
    if kind == "str":
        return True, text
    is_right = {
        "null": text in _NULLS,
        "bool": text in _BOOLEANS,
        "int": _INTEGER.fullmatch(text) is not None,
        "float": _FLOAT.fullmatch(text) is not None,
    }.get(kind, False)
    return is_right, plain(text) if is_right else None


def _number(text: str) -> int | Decimal | OutOfProportion:
    if len(text) > _LONGEST_NUMBER:
        return OutOfProportion(f"{text[:_LONGEST_NUMBER]}…")
    try:
        number = Decimal(text)
    except ArithmeticError:
        return OutOfProportion(text)
    if not -MAGNITUDE <= number.adjusted() < MAGNITUDE:
        return OutOfProportion(text)
    return int(text) if _INTEGER.fullmatch(text) else number
