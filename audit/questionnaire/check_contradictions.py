"""Checks the answers that contradictions compare: they exist, and can be compared."""

from collections.abc import Iterator

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import CHOICE, COLUMN, QUESTION, TABLE, listed, no_such
from audit.errors import Bilingual, Problem
from audit.model.base import Frozen
from audit.model.contradiction import Comparison, Contradiction, OnlyWhen
from audit.model.question_reference import ONE_CODE
from audit.model.question_type import QuestionType
from audit.model.questionnaire import Field
from audit.model.reference import FactRef
from audit.questionnaire.references import Asked, wrong_type

_COMPARED = {
    Comparison.EARLIER_THAN: (QuestionType.DATE,),
    Comparison.LATER_THAN: (QuestionType.DATE,),
    Comparison.HIGHER_THAN: (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY, QuestionType.SHARE),
}


class Contradictions(Frozen):
    """questionnaires/contradictions.yaml: the pairs of answers that are compared; optional."""

    contradictions: tuple[Contradiction, ...]


def check_contradictions(declared: Contradictions, document: YamlDocument, asked: Asked) -> list[Problem]:
    """Return a problem for each answer that is not asked, or that cannot be compared with the other."""
    return [
        document.problem(path, message)
        for number, item in enumerate(declared.contradictions)
        for path, message in _faults(item, ("contradictions", number), asked)
    ]


def _faults(item: Contradiction, path: NodePath, asked: Asked) -> Iterator[tuple[NodePath, Bilingual]]:
    one, absent = _find(item.answer, asked)
    if absent:
        yield (*path, "answer"), absent
    elif one and one.type not in _COMPARED[item.comparison]:
        yield (*path, "answer"), wrong_type(item.answer, one.type, _COMPARED[item.comparison])
        one = None
    other, absent = _find_beside(item.other, item.answer, asked)
    if absent:
        yield (*path, item.comparison.value), absent
    elif one and other and other.type is not one.type:
        yield (*path, item.comparison.value), wrong_type(item.other, other.type, (one.type,))
    if item.when:
        yield from _faults_of_condition(item.when, item.answer, (*path, "when"), asked)


def _faults_of_condition(
    when: OnlyWhen, answer: str, path: NodePath, asked: Asked
) -> Iterator[tuple[NodePath, Bilingual]]:
    condition, absent = _find_beside(when.answer, answer, asked)
    if absent:
        yield (*path, "answer"), absent
    elif condition and condition.type not in ONE_CODE:
        yield (*path, "answer"), wrong_type(when.answer, condition.type, ONE_CODE)
    elif condition and condition.label_of(when.code) is None:
        codes = [option.code for option in condition.options]
        key = "is" if when.is_ is not None else "is_not"
        yield (*path, key), no_such(CHOICE, when.code, codes) + listed(codes)


def _find(name: str, asked: Asked) -> tuple[Field | None, Bilingual | None]:
    """Return the question or column called ``name``, or why there is none."""
    named = FactRef.parse(name)
    table_id, column_id = named.owner, named.column
    if column_id is None:
        question = asked.questions.get(name)
        return question, None if question else no_such(QUESTION, name, asked.questions)
    if table_id not in asked.tables:
        return None, no_such(TABLE, table_id, asked.tables) + listed(asked.tables)
    columns = {column.id: column for column in asked.tables[table_id].columns}
    if column_id not in columns:
        return None, no_such(COLUMN, column_id, columns) + listed(columns)
    return columns[column_id], None


def _find_beside(name: str, answer: str, asked: Asked) -> tuple[Field | None, Bilingual | None]:
    """Return the same; a column can only be compared with those of its own line."""
    table_id = FactRef.parse(name).table
    if table_id is not None and table_id != FactRef.parse(answer).owner:
        told = Bilingual(
            f"« {name} » n'est pas une colonne du tableau de « {answer} » : seules une question ou une colonne du même "
            "tableau se comparent à lui",
            f"'{name}' is no column of the table of '{answer}': only a question or a column of the same table can be "
            "compared with it",
        )
        return None, told
    return _find(name, asked)
