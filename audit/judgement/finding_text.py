"""Fills the texts of rules with the facts found, in both languages."""

from collections.abc import Sequence

from audit.model.fact import FactSet, Vocabulary
from audit.model.rule import Parameter, ParameterUnit
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.rulebase.placeholders import ROW_COUNT, ROWS, fill, parameter_named
from audit.wording.values import write_fact, write_value

_TYPE_OF_UNIT = {
    ParameterUnit.EURO: ValueType.MONEY,
    ParameterUnit.SHARE: ValueType.SHARE,
    ParameterUnit.DAY: ValueType.DAYS,
    ParameterUnit.COUNT: ValueType.NUMBER,
}


class FindingText:
    """Writes finding texts for one project."""

    def __init__(self, facts: FactSet, vocabulary: Vocabulary, parameters: dict[str, Parameter]) -> None:
        self.facts = facts
        self.vocabulary = vocabulary
        self.parameters = parameters

    def write(self, template: Text, rows: Sequence[str]) -> Text:
        """Return ``template`` with its placeholders filled."""
        return Text(
            fr=fill(template.fr, lambda name: self._value(name, rows, Language.FR)),
            en=fill(template.en, lambda name: self._value(name, rows, Language.EN)),
        )

    def _value(self, name: str, rows: Sequence[str], language: Language) -> str:
        parameter = parameter_named(name)
        if parameter is not None:
            return parameter_value(self.parameters[parameter]).to(language)
        if name == ROWS:
            return ", ".join(rows) or Text(fr="aucune ligne relevée", en="no row found").to(language)
        if name == ROW_COUNT:
            return str(len(rows))
        return write_fact(self.facts.facts[name], language, self.vocabulary.facts[name].options)


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
