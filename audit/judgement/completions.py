"""The ways in which what a project leaves open may be completed: a few answers a question, a few contents a table.

A completion is a real answer, never the truth of a condition, so that no impossible project is ever judged. The prior
is stated and simple: the answers listed for a question are equally likely, whatever the others are.
"""

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from audit.engine.comparisons import Parameters
from audit.engine.leaves import CompiledLeaf
from audit.judgement.answer_regions import combinations, days, numbers, texts
from audit.judgement.compared_with import ComparedWith, Subject, compared_with
from audit.model.answer import OPEN_STATES, UNSETTLED_STATES, AnswerState
from audit.model.answer_domain import PLAUSIBLE_DAYS, domain_of
from audit.model.answered_fact import completeness_fact
from audit.model.bounds import PLAUSIBLE
from audit.model.condition import Leaf
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import YES, Field, QuestionSet, Table, TableCompleteness
from audit.model.value import Value, ValueType

_DAYS = (-1000, -400, -100, 30, 200, 700)  # from the review: before and after, near and far
_MORE_DAYS = (-200, -30, 0, 90, 400, 1100)
_TYPICAL = {
    ValueType.MONEY: tuple(Decimal(10) ** power for power in (5, 6, 7, 8)),
    ValueType.SHARE: tuple(Decimal(tenths) / 10 for tenths in (0, 1, 3, 5, 8, 10)),
    ValueType.INTEGER: tuple(map(Decimal, (0, 1, 2, 5, 20))),
    ValueType.NUMBER: tuple(map(Decimal, (0, 1, 2, 5, 20))),
}
_STEP = {ValueType.MONEY: Decimal(1)}
_FINE = Decimal("0.001")
_MOST = 6  # answers tried for a question that is read together with others
_MANY = 14  # the same, where each is tried in turn
_TABLES = 8  # contents tried for a table
_MOST_ROWS_ADDED = 3
_NOT_COMPARED = ComparedWith()


@dataclass(frozen=True)
class Completion:
    """One way to complete one question, or one table: the fact, or the table, that it would then be."""

    name: str
    fact: Fact | None = None
    table: FactTable | None = None


