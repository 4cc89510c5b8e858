"""Writes a partial answer as a person would type it, to the last digit, so that it is read again as it is."""

from datetime import date
from decimal import Decimal

from audit.model.questionnaire import NO, YES, Choice, Field
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.model.within import Bound, Within
from audit.wording.numbers import write_date
from audit.wording.partial import write_bounds

_OR = Text(fr="ou", en="or")
_DECIMAL_MARK = {Language.FR: ",", Language.EN: "."}
_MAY_BE_THOUSANDS = 3  # decimals


def typed_partial(within: Within, field: Field, language: Language) -> str:
    """Return what a person would type to say ``within`` in answer to ``field``."""
    if within.includes or within.excludes:
        pairs = [(field.label_of(code), answer) for codes, answer in _settled(within) for code in codes]
        return " ; ".join(f"{label.to(language)} : {answer.label.to(language)}" for label, answer in pairs if label)
    if within.among:
        labels = [option.label.to(language) for option in field.options if option.code in within.among]
        return f" {_OR.to(language)} ".join(labels)
    return write_bounds(within, field.value_type, language, lambda bound: _typed(bound, field.value_type, language))


def _settled(within: Within) -> tuple[tuple[tuple[str, ...], Choice], ...]:
    return (within.includes, YES), (within.excludes, NO)


def _typed(bound: Bound, value_type: ValueType, language: Language) -> str:
    if isinstance(bound, date):
        return f"{bound:%d/%m/%Y}" if language is Language.FR else write_date(bound, language)
    number = _digits(bound * 100 if value_type is ValueType.SHARE else bound).replace(".", _DECIMAL_MARK[language])
    space = " " if language is Language.FR else ""
    unit = {ValueType.SHARE: f"{space}%", ValueType.MONEY: " €"}.get(value_type, "")
    return f"{number}{unit}"


def _digits(number: Decimal) -> str:
    """Write every digit, and a fourth decimal after three, which might be thousands."""
    digits = f"{number.normalize():f}"
    _, _, decimals = digits.partition(".")
    return f"{digits}0" if len(decimals) == _MAY_BE_THOUSANDS else digits
