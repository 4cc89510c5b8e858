"""Turns a snapshot into facts: answers one by one, table rows, then the indicators."""

from collections.abc import Mapping
from datetime import date

from audit.facts.declaration import completeness_fact
from audit.facts.indicators import compute_indicators
from audit.facts.vocabulary import IndicatorDefinition
from audit.model.answer import Answer, AnswerState
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import QuestionSet, QuestionType, Table
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Text
from audit.model.value import ValueType

# Yes, partly or no: these questions are all asked so that "yes" is the favourable answer.
_GRADED = QuestionType.YES_PARTIAL_NO


def build_facts(
    snapshot: ProjectSnapshot,
    questions: QuestionSet,
    indicators: tuple[IndicatorDefinition, ...],
    review_date: date,
    labels: Mapping[str, Text],
) -> FactSet:
    """Return every fact of the project: those answered, those missing, those computed.

    Args:
        snapshot: what the workbook says.
        questions: every question and table; those that the snapshot does not answer are blank.
        indicators: the indicators to compute.
        review_date: the date on which ages are measured.
        labels: how people call each fact, for the notes on what is missing.
    """
    facts = {
        question.id: _fact(question.id, question.value_type, snapshot.answers.get(question.id))
        for question in questions.questions
    }
    dated = questions.roles.review_date
    if facts[dated].value != review_date:
        # The audit is dated otherwise than the workbook: one date holds everywhere, and it comes from no cell.
        facts[dated] = Fact(name=dated, type=ValueType.DATE, state=AnswerState.ANSWERED, value=review_date)
    tables = {table.id: _table(table, snapshot.tables.get(table.id)) for table in questions.tables}
    answered = FactSet(facts=facts, tables=tables)
    graded = frozenset(question.id for question in questions.questions if question.type is _GRADED)
    computed = compute_indicators(answered, indicators, review_date, labels, graded)
    return FactSet(facts={**facts, **computed}, tables=tables)


def _fact(name: str, value_type: ValueType, answer: Answer | None) -> Fact:
    if answer is None:
        return Fact(name=name, type=value_type, state=AnswerState.BLANK)
    return Fact(
        name=name,
        type=value_type,
        state=answer.state,
        value=answer.value,
        raw=answer.raw,
        cells=answer.cells,
        evidence=answer.evidence,
        reason=answer.reason,
    )


def _table(table: Table, content: TableContent | None) -> FactTable:
    content = content or TableContent()
    return FactTable(
        id=table.id,
        declaration=completeness_fact(table.id, content.completeness, content.declared_in, content.undeclared),
        rows=tuple(_row(table, row) for row in content.rows),
    )


def _row(table: Table, row: TableRow) -> FactRow:
    facts = {
        column.id: _fact(f"{table.id}/{row.number}/{column.id}", column.value_type, row.cells.get(column.id))
        for column in table.columns
    }
    label = facts[table.row_label].value
    return FactRow(number=row.number, label=str(label) if label else f"#{row.number}", facts=facts)