class Completions:
    """Finds how questions and tables may be completed, from what the rules compare them with.

    Every question and every column may be answered by "not applicable": no questionnaire can forbid it.
    """

    def __init__(self, questions: QuestionSet, leaves: Sequence[Leaf], parameters: Parameters) -> None:
        self._questions = {question.id: question for question in questions.questions}
        self._tables = {table.id: table for table in questions.tables}
        types = {Subject(name): question.value_type for name, question in self._questions.items()}
        types |= {
            Subject(column.id, table.id): column.value_type for table in questions.tables for column in table.columns
        }
        self._compared = compared_with(leaves, types, parameters)

    def of_question(
        self,
        name: str,
        facts: FactSet,
        alone: Sequence[CompiledLeaf],
        together: bool,
        beside: Collection[Value] | None = None,
    ) -> list[Completion]:
        """Return the answers worth telling apart for an open question, "not applicable" among them.

        An open answer that some rule takes for an answer ("don't know" where it says that there is no such thing) is
        completed by itself alone; one that may still become so, by it too.

        Args:
            name: the question.
            facts: those of the project.
            alone: the leaves that read this question and nothing else that is open; answers on which they all
                agree count as one.
            together: whether something reads it together with other open questions.
            beside: to list more than a few values of a question that is read together with others, what these are
                answered; None where a few will do.
        """
        question, compared, known = self._questions[name], self._compared_with(Subject(name)), facts.facts[name]
        if known.state in compared.states:
            return [Completion(name, fact=known)]
        values = _values(question, compared, facts, together, known, beside)
        answers = [_answered(name, question, value) for value in values]
        answers += [Fact(name, question.value_type, state) for state in _without_value(known, compared, question)]
        if not together:
            answers = _distinct(answers, alone, facts)
        return [Completion(name, fact=answer) for answer in answers]

    def is_exhaustive(self, name: str, together: bool) -> bool:
        """Return whether the completions of ``name`` stand for all there are.

        Whatever is answered, one of those that ``of_question`` lists is then worth the same by every leaf that it was
        given. Otherwise they are a sample: those of a table, of a number or a date that an indicator reads, of codes
        in more combinations than are listed.

        Args:
            name: a question or a table.
            together: as ``of_question`` was asked.
        """
        question = self._questions.get(name)
        if question is None:
            return False
        if question.value_type is ValueType.CODE:
            return True
        compared = self._compared_with(Subject(name))
        if together or any(other.table is None and other.name not in self._questions for other in compared.others):
            return False  # an indicator that it is compared with may change with it
        return question.value_type is not ValueType.CODES or combinations(compared.groups, ()) is not None

    def may_stay_open(self, name: str) -> bool:
        """Return whether a completion of the question may leave it open, some rule taking that for an answer."""
        return not OPEN_STATES.isdisjoint(self._compared_with(Subject(name)).states)

    def of_table(self, table_id: str, facts: FactSet, rng: random.Random) -> list[Completion]:
        """Return some contents of an open table: its open cells filled, rows added where it is not said complete.

        The first one is filled to its credit, as far as the questionnaire tells what that is: "yes", all the codes.
        """
        table, found = self._tables[table_id], facts.tables[table_id]
        filled = [self._filled(table, found, facts, rng, favourable=True)]
        filled += [self._filled(table, found, facts, rng) for _ in range(_TABLES - 1)]
        return [Completion(table_id, table=one) for one in filled]

    def _compared_with(self, subject: Subject) -> ComparedWith:
        return self._compared.get(subject, _NOT_COMPARED)

    def _filled(
        self, table: Table, found: FactTable, facts: FactSet, rng: random.Random, favourable: bool = False
    ) -> FactTable:
        rows = [self._row(table, row.number, facts, rng, row, favourable) for row in found.rows]
        if not found.is_closed:
            first = max((row.number for row in found.rows), default=0) + 1
            added = rng.randint(int(favourable and not rows), _MOST_ROWS_ADDED)
            rows += [self._row(table, first + more, facts, rng, None, favourable) for more in range(added)]
        declared = TableCompleteness.COMPLETE if rows else TableCompleteness.NONE
        return FactTable(table.id, completeness_fact(table.id, declared), tuple(rows))

    def _row(
        self,
        table: Table,
        number: int,
        facts: FactSet,
        rng: random.Random,
        known: FactRow | None = None,
        favourable: bool = False,
    ) -> FactRow:
        cells = {}
        for column in table.columns:
            name = f"{table.id}/{number}/{column.id}"
            cell = known.facts[column.id] if known else Fact(name, column.value_type, AnswerState.BLANK)
            compared = self._compared_with(Subject(column.id, table.id))
            if _is_open(cell) and cell.state not in compared.states:
                values = _values(column, compared, facts, together=True, known=cell)
                answers = [_answered(name, column, value) for value in values]
                without = [Fact(name, column.value_type, state) for state in _without_value(cell, compared, column)]
                best = _favourable(column, values) if favourable else None
                cell = rng.choice(answers + without) if best is None else _answered(name, column, best)
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
    return fact.state in UNSETTLED_STATES


def _answered(name: str, asked: Field, value: Value) -> Fact:
    return Fact(name, asked.value_type, AnswerState.ANSWERED, value)


def _without_value(fact: Fact, compared: ComparedWith, asked: Field) -> list[AnswerState]:
    """Return the answers without value that ``fact``, which is open, may still get, where rules tell them apart."""
    if fact.state is AnswerState.PARTLY_ANSWERED:
        return []
    may_be_unknown = AnswerState.UNKNOWN in compared.states and fact.state is not AnswerState.UNKNOWN
    return [asked.absence, *([AnswerState.UNKNOWN] if may_be_unknown else [])]


def _favourable(asked: Field, values: Sequence[Value]) -> Value | None:
    """Return the answer that is likely to be a good one: the nearest to yes, or all codes; None where there is none."""
    if YES in asked.options:
        return values[0] if values else None  # in the order of the list: what is known in part may exclude yes
    return values[-1] if asked.value_type is ValueType.CODES else None


