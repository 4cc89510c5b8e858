"""Answers that are given and count as open all the same: nothing bears them out, or others contradict them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from audit.model.answer import WITHOUT_VALUE, AnswerState
from audit.model.fact import Fact, FactSet, FactTable
from audit.model.reference import FactRef

_GIVEN = WITHOUT_VALUE | {AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED}


@dataclass(frozen=True)
class TakenBack:
    """Answers as they are given, and as they count.

    Attributes:
        given: the answers and cells of tables, as they are given, each once.
        facts: for each question among them, and each that is left open with them, the fact left open, or as bounds.
        tables: for each table that holds such cells, the table with these left open.
    """

    given: tuple[Fact, ...]
    facts: Mapping[str, Fact]
    tables: Mapping[str, FactTable]

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.given)


def may_be_taken_back(fact: Fact) -> bool:
    """Return whether a fact is an answer or a cell that says something: a value, bounds, or that it does not apply."""
    return fact.state in _GIVEN and not fact.inputs and not FactRef.parse(fact.name).is_completeness


def taken_back(
    given: Iterable[Fact], facts: FactSet, also: Iterable[Fact] = (), between: Iterable[Fact] = ()
) -> TakenBack:
    """Return answers and cells of a project as they count once they are taken back.

    Args:
        given: those to take back, which ``may_be_taken_back`` admits; one that comes twice counts once.
        facts: all those of the project.
        also: answers to questions that are left open with them, for what they say is set aside already.
        between: answers among those to take back of which bounds are known all the same.
    """
    bounded = {fact.name: fact for fact in between}
    found = {fact.name: fact for fact in given}
    cells: defaultdict[str, set[str]] = defaultdict(set)
    for name in found:
        if table := FactRef.parse(name).table:
            cells[table].add(name)
    return TakenBack(
        tuple(found.values()),
        {fact.name: bounded.get(fact.name) or _left_open(fact)
         for fact in (*found.values(), *also) if FactRef.parse(fact.name).table is None},
        {table: _without(facts.tables[table], names) for table, names in cells.items()},
    )  # fmt: skip


def _without(table: FactTable, names: Collection[str]) -> FactTable:
    rows = tuple(
        replace(row, facts={column: _left_open(cell) if cell.name in names else cell
                            for column, cell in row.facts.items()})
        for row in table.rows
    )  # fmt: skip
    return replace(table, rows=rows)


def _left_open(fact: Fact) -> Fact:
    return Fact(fact.name, fact.type, AnswerState.BLANK, cells=fact.cells)
