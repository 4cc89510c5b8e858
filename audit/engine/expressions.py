"""Says the leaves of conditions in words, without values: for traces and for ``audit rules show``."""

from typing import assert_never

from audit.model.condition import (
    All,
    AnyOf,
    AtLeast,
    ColumnOperand,
    Comparison,
    Condition,
    Exists,
    FactOperand,
    Forbid,
    ForEach,
    Not,
    OutcomeTest,
    ParameterRef,
    StateTest,
)
from audit.model.text import Text

_OPERATORS = {
    "is": Text(fr="est", en="is"),
    "in": Text(fr="est parmi", en="is one of"),
    "includes": Text(fr="comprend", en="includes"),
    "equals": Text(fr="est égal à", en="equals"),
    "min": Text(fr="est au moins", en="is at least"),
    "max": Text(fr="est au plus", en="is at most"),
    "above": Text(fr="dépasse", en="is above"),
    "below": Text(fr="est inférieur à", en="is below"),
}


_OUTCOME_WORDS = {
    "met": Text(fr="est respectée", en="is met"),
    "not_met": Text(fr="n'est pas respectée", en="is not met"),
    "violated": Text(fr="n'est pas respectée, même en partie", en="is not met, even in part"),
}


def express(condition: Condition) -> Text:
    """Return ``condition`` in words."""
    match condition:
        case Comparison(provided=True):
            return Text(fr=f"{condition.subject} est renseigné", en=f"{condition.subject} is given")
        case Comparison():
            words, operand = _OPERATORS[condition.operator], _operand(condition.operand)
            return Text(
                fr=f"{condition.subject} {words.fr} {operand.fr}",
                en=f"{condition.subject} {words.en} {operand.en}",
            )
        case StateTest():
            states = ", ".join(condition.state)
            return Text(
                fr=f"l'état de {condition.subject} est parmi {states}",
                en=f"the state of {condition.subject} is one of {states}",
            )
        case OutcomeTest():
            verb = _OUTCOME_WORDS[condition.outcome]
            return Text(fr=f"{condition.rule} {verb.fr}", en=f"{condition.rule} {verb.en}")
        case All():
            return _joined(condition.all, " et ", " and ")
        case AnyOf():
            return _joined(condition.any, " ou ", " or ")
        case Not():
            inner = express(condition.not_)
            return Text(fr=f"non ({inner.fr})", en=f"not ({inner.en})")
        case AtLeast(at_least=threshold):
            inner = _joined(threshold.of, " ; ", "; ")
            return Text(
                fr=f"au moins {threshold.n} parmi : {inner.fr}",
                en=f"at least {threshold.n} of: {inner.en}",
            )
        case ForEach(for_each=rows):
            kept, asked = _where(rows.where), express(rows.satisfies)
            return Text(
                fr=f"chaque ligne de « {rows.table} »{kept.fr} vérifie : {asked.fr}",
                en=f"each row of '{rows.table}'{kept.en} satisfies: {asked.en}",
            )
        case Exists(exists=selection):
            kept = _where(selection.where)
            return Text(
                fr=f"il existe une ligne de « {selection.table} »{kept.fr}",
                en=f"there is a row of '{selection.table}'{kept.en}",
            )
        case Forbid(forbid=pair):
            left, right = _where(pair.left.where), _where(pair.right.where)
            names = ", ".join(pair.share)
            return Text(
                fr=(
                    f"aucune ligne de « {pair.left.table} »{left.fr} n'a un nom commun ({names}) "
                    f"avec une ligne de « {pair.right.table} »{right.fr}"
                ),
                en=(
                    f"no row of '{pair.left.table}'{left.en} shares a name ({names}) "
                    f"with a row of '{pair.right.table}'{right.en}"
                ),
            )
    assert_never(condition)


def _joined(conditions: tuple[Condition, ...], fr: str, en: str) -> Text:
    parts = [express(condition) for condition in conditions]
    return Text(fr=fr.join(part.fr for part in parts), en=en.join(part.en for part in parts))


def _where(where: Condition | None) -> Text:
    if where is None:
        return Text.model_construct(fr="", en="")
    inner = express(where)
    return Text.model_construct(fr=f" où {inner.fr}", en=f" where {inner.en}")


def _operand(operand: object) -> Text:
    match operand:
        case ParameterRef(parameter=name):
            return Text(fr=f"le paramètre {name}", en=f"parameter {name}")
        case FactOperand(fact=name) | ColumnOperand(column=name):
            return Text(fr=name, en=name)
        case tuple():
            listed = ", ".join(operand)
            return Text(fr=listed, en=listed)
    return Text(fr=str(operand), en=str(operand))
