"""What a rule reads, as the questionnaire defines it: questions, table columns and indicators."""

from collections.abc import Iterator

from audit.facts.vocabulary import IndicatorDefinition
from audit.model.base import Frozen
from audit.model.questionnaire import Field, Question, QuestionBank, Table
from audit.model.rule import Rule
from audit.model.text import Text
from audit.rulebase.reads import columns_read, facts_of, facts_read, tables_read


class Definition(Frozen):
    """One thing that a rule reads.

    Attributes:
        meaning: what each answer means, or how an indicator is computed.
        choices: the answers of a closed list of its own (other than yes, partly, no).
        evidence: the document expected, for a question.
        columns: what the rule reads of a table.
    """

    label: Text
    meaning: Text | None = None
    choices: tuple[Text, ...] = ()
    evidence: Text | None = None
    columns: tuple["Definition", ...] = ()


def definitions(rule: Rule, bank: QuestionBank, indicators: tuple[IndicatorDefinition, ...]) -> tuple[Definition, ...]:
    """Return what ``rule`` reads: questions and tables in the order of the workbook, then indicators.

    The questions that only say whether the rule applies come last.
    """
    facts, tables, columns = facts_read(rule), tables_read(rule), columns_read(rule)
    judged = facts_of(rule.satisfied_when)
    asked = [question for question in bank.questions if question.id in facts]
    return (
        *(_question(question) for question in asked if question.id in judged),
        *(_table(table, columns) for table in bank.tables if table.id in tables),
        *(Definition(label=item.label, meaning=item.definition) for item in indicators if item.id in facts),
        *(_question(question) for question in asked if question.id not in judged),
    )


def _question(question: Question) -> Definition:
    return _field(question, question.expected_evidence)


def _table(table: Table, read: frozenset[str]) -> Definition:
    return Definition(label=table.title, meaning=table.guidance, columns=tuple(_columns(table, read)))


def _columns(table: Table, read: frozenset[str]) -> Iterator[Definition]:
    for column in table.columns:
        if f"{table.id}/{column.id}" in read:
            yield _field(column)


def _field(field: Field, evidence: Text | None = None) -> Definition:
    labels = tuple(choice.label for choice in field.choices)
    return Definition(label=field.label, meaning=field.guidance, choices=labels, evidence=evidence)
