"""Writes a parameter's value with its unit, in both languages."""

from audit.model.rule import Parameter, ParameterUnit
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.wording.values import write_value

_TYPE_OF_UNIT = {
    ParameterUnit.EURO: ValueType.MONEY,
    ParameterUnit.SHARE: ValueType.SHARE,
    ParameterUnit.DAY: ValueType.DAYS,
    ParameterUnit.COUNT: ValueType.NUMBER,
}


def parameter_value(parameter: Parameter) -> Text:
    """Return a parameter's value with its unit."""
    if parameter.unit is ParameterUnit.MONTH:
        count = int(parameter.value)
        return Text(fr=f"{count} mois", en=f"{count} month{'s' if count > 1 else ''}")
    value_type = _TYPE_OF_UNIT[parameter.unit]
    return Text(
        fr=write_value(parameter.value, value_type, Language.FR),
        en=write_value(parameter.value, value_type, Language.EN),
    )
