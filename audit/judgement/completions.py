"""The ways in which what a project leaves open may be completed: a few answers a question, a few contents a table.

A completion is a real answer, never the truth of a condition, so that no impossible project is ever judged. The prior
is stated and simple: the answers listed for a question are equally likely, whatever the others are.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from audit.engine.comparisons import Parameters, operand_value
from audit.engine.leaves import CompiledLeaf
from audit.model.answer import AnswerState
from audit.model.answered_fact import completeness_fact
from audit.model.bounds import Bounds
from audit.model.condition import Comparison, FactOperand, Leaf
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import Field, Question, QuestionSet, Table, TableCompleteness
from audit.model.value import NUMERIC, Value, ValueType

_DAYS = (-1000, -400, -100, 30, 200, 700)  # from the review: before and after, near and far
_TYPICAL: Mapping[ValueType, tuple[Decimal, ...]] = {
    ValueType.MONEY: tuple(Decimal(10) ** power for power in (5, 6, 7, 8)),
    ValueType.SHARE: tuple(Decimal(tenths) / 10 for tenths in (0, 1, 3, 5, 8, 10)),
    ValueType.INTEGER: tuple(map(Decimal, (0, 1, 2, 5, 20))),
    ValueType.NUMBER: tuple(map(Decimal, (0, 1, 2, 5, 20))),
}
_STEP = {ValueType.INTEGER: Decimal(1), ValueType.MONEY: Decimal(1)}
_FINE = Decimal("0.001")
_MOST = 6  # answers tried for a question that is read together with others
_TABLES = 4  # contents tried for a table
_MOST_ROWS_ADDED = 3


@dataclass(frozen=True)
class Completion:
    """One way to complete one question, or one table: the fact, or the table, that it would then be."""

    name: str
    fact: Fact | None = None
    table: FactTable | None = None


class Completions:
    """Finds how questions and tables may be completed, from what the rules compare them with."""

    def __init__(self, questions: QuestionSet, leaves: Sequence[Leaf], parameters: Parameters) -> None:
        self._questions = {question.id: question for question in questions.questions}
        self._tables = {table.id: table for table in questions.tables}
        self._limits = _limits(leaves, self._questions, parameters)

    def of_question(self, name: str, facts: FactSet, alone: Sequence[CompiledLeaf], together: bool) -> list[Completion]:
        """Return the answers worth telling apart for an open question, "not applicable" among them.

        Args:
            name: the question.
            facts: those of the project.
            alone: the leaves that read this question and nothing else that is open; answers on which they all
                agree count as one.
            together: whether something reads it together with other open questions.
        """
        question = self._questions[name]
        answers = [_answered(name, question, value) for value in self._values(question, facts, together)]
        answers.append(Fact(name, question.value_type, AnswerState.NOT_APPLICABLE))
        if not together:
            answers = _distinct(answers, alone, facts)
        return [Completion(name, fact=answer) for answer in answers]

    def of_table(self, table_id: str, facts: FactSet, rng: random.Random) -> list[Completion]:
        """Return some contents of an open table: its open cells filled, rows added where it is not said complete."""
        table, found = self._tables[table_id], facts.tables[table_id]
        return [Completion(table_id, table=self._filled(table, found, facts, rng)) for _ in range(_TABLES)]

    def _values(self, question: Field, facts: FactSet, together: bool) -> list[Value]:
        kind = question.value_type
        if kind is ValueType.CODE:
            return [option.code for option in question.options]
        if kind is ValueType.CODES:
            codes = tuple(option.code for option in question.options)
            return list(dict.fromkeys([(), *((code,) for code in codes), codes]))
        if kind is ValueType.NAMES:
            return [(), ("A",), ("A", "B")]
        if kind is ValueType.TEXT:
            return ["A"]
        limits = self._limits.get(getattr(question, "id", ""), set())
        if kind is ValueType.DATE:
            return _days(limits, facts.review_date or date.min, together)
        return _numbers(kind, limits, question.bounds, together)

    def _filled(self, table: Table, found: FactTable, facts: FactSet, rng: random.Random) -> FactTable:
        rows = [self._row(table, row.number, facts, rng, row) for row in found.rows]
        if not found.is_closed:
            first = max((row.number for row in found.rows), default=0) + 1
            rows += [self._row(table, first + more, facts, rng) for more in range(rng.randint(0, _MOST_ROWS_ADDED))]
        declared = TableCompleteness.COMPLETE if rows else TableCompleteness.NONE
        return FactTable(table.id, completeness_fact(table.id, declared), tuple(rows))

    def _row(
        self, table: Table, number: int, facts: FactSet, rng: random.Random, known: FactRow | None = None
    ) -> FactRow:
        cells = {}
        for column in table.columns:
            cell = known.facts[column.id] if known else None
            if cell is None or _is_open(cell):
                name = f"{table.id}/{number}/{column.id}"
                cell = _answered(name, column, rng.choice(self._values(column, facts, together=True)))
            cells[column.id] = cell
        label = cells[table.row_label].value
        return FactRow(number, str(label) if label else f"#{number}", cells)


def open_questions(facts: FactSet, names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that have no answer: blank, "don't know", or unreadable."""
    return [name for name in names if _is_open(facts.facts[name])]


