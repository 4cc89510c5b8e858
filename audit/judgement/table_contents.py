"""The contents that are tried for an open table: its open cells answered, and rows added."""

import random
from collections.abc import Mapping, Sequence

from audit.judgement.answer_values import favourable as favourable_answer
from audit.judgement.answer_values import values_worth_trying, without_value
from audit.judgement.compared_with import NOT_COMPARED, ComparedWith, Subject
from audit.model.answer import UNSETTLED_STATES, AnswerState
from audit.model.answered_fact import completeness_fact
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import Column, Table, TableCompleteness
from audit.model.value import Value

_MOST_ROWS_ADDED = 3
_Ending = tuple[AnswerState, Value | None]


class OpenCells:
    """How the open cells of one table of one project may be answered."""

    def __init__(self, table: Table, compared: Mapping[Subject, ComparedWith], facts: FactSet) -> None:
        self.table = table
        self._facts = facts
        self._compared = {
            column.id: compared.get(Subject(column.id, table.id), NOT_COMPARED) for column in table.columns
        }
        self._known: dict[tuple[str, AnswerState], tuple[Sequence[Value], Sequence[_Ending]]] = {}

    def completed(self, cell: Fact, column: Column, rng: random.Random, favourable: bool) -> Fact:
        """Return a cell once it is answered: to its credit, as far as that can be told, or at random."""
        if cell.state not in UNSETTLED_STATES or cell.state in self._compared[column.id].states:
            return cell
        values, endings = self._answers(cell, column)
        best = favourable_answer(column, values) if favourable else None
        state, value = rng.choice(endings) if best is None else (AnswerState.ANSWERED, best)
        return Fact(cell.name, column.value_type, state, value)

    def _answers(self, cell: Fact, column: Column) -> tuple[Sequence[Value], Sequence[_Ending]]:
        """Return the values that a cell may have, and how it may end: with one of them, or without any."""
        key = column.id, cell.state
        if key in self._known:
            return self._known[key]
        compared = self._compared[column.id]
        values = values_worth_trying(column, compared, self._facts, together=True, known=cell)
        endings: list[_Ending] = [(AnswerState.ANSWERED, value) for value in values]
        endings += [(state, None) for state in without_value(cell, compared, column)]
        if cell.state is not AnswerState.PARTLY_ANSWERED:  # of which each says something of its own
            self._known[key] = values, endings
        return values, endings


def filled(cells: OpenCells, found: FactTable, rng: random.Random, favourable: bool = False) -> FactTable:
    """Return one content of an open table: its open cells filled, rows added where it is not said complete.

    Args:
        cells: how they may be answered.
        found: the table as it is.
        rng: what draws.
        favourable: whether it is filled to the credit of the project, as far as the questionnaire tells what that is.
    """
    table = cells.table
    rows = [_row(cells, row.number, rng, row, favourable) for row in found.rows]
    if not found.is_closed:
        first = max((row.number for row in found.rows), default=0) + 1
        added = rng.randint(int(favourable and not rows), _MOST_ROWS_ADDED)
        rows += [_row(cells, first + more, rng, None, favourable) for more in range(added)]
    declared = TableCompleteness.COMPLETE if rows else TableCompleteness.NONE
    return FactTable(table.id, completeness_fact(table.id, declared), tuple(rows))


def _row(cells: OpenCells, number: int, rng: random.Random, known: FactRow | None, favourable: bool) -> FactRow:
    table = cells.table
    facts = {}
    for column in table.columns:
        cell = (
            known.facts[column.id]
            if known
            else Fact(f"{table.id}/{number}/{column.id}", column.value_type, AnswerState.BLANK)
        )
        facts[column.id] = cells.completed(cell, column, rng, favourable)
    label = facts[table.row_label].value
    return FactRow(number, str(label) if label else f"#{number}", facts)
