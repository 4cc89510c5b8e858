"""Says in one phrase what a question or a column expects."""

from audit.model.answer_domain import PLAUSIBLE_DAYS
from audit.model.questionnaire import Field, QuestionType
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.wording.values import write_value

_YEARS = tuple(day.year for day in PLAUSIBLE_DAYS)
_KINDS = {
    ValueType.INTEGER: Text(fr="un nombre entier", en="a whole number"),
    ValueType.NUMBER: Text(fr="un nombre", en="a number"),
    ValueType.MONEY: Text(
        fr="un montant en euros, toutes taxes comprises (« 12 500 € », « 1,5 M€ »)",
        en="an amount in euros, tax included (“€12,500”, “€1.5m”)",
    ),
    ValueType.SHARE: Text(fr="un pourcentage (« 35 % »)", en="a percentage (“35%”)"),
    ValueType.DATE: Text(
        fr=f"une date complète, jour, mois et année (« 31/03/2027 »), de {_YEARS[0]} à {_YEARS[1]}",
        en=f"a full date, day, month and year (“31 March 2027”), from {_YEARS[0]} to {_YEARS[1]}",
    ),
    ValueType.TEXT: Text(fr="un texte", en="a text"),
    ValueType.NAMES: Text(
        fr="un ou plusieurs noms séparés par « ; », ou « aucun »",
        en="one or several names separated by “;”, or “none”",
    ),
}
_ONE_OF = Text(fr="une réponse de la liste : {answers}", en="an answer of the list: {answers}")
_SOME_OF = Text(
    fr="une ou plusieurs réponses de la liste, séparées par « ; » : {answers}",
    en="one or several answers of the list, separated by “;”: {answers}",
)
_QUOTED = {Language.FR: "« {} »", Language.EN: "“{}”"}
_BETWEEN = Text(fr="{kind}, entre {low} et {high}", en="{kind}, between {low} and {high}")


def expected(asked: Field) -> Text:
    """Return what an answer to ``asked`` must be, its bounds or its list included."""
    return Text(fr=_expected(asked, Language.FR), en=_expected(asked, Language.EN))


def _expected(asked: Field, language: Language) -> str:
    if asked.options:
        answers = ", ".join(_QUOTED[language].format(option.label.to(language)) for option in asked.options)
        pattern = _SOME_OF if asked.type is QuestionType.CHOICES else _ONE_OF
        return pattern.to(language).format(answers=answers)
    kind = _KINDS[asked.value_type].to(language)
    if asked.bounds is None:
        return kind
    low, high = (write_value(bound, asked.value_type, language) for bound in asked.bounds)
    return _BETWEEN.to(language).format(kind=kind, low=low, high=high)
