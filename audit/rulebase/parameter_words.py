"""Writes a parameter's value with its unit, in both languages."""

from decimal import Decimal

from audit.model.rule import Parameter, ParameterUnit
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.rulebase.calendar_months import days_of_months, whole_months
from audit.wording.values import write_value

_TYPE_OF_UNIT = {
    ParameterUnit.EURO: ValueType.MONEY,
    ParameterUnit.SHARE: ValueType.SHARE,
    ParameterUnit.DAY: ValueType.DAYS,
    ParameterUnit.COUNT: ValueType.NUMBER,
    ParameterUnit.DATE: ValueType.DATE,
}


def value_compared(parameter: Parameter) -> Text:
    """Return the same as it stands beside a duration in days: months with the days that they last, by the calendar."""
    said = parameter_value(parameter)
    if parameter.unit is not ParameterUnit.MONTH:
        return said
    shortest, longest = days_of_months(whole_months(parameter))
    fr, en = (_days(shortest, longest, language) for language in Language)
    return Text(fr=f"{said.fr}, soit {fr}", en=f"{said.en} ({en})")


def _days(shortest: int, longest: int, language: Language) -> str:
    most = write_value(Decimal(longest), ValueType.NUMBER, language)
    is_french = language is Language.FR
    unit = "jours" if is_french else "days"
    to = ("ou" if is_french else "or") if longest - shortest == 1 else ("à" if is_french else "to")
    if shortest == longest:
        return f"{most} {unit}"
    return f"{write_value(Decimal(shortest), ValueType.NUMBER, language)} {to} {most} {unit}"


def parameter_value(parameter: Parameter) -> Text:
    """Return a parameter's value with its unit."""
    if parameter.unit is ParameterUnit.MONTH:
        count = whole_months(parameter)
        return Text(fr=f"{count} mois", en=f"{count} month{'s' if count > 1 else ''}")
    if isinstance(parameter.value, str):
        return Text(fr=parameter.value, en=parameter.value)
    value_type = _TYPE_OF_UNIT[parameter.unit]
    return Text(
        fr=write_value(parameter.value, value_type, Language.FR),
        en=write_value(parameter.value, value_type, Language.EN),
    )
