"""Typed values of answers and facts, and how they read in JSON."""

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any

from pydantic import PlainSerializer, SkipValidation, WithJsonSchema

from audit.errors import Refused


class ValueType(StrEnum):
    """What kind of value a fact holds; the unit follows from it."""

    TEXT = "text"
    CODE = "code"  # one code of a closed list
    CODES = "codes"  # several codes of a closed list
    NAMES = "names"  # several free names, e.g. suppliers
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"  # euros, tax included
    SHARE = "share"  # a fraction: 0.2 is 20 %
    DAYS = "days"
    DATE = "date"


NUMERIC = frozenset({ValueType.INTEGER, ValueType.NUMBER, ValueType.MONEY, ValueType.SHARE, ValueType.DAYS})
_KINDS = {kind.value: kind for kind in ValueType}  # at hand: to call a class of members takes longer
LISTED = frozenset({ValueType.CODES, ValueType.NAMES})

Value = str | Decimal | date | tuple[str, ...]


def _number_to_json(value: Decimal) -> int | float | str:
    """Return the number, or its digits where a floating-point number would not hold them all."""
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else str(value)


def value_to_json(value: Any) -> Any:
    """Return ``value`` as JSON data: numbers as numbers, dates as ISO texts, lists as lists."""
    if isinstance(value, Decimal):
        return _number_to_json(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def typed_value(value_type: ValueType, raw: Any) -> Value:
    """Read ``raw`` (a Python or JSON value) as a value of ``value_type``.

    Raises:
        ValueError: when ``raw`` is not a value of that type; nothing is guessed.
    """
    if value_type in NUMERIC:
        return _typed_number(value_type, raw)
    if value_type is ValueType.DATE:
        if isinstance(raw, date):
            return raw
        if isinstance(raw, str):
            return _typed_day(raw)
    elif value_type in LISTED:
        if isinstance(raw, list | tuple) and all(isinstance(item, str) for item in raw):
            return tuple(raw)
    elif isinstance(raw, str):
        return raw
    raise Refused(f"{raw!r} n'est pas une valeur de type {value_type}", f"{raw!r} is not a value of type {value_type}")


def _typed_day(raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise Refused(
            f"« {raw} » n'est pas une date du calendrier, écrite AAAA-MM-JJ",
            f"'{raw}' is not a date of the calendar, written YYYY-MM-DD",
        ) from error


def _typed_number(value_type: ValueType, raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise Refused(f"{raw!r} n'est pas un nombre", f"{raw!r} is not a number")
    try:
        number = raw if isinstance(raw, Decimal) else Decimal(str(raw))
    except InvalidOperation as error:  # pragma: no cover - str() of a number always parses
        raise Refused(f"{raw!r} n'est pas un nombre", f"{raw!r} is not a number") from error
    if not number.is_finite():
        raise Refused(f"{raw!r} n'est pas un nombre fini", f"{raw!r} is not a finite number")
    if value_type is ValueType.INTEGER and number != number.to_integral_value():
        raise Refused(f"{raw!r} n'est pas un nombre entier", f"{raw!r} is not a whole number")
    return number


def _number_from_digits(value: Any) -> Any:
    """Return the number that JSON data writes as digits, which it does where no floating-point number holds it."""
    if not isinstance(value, str):
        return value
    try:
        return Decimal(value)
    except InvalidOperation:
        return value


def retyped(kind: ValueType, value: Any) -> Value:
    """Return the value of type ``kind`` that JSON data give as ``value``: a text may be a date, or a number's digits.

    Raises:
        ValueError: when it is no such value.
    """
    return typed_value(kind, _number_from_digits(value) if kind in NUMERIC else value)


def retype(data: Any, field: str) -> Any:
    """Give ``field`` of JSON ``data`` the type that its ``type`` key announces.

    Meant for ``model_validator(mode="before")``: a JSON text cannot say by itself whether ``"2026-01-01"`` is a date or
    a text.
    """
    if not isinstance(data, dict) or "type" not in data:
        return data
    value = data.get(field)
    if value is None:
        return data
    said = data["type"]
    kind = (_KINDS.get(said) if isinstance(said, str) else None) or ValueType(said)
    typed = retyped(kind, value)
    return data if typed is value else {**data, field: typed}


JsonDecimal = Annotated[Decimal, PlainSerializer(_number_to_json, when_used="json")]
JsonValue = Annotated[Value | None, PlainSerializer(value_to_json, when_used="json")]
_IN_JSON = {
    "anyOf": [
        {"type": "string"},
        {"type": "number"},
        {"items": {"type": "string"}, "type": "array"},
        {"type": "null"},
    ]
}
UntypedValue = Annotated[
    Value | None, SkipValidation, PlainSerializer(value_to_json, when_used="json"), WithJsonSchema(_IN_JSON)
]
"""A value whose type stands beside it: it is as JSON gives it until what holds both has typed it (``retyped``).

A record has a thousand answers: to type them before they are validated takes twice as long.
"""