def _distinct(answers: Sequence[Fact], leaves: Sequence[CompiledLeaf], facts: FactSet) -> list[Fact]:
    """Keep one of the answers on which all the leaves agree: an amount that people would give, else the first."""
    kept: dict[tuple[object, ...], Fact] = {}
    for answer in answers:
        with_answer = facts.with_changes({answer.name: answer})
        first = kept.setdefault(key := tuple(leaf.value(with_answer) for leaf in leaves), answer)
        if _is_typical(answer) and not _is_typical(first):
            kept[key] = answer
    return list(kept.values())


def _is_typical(answer: Fact) -> bool:
    return answer.type is ValueType.MONEY and answer.value in _TYPICAL[ValueType.MONEY]


def _values(
    asked: Field,
    compared: ComparedWith,
    facts: FactSet,
    together: bool,
    known: Fact,
    beside: Collection[Value] | None = None,
) -> list[Value]:
    """Return the values worth telling apart among those that ``known``, which is open, leaves possible.

    A few of them where they are read together with others, or more where it is said what these are answered.
    """
    kind = asked.value_type
    if kind is ValueType.CODE:
        return [option.code for option in asked.options if known.allows(option.code)]
    if kind is ValueType.CODES:
        return _codes(tuple(option.code for option in asked.options), compared, together, known)
    if kind is ValueType.NAMES:
        return [(), ("A",), ("A", "B")]
    # The bounds of a partial answer cut regions too, so that one value at least of each region lies between them.
    limits = compared.on(facts) | {bound for bound in (known.low, known.high) if bound is not None}
    many = beside is not None
    limits |= set(beside or ())
    if kind is ValueType.TEXT:
        return list(texts(limit for limit in limits if isinstance(limit, str)))
    found: list[Value] = [value for value in _measured(asked, limits, facts, together, many) if known.allows(value)]
    return found[:: max(1, len(found) // (_MANY if many else _MOST))] if together else found


def _codes(codes: tuple[str, ...], compared: ComparedWith, together: bool, known: Fact) -> list[Value]:
    """Return lists of codes that ``known`` leaves possible: those worth telling apart, or some where they are many.

    The codes that it is known to hold join each of them; whatever is answered, what it holds is then held by one.
    """
    listed = None if together else combinations(compared.groups, codes)
    drawn = [(), *((code,) for code in codes), tuple(c for c in codes if c not in known.excludes)]
    tried = [(*one, *known.includes) for one in (drawn if listed is None else listed)]
    found = dict.fromkeys(tuple(code for code in codes if code in one) for one in tried)
    return [one for one in found if known.allows(one)]


def _measured(asked: Field, limits: set[Value], facts: FactSet, together: bool, many: bool) -> Iterable[Value]:
    """Return a number or a day in each region between limits, in order, and some typical ones where there is room."""
    if asked.value_type is ValueType.DATE:
        near = days((limit for limit in limits if isinstance(limit, date)), PLAUSIBLE_DAYS)
        if near and not together:
            return near
        review = facts.review_date or PLAUSIBLE_DAYS.first  # only facts written by hand have none
        typical = (review + timedelta(days=shift) for shift in (*_DAYS, *(_MORE_DAYS if many else ())))
        return sorted({*near, *(day for day in typical if PLAUSIBLE_DAYS.first <= day <= PLAUSIBLE_DAYS.last)})
    return _numbers(asked, [limit for limit in limits if isinstance(limit, Decimal)], together)


def _numbers(asked: Field, limits: Sequence[Decimal], together: bool) -> list[Decimal]:
    kind, bounds = asked.value_type, asked.bounds or PLAUSIBLE["number"]
    amounts = _TYPICAL[kind] if kind is ValueType.MONEY else ()  # "spent: €0" would tell apart as much, and mislead
    near = numbers(limits, bounds, _STEP.get(kind, _FINE), domain_of(asked).is_whole, amounts)
    if near and not together:
        return near
    typical = _TYPICAL.get(kind, _TYPICAL[ValueType.NUMBER])
    # A question of its own range may hold nothing typical, and no rule need compare it.
    return sorted({*near, *(number for number in typical if bounds.low <= number <= bounds.high)}) or [
        *sorted({*bounds})
    ]
