"""Fills the texts of rules with the facts found, in both languages."""

from collections.abc import Sequence

from audit.model.fact import FactSet, Vocabulary
from audit.model.rule import Parameter
from audit.model.text import Language, Text
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.placeholders import ROW_COUNT, ROWS, fill, parameter_named
from audit.wording.values import write_fact


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
