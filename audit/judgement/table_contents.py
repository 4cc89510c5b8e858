"""The contents that are tried for an open table: its open cells answered, and rows added."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audit.judgement.answer_values import favourable, values_worth_trying, without_value
from audit.judgement.compared_with import NOT_COMPARED, ComparedWith, Subject
from audit.model.answer import UNSETTLED_STATES, AnswerState
from audit.model.answered_fact import completeness_fact
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import Column, Table, TableCompleteness
from audit.model.value import Value

_MOST_ROWS_ADDED = 3
_Ending = tuple[AnswerState, Value | None]
_ANSWERED = AnswerState.ANSWERED  # at hand: Python 3.11 is long at finding members


class _OpenCell(NamedTuple):
    """A cell that is to be answered.

    Attributes:
        name: of the fact that it is.
        endings: how it may end: with a value, or without any.
        best: the answer to the credit of the project, as far as that can be told.
    """

    column: Column
    name: str
    endings: Sequence[_Ending]
    best: Value | None


class _OpenRow(NamedTuple):
    """A row of which some cells are to be answered; ``facts`` has all of them, as they are."""

    number: int
    facts: Mapping[str, Fact]
    cells: Sequence[_OpenCell]


class OpenTable:
    """How one open table of one project may be completed: what each row leaves open is looked at once."""

    def __init__(
        self, table: Table, found: FactTable, compared: Mapping[Subject, ComparedWith], facts: FactSet
    ) -> None:
        """Prepare.

        Args:
            table: as the questionnaire has it.
            found: as it is.
            compared: what the rules compare each column with.
            facts: those of the project.
        """
        self._table = table
        self._facts = facts
        self._compared = {
            column.id: compared.get(Subject(column.id, table.id), NOT_COMPARED) for column in table.columns
        }
        self._known: dict[tuple[str, AnswerState], tuple[Sequence[Value], Sequence[_Ending]]] = {}
        self._rows = [self._row(row.number, row.facts) for row in found.rows]
        first = max((row.number for row in found.rows), default=0) + 1
        most = 0 if found.is_closed else _MOST_ROWS_ADDED
        self._added = [self._row(number, self._blank(number)) for number in range(first, first + most)]

    def filled(self, rng: random.Random, to_credit: bool = False) -> FactTable:
        """Return one content of the table: its open cells filled, rows added where it is not said complete.

        Args:
            rng: what draws.
            to_credit: whether it is filled to the credit of the project, as far as the questionnaire tells what that
                is.
        """
        rows = [self._completed(row, rng, to_credit) for row in self._rows]
        if self._added:
            added = rng.randint(int(to_credit and not rows), len(self._added))
            rows += [self._completed(row, rng, to_credit) for row in self._added[:added]]
        declared = TableCompleteness.COMPLETE if rows else TableCompleteness.NONE
        return FactTable(self._table.id, completeness_fact(self._table.id, declared), tuple(rows))

    def _completed(self, row: _OpenRow, rng: random.Random, to_credit: bool) -> FactRow:
        """Return a row once it is answered: to its credit, as far as that can be told, or at random."""
        facts = dict(row.facts)
        for column, name, endings, best in row.cells:
            state, value = (_ANSWERED, best) if to_credit and best is not None else rng.choice(endings)
            facts[column.id] = Fact(name, column.value_type, state, value)
        label = facts[self._table.row_label].value
        return FactRow(row.number, str(label) if label else f"#{row.number}", facts)

    def _row(self, number: int, facts: Mapping[str, Fact]) -> _OpenRow:
        return _OpenRow(number, facts, list(self._open(facts)))

    def _blank(self, number: int) -> Mapping[str, Fact]:
        return {
            column.id: Fact(f"{self._table.id}/{number}/{column.id}", column.value_type, AnswerState.BLANK)
            for column in self._table.columns
        }

    def _open(self, facts: Mapping[str, Fact]) -> Iterator[_OpenCell]:
        """Yield the cells of a row that may be answered."""
        for column in self._table.columns:
            cell = facts[column.id]
            if cell.state in UNSETTLED_STATES and cell.state not in self._compared[column.id].states:
                values, endings = self._answers(cell, column)
                yield _OpenCell(column, cell.name, endings, favourable(column, values))

    def _answers(self, cell: Fact, column: Column) -> tuple[Sequence[Value], Sequence[_Ending]]:
        """Return the values that a cell may have, and how it may end: with one of them, or without any."""
        key = column.id, cell.state
        if key in self._known:
            return self._known[key]
        compared = self._compared[column.id]
        values = values_worth_trying(column, compared, self._facts, together=True, known=cell)
        endings: list[_Ending] = [(_ANSWERED, value) for value in values]
        endings += [(state, None) for state in without_value(cell, compared, column)]
        if cell.state is not AnswerState.PARTLY_ANSWERED:  # of which each says something of its own
            self._known[key] = values, endings
        return values, endings
