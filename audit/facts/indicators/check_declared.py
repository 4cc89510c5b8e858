"""Checks that the question that ``declared`` names asks for the figure that its indicator computes, in its unit."""

from collections.abc import Iterator

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import QUESTION, no_such
from audit.errors import Bilingual, Problem, did_you_mean
from audit.facts.indicators.definition import IndicatorDeclaration
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.question_type import QuestionType
from audit.model.text import Text
from audit.model.value import ValueType
from audit.questionnaire.references import Asked, names_in, wrong_type

_DAYS = Text(fr="jours", en="days")
_ASKED_BY = {
    ValueType.SHARE: (QuestionType.SHARE,),
    ValueType.DAYS: (QuestionType.INTEGER, QuestionType.NUMBER),
    ValueType.INTEGER: (QuestionType.INTEGER,),
    ValueType.NUMBER: (QuestionType.NUMBER,),
    ValueType.MONEY: (QuestionType.MONEY,),
}
_NO_ANSWER = Fact("", ValueType.CODE, AnswerState.BLANK)


def check_declared(
    item: IndicatorDeclaration, name: str, document: YamlDocument, path: NodePath, asked: Asked
) -> Iterator[Problem]:
    """Yield what is wrong with the question ``name``, which is to be the published figure of an indicator."""
    message = _fault(item, name, asked)
    if message is not None:
        yield document.problem(path, message)


def _fault(item: IndicatorDeclaration, name: str, asked: Asked) -> Bilingual | None:
    types = _ASKED_BY.get(item.type)
    if types is None:
        return Bilingual(
            f"un indicateur de type « {item.type} » n'a pas de chiffre publié ; retirez « declared »",
            f"an indicator of type '{item.type}' has no published figure; remove 'declared'",
        )
    if item.computed.shape.tally(()) is not None:
        return Bilingual(
            f"la forme « {item.computed.name} » porte sur les réponses du classeur, dont rien n'est publié ; retirez "
            "« declared »",
            f"the shape '{item.computed.name}' is about the answers of the workbook, of which nothing is published; "
            "remove 'declared'",
        )
    question = asked.questions.get(name)
    if question is None:
        fitting = [one.id for one in asked.questions.values() if one.type in types]
        return no_such(QUESTION, name, fitting if did_you_mean(name, fitting).fr else asked.questions)
    if question.type not in types:
        return wrong_type(name, question.type, types)
    if item.type is ValueType.DAYS and question.unit != _DAYS:
        return Bilingual(
            f"l'unité de « {name} » doit être celle de l'indicateur : {{fr: {_DAYS.fr}, en: {_DAYS.en}}}",
            f"the unit of '{name}' must be that of the indicator: {{fr: {_DAYS.fr}, en: {_DAYS.en}}}",
        )
    if name in {named.name for named in names_in(item.computed.shape) if named.table is None}:
        return Bilingual(
            f"« {name} » sert déjà au calcul : le chiffre publié est une autre réponse",
            f"'{name}' is computed from already: the published figure is another answer",
        )
    if not question.optional:
        return Bilingual(
            f"« {name} » doit être facultative (« optional: true ») : elle ne sert que si le calcul manque de données",
            f"'{name}' must be optional ('optional: true'): it only serves where the computation lacks something",
        )
    return None
