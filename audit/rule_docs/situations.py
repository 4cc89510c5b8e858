"""Says the examples of a rule in the words of the questionnaire: what is answered, and what the rule then finds."""

from collections.abc import Iterator, Mapping
from typing import Any

from audit.model.base import Frozen
from audit.model.fact import FactDefinition, TableDefinition, Vocabulary
from audit.model.questionnaire import COMPLETENESS_LABELS
from audit.model.rule import Example, ExampleTable, OutcomeKind
from audit.model.text import Language, Text
from audit.rulebase.example_facts import given_fact
from audit.wording.typography import typeset
from audit.wording.values import write_fact

_ANSWER = Text(fr="« {label} » : {answer}", en="“{label}”: {answer}")
_TABLE = Text(fr="tableau « {title} », {completeness}", en="table “{title}”, {completeness}")
_UNDECLARED = Text(fr="dont l'état n'est pas déclaré", en="whose completeness is not declared")
_NOTHING = Text(fr="aucune réponse", en="no answer")


class Answer(Frozen):
    """One answer of a situation in words; of a table, its rows."""

    words: str
    rows: tuple[str, ...] = ()


class Situation(Frozen):
    """What is answered in an example, and what the rule finds."""

    outcome: OutcomeKind
    answers: tuple[Answer, ...]


def situation(example: Example, vocabulary: Vocabulary, language: Language) -> Situation:
    """Return ``example`` in words; what it leaves blank is not listed."""
    facts = [Answer(words=words) for words in _answers(example.given, vocabulary.facts, language)]
    tables = [_table(table, vocabulary.tables[name], language) for name, table in example.tables.items()]
    nothing = Answer(words=_NOTHING.to(language))
    return Situation(outcome=example.expect, answers=tuple(facts + tables) or (nothing,))


def _answers(given: Mapping[str, Any], definitions: Mapping[str, FactDefinition], language: Language) -> Iterator[str]:
    for name, value in given.items():
        definition = definitions[name]
        answer = write_fact(given_fact(definition, name, value), language, definition.options)
        words = _ANSWER.to(language).format(label=definition.label.to(language), answer=answer)
        yield typeset(words, language)


def _table(table: ExampleTable, definition: TableDefinition, language: Language) -> Answer:
    label = _UNDECLARED if table.completeness is None else COMPLETENESS_LABELS[table.completeness]
    completeness = label.to(language)
    words = _TABLE.to(language).format(title=definition.title.to(language), completeness=completeness.lower())
    separator = " ; " if language is Language.FR else "; "
    rows = tuple(typeset(separator.join(_answers(row, definition.columns, language)), language) for row in table.rows)
    return Answer(words=typeset(words, language), rows=rows)
