"""Checks the sentences of a rule's finding: they may only speak of what the rule reads."""

from collections.abc import Iterator

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import FACT
from audit.errors import Bilingual, Problem
from audit.model.fact import Vocabulary
from audit.model.rule import Confidence, FindingSentence, ParameterUnit, Rule
from audit.model.value import ValueType
from audit.rulebase.check_citations import unknown_name
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.reads import RuleReads, all_read, facts_of, parameters_of
from audit.rulebase.walk import sentence_conditions
from audit.wording.placeholders import (
    FORMS,
    ROW_COUNT,
    ROWS,
    counted_placeholders,
    origin_named,
    parameter_named,
    placeholders,
)


class FindingChecker:
    """Checks findings against the vocabulary and the rule they belong to."""

    def __init__(self, vocabulary: Vocabulary, conditions: ConditionChecker) -> None:
        self.facts = vocabulary.facts
        self.conditions = conditions

    def check(self, rule: Rule, document: YamlDocument) -> list[Problem]:
        """Return every problem of the finding of ``rule``."""
        problems: list[Problem] = []
        for placed in sentence_conditions(rule):
            problems += self.conditions.check_in_rule(placed, document)
        read = all_read(rule)
        for index, sentence in enumerate(rule.finding):
            problems += self._sentence(read, sentence, document, ("finding", index))
        return problems

    def _sentence(
        self, read: RuleReads, sentence: FindingSentence, document: YamlDocument, path: NodePath
    ) -> Iterator[Problem]:
        for language in ("fr", "en"):
            for name, forms in counted_placeholders(getattr(sentence, language)):
                fault = self._placeholder(read, name, document, (*path, language))
                fault = fault or self._forms(name, forms, document, (*path, language))
                if fault is not None:
                    yield fault
        if set(placeholders(sentence.fr)) != set(placeholders(sentence.en)):
            message = Bilingual(
                "les textes français et anglais ne nomment pas les mêmes faits",
                "the French and English texts do not name the same facts",
            )
            yield document.problem(path, message)
        if sentence.when is None:
            return
        for name in sorted(facts_of(sentence.when) - read.facts):
            if name in self.facts:
                message = Bilingual(
                    f"la phrase dépend du fait « {name} », que la règle ne lit pas",
                    f"the sentence depends on fact '{name}', which the rule does not read",
                )
                yield document.problem((*path, "when"), message)
        for name in sorted(set(parameters_of(sentence.when)) - set(read.parameters)):
            message = Bilingual(
                f"la phrase dépend du paramètre « {name} », que la règle ne lit pas",
                f"the sentence depends on parameter '{name}', which the rule does not read",
            )
            yield document.problem((*path, "when"), message)

    def _is_edition(self, parameter: str) -> bool:
        known = self.conditions.parameters.get(parameter)
        return known is not None and known.unit is ParameterUnit.EDITION

    def _forms(self, name: str, forms: tuple[str, ...], document: YamlDocument, path: NodePath) -> Problem | None:
        """Return what is wrong with the forms that go with a number."""
        if not forms:
            return None
        fact = self.facts.get(name)
        if name != ROW_COUNT and (fact is None or fact.type is not ValueType.INTEGER):
            message = Bilingual(
                f"« {name} » n'est pas un nombre entier : il ne décide ni du singulier ni du pluriel",
                f"'{name}' is no whole number: it decides neither singular nor plural",
            )
        elif len(forms) not in FORMS or not all(forms):
            message = Bilingual(
                f"après « {name} », deux formes sont attendues, « |singulier|pluriel », "
                "ou trois, « |aucun|singulier|pluriel »",
                f"after '{name}', two forms are expected, '|singular|plural', or three, '|none|singular|plural'",
            )
        else:
            return None
        return document.problem(path, message)

    def _placeholder(self, read: RuleReads, name: str, document: YamlDocument, path: NodePath) -> Problem | None:
        parameter = parameter_named(name)
        if parameter is not None:
            if parameter in read.parameters or self._is_edition(parameter):
                return None
            message = Bilingual(
                f"le texte nomme le paramètre « {parameter} », que la règle ne lit pas",
                f"the text names parameter '{parameter}', which the rule does not read",
            )
        elif (chosen := origin_named(name)) is not None:
            known = self.conditions.parameters.get(chosen)
            if chosen in read.parameters and known is not None and known.confidence is Confidence.TOOL_CHOICE:
                return None
            message = Bilingual(
                f"{{{name}}} : « {chosen} » n'est pas un choix de l'outil que la règle lit",
                f"{{{name}}}: '{chosen}' is no choice of the tool that the rule reads",
            )
        elif name in (ROWS, ROW_COUNT):
            if read.tables:
                return None
            message = Bilingual(
                f"le texte nomme {{{name}}}, mais la règle ne lit aucun tableau",
                f"the text names {{{name}}}, but the rule reads no table",
            )
        elif name not in self.facts:
            return unknown_name(document, path, FACT, name, self.facts)
        elif name in read.facts:
            return None
        else:
            message = Bilingual(
                f"le texte nomme le fait « {name} », que la règle ne lit pas",
                f"the text names fact '{name}', which the rule does not read",
            )
        return document.problem(path, message)