def open_tables(facts: FactSet) -> list[str]:
    """Return the tables that may hold other rows, or a cell of which has no answer."""
    return [
        table.id
        for table in facts.tables.values()
        if not table.is_closed or any(_is_open(cell) for row in table.rows for cell in row.facts.values())
    ]


def _is_open(fact: Fact) -> bool:
    return fact.value is None and fact.state is not AnswerState.NOT_APPLICABLE


def _answered(name: str, asked: Field, value: Value) -> Fact:
    return Fact(name, asked.value_type, AnswerState.ANSWERED, value)


def _distinct(answers: Sequence[Fact], leaves: Sequence[CompiledLeaf], facts: FactSet) -> list[Fact]:
    """Keep one of the answers on which all the leaves agree."""
    kept: dict[tuple[object, ...], Fact] = {}
    for answer in answers:
        with_answer = facts.with_changes({answer.name: answer})
        kept.setdefault(tuple(leaf.value(with_answer) for leaf in leaves), answer)
    return list(kept.values())


def _limits(
    leaves: Iterable[Leaf], questions: Mapping[str, Question], parameters: Parameters
) -> Mapping[str, set[Any]]:
    """Return the values with which the rules compare each question."""
    limits: dict[str, set[Any]] = {}
    for leaf in leaves:
        if not isinstance(leaf, Comparison) or leaf.fact not in questions or leaf.fact is None:
            continue
        kind = questions[leaf.fact].value_type
        is_measured = kind in NUMERIC or kind is ValueType.DATE
        if is_measured and leaf.operator != "provided" and not isinstance(leaf.operand, FactOperand):
            limits.setdefault(leaf.fact, set()).add(operand_value(leaf, kind, parameters))
    return limits


def _days(limits: set[Any], review: date, together: bool) -> list[Value]:
    near = {day + timedelta(days=shift) for day in limits for shift in (-1, 0, 1)}
    if together or not near:
        near |= {review + timedelta(days=shift) for shift in _DAYS}
    return sorted(near)[:: max(1, len(near) // _MOST)] if together else sorted(near)


def _numbers(kind: ValueType, limits: set[Any], bounds: Bounds | None, together: bool) -> list[Value]:
    step = _STEP.get(kind, _FINE)
    near = {limit + shift for limit in limits for shift in (-step, Decimal(0), step)}
    if together or not near:
        near |= set(_TYPICAL.get(kind, _TYPICAL[ValueType.NUMBER]))
    kept = sorted(number for number in near if bounds is None or bounds.low <= number <= bounds.high)
    if bounds is not None and not kept:  # a question of its own range, that no rule compares
        kept = sorted({bounds.low, bounds.high})
    return list(kept[:: max(1, len(kept) // _MOST)]) if together else list(kept)
