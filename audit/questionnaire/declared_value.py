"""Reads the value of one answer written in YAML, and refuses what the workbook would not say back."""

from datetime import date
from decimal import Decimal
from typing import Any

from audit.errors import closest
from audit.model.questionnaire import NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, Field
from audit.model.text import Language
from audit.model.value import Value, ValueType, typed_value
from audit.questionnaire.texts import NONE_TO_LIST
from audit.questionnaire.validations import FIRST_DATE, LAST_DATE

_SEPARATORS = (";", "\n")
# Words that a workbook reads as another state than an answer.
_STATES = {
    label.to(language).casefold(): state
    for label, state in ((UNKNOWN_LABEL, "unknown"), (NOT_APPLICABLE_LABEL, "not_applicable"))
    for language in Language
}
_EMPTY_LIST = frozenset(NONE_TO_LIST.to(language) for language in Language)


def declared_value(field: Field, raw: Any) -> Value:
    """Return the typed value that ``raw`` declares as an answer to ``field``.

    Args:
        field: a question or a column.
        raw: a code or a list of codes, an ISO date, a number (a share is a fraction), a text or a list of names.

    Raises:
        ValueError: when it is no answer to ``field``; the message says what is expected.
    """
    value = _typed(field, raw)
    if isinstance(value, date):
        _check_date(value)
    elif isinstance(value, Decimal):
        _check_bounds(field, value)
    elif field.value_type in (ValueType.CODE, ValueType.CODES):
        _check_codes(field, value if isinstance(value, tuple) else (value,))
    else:
        for words in value if isinstance(value, tuple) else (value,):
            _check_words(field, words)
    return value


def _typed(field: Field, raw: Any) -> Value:
    try:
        return typed_value(field.value_type, raw)
    except ValueError as error:
        if field.value_type is ValueType.DATE:
            msg = f"{raw!r} is not a date; write it as 2027-03-31"
            raise ValueError(msg) from error
        raise


def _check_date(day: date) -> None:
    if not FIRST_DATE <= day <= LAST_DATE:
        msg = f"{day} is not between {FIRST_DATE} and {LAST_DATE}"
        raise ValueError(msg)


def _check_bounds(field: Field, number: Decimal) -> None:
    fraction = "; a share is a fraction: 0.35 is 35 %" if field.value_type is ValueType.SHARE else ""
    if field.minimum is not None and number < Decimal(str(field.minimum)):
        msg = f"{number} is below the minimum, {field.minimum:g}{fraction}"
        raise ValueError(msg)
    if field.maximum is not None and number > Decimal(str(field.maximum)):
        msg = f"{number} is above the maximum, {field.maximum:g}{fraction}"
        raise ValueError(msg)


def _check_codes(field: Field, codes: tuple[str, ...]) -> None:
    known = [option.code for option in field.options]
    for code in codes:
        if code not in known:
            match = closest(code, known)
            hint = f"; did you mean '{match}'?" if match else ""
            msg = f"there is no answer '{code}'{hint} (known: {', '.join(known)})"
            raise ValueError(msg)
        if codes.count(code) > 1:
            msg = f"'{code}' is written twice"
            raise ValueError(msg)


def _check_words(field: Field, words: str) -> None:
    if not words.strip():
        msg = "an answer cannot be an empty text; leave the question out when it is blank"
        raise ValueError(msg)
    if state := _STATES.get(words.strip().casefold()):
        msg = f"'{words}' is not an answer; write 'state: {state}'"
        raise ValueError(msg)
    if field.value_type is ValueType.NAMES:
        if words.strip().casefold() in _EMPTY_LIST:
            msg = f"'{words}' is not a name; write an empty list, []"
            raise ValueError(msg)
        if any(separator in words for separator in _SEPARATORS):
            msg = f"'{words}' holds a separator of names; write each name as its own item"
            raise ValueError(msg)
