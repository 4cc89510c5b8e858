"""Checks that the questions, tables, columns and codes that a declaration names exist and are of the right type."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import CHOICE, COLUMN, QUESTION, TABLE, listed, no_such
from audit.errors import Bilingual, Problem
from audit.model.base import Frozen
from audit.model.question_reference import CodeOf, ColumnOf, QuestionOf, Reference, TableOf
from audit.model.question_type import QuestionType
from audit.model.questionnaire import Field, Question, Section, Table


class Asked(NamedTuple):
    """Every question by its id, and every table by its own."""

    questions: dict[str, Question]
    tables: dict[str, Table]

    @classmethod
    def by(cls, sections: Iterable[Section], tables: Iterable[Table]) -> "Asked":
        """Return what ``sections`` and ``tables`` ask."""
        questions = {question.id: question for section in sections for question in section.questions}
        return cls(questions, {table.id: table for table in tables})


_Beside = tuple[str | None, str | None, str | None]  # the table, the column and the question that stand beside a name


class Named(NamedTuple):
    """A name that a declaration gives, where, and what it is to be.

    Attributes:
        table: the table of which it names a column or, by ``column``, a code.
        question: the question of which it names a code.
    """

    mark: Reference
    name: str
    path: NodePath
    table: str | None = None
    column: str | None = None
    question: str | None = None


def names_in(declared: Frozen, path: NodePath = (), table: str | None = None) -> Iterator[Named]:
    """Yield every name that ``declared`` gives in a field marked as holding one, in the order of its fields.

    Args:
        declared: a declaration.
        path: where it stands in its file.
        table: the table that is named above it.
    """
    table = getattr(declared, "table", table)
    column, question = getattr(declared, "column", None), getattr(declared, "question", None)
    hints = _hints(type(declared))
    for name, field in type(declared).model_fields.items():
        beside = (table, column, question)
        yield from _names(hints[name], getattr(declared, name), (*path, field.alias or name), beside)


def check_names(declared: Frozen, document: YamlDocument, path: NodePath, asked: Asked) -> list[Problem]:
    """Return a problem for each name that ``declared``, at ``path`` in ``document``, gives to nothing fitting."""
    told = ((named.path, _fault(named, asked)) for named in names_in(declared, path))
    return [document.problem(where, message) for where, message in told if message]


def wrong_type(name: str, found: QuestionType, types: Sequence[QuestionType]) -> Bilingual:
    """Return that what is called ``name`` is answered otherwise than it should be."""
    told = Bilingual(f"« {name} » est de type « {found} »", f"'{name}' is of type '{found}'")
    return told + listed(types)


@cache
def _hints(model: type[Frozen]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _names(hint: Any, value: Any, path: NodePath, beside: _Beside) -> Iterator[Named]:
    if isinstance(value, Frozen):
        yield from names_in(value, path, beside[0])
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _names(get_args(hint)[0], item, (*path, number), beside)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _names(get_args(hint)[1], item, (*path, key), beside)
    elif isinstance(value, str):
        yield from (Named(mark, value, path, *beside) for mark in _marks(hint))


def _marks(hint: Any) -> Iterator[Reference]:
    if get_origin(hint) is Annotated:
        yield from (item for item in hint.__metadata__ if isinstance(item, QuestionOf | TableOf | ColumnOf | CodeOf))
    else:
        for choice in get_args(hint):
            yield from _marks(choice)


def _fault(named: Named, asked: Asked) -> Bilingual | None:
    """Return what is wrong with a name, once: what hangs on a name that is wrong is not told again."""
    table = asked.tables.get(named.table or "")
    columns = {column.id: column for column in table.columns} if table else {}
    match named.mark:
        case QuestionOf(types):
            question = asked.questions.get(named.name)
            return _of_type(named.name, question, types) if question else no_such(QUESTION, named.name, asked.questions)
        case TableOf():
            return None if table else no_such(TABLE, named.name, asked.tables) + listed(asked.tables)
        case ColumnOf(types) if named.name in columns:
            return _of_type(named.name, columns[named.name], types)
        case ColumnOf():
            return no_such(COLUMN, named.name, columns) + listed(columns) if table else None
        case CodeOf():
            of = columns.get(named.column or "") or asked.questions.get(named.question or "")
            codes = [option.code for option in of.options] if of else []
            return no_such(CHOICE, named.name, codes) + listed(codes) if codes and named.name not in codes else None


def _of_type(name: str, found: Field, types: Sequence[QuestionType]) -> Bilingual | None:
    return None if found.type in types else wrong_type(name, found.type, types)
