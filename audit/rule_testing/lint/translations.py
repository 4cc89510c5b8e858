"""Texts that were left in one language."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from audit.errors import Bilingual
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.text import Text
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase

_LONG_ENOUGH = 4  # words: shorter texts may honestly be the same in both languages (« RACI », « Budget »)


def untranslated(rulebase: RuleBase, questionnaires: Mapping[ReviewType, Questionnaire]) -> Iterator[LintFinding]:
    """Yield the places whose French and English are the same sentence."""
    places: dict[str, BaseModel] = {rule.id: rule for rule in rulebase.rules}
    places |= {signal.id: signal for signal in rulebase.signals}
    places |= rulebase.parameters
    for questionnaire in questionnaires.values():
        places |= {question.id: question for question in questionnaire.questions}
        places |= {table.id: table for table in questionnaire.tables}
    for place, model in places.items():
        for text in _texts(model):
            if text.fr == text.en and len(text.fr.split()) >= _LONG_ENOUGH:
                message = Bilingual(
                    f"les mêmes mots dans les deux langues : {text.fr}", f"the same words in both languages: {text.fr}"
                )
                yield LintFinding(place, "not-translated", message)


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
