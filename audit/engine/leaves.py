"""Compiles the leaves of conditions (comparisons, states, rows): what each is worth, and on demand why.

This is all that judging is told about a project: each leaf is known true, known false or not known.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from audit.engine.comparisons import Decision, Parameters, decision
from audit.engine.row_conditions import ALWAYS, NO_ROW, RowCondition, row_condition
from audit.model.condition import Comparison, Exists, Forbid, ForEach, Leaf, RowSelection, RowsSatisfy, StateTest
from audit.model.fact import Fact, FactRow, FactSet
from audit.model.folded_names import fold_name
from audit.model.kleene import Kleene, conjunction, disjunction, negation


class Evidence(NamedTuple):
    """What a leaf rests on, on one project.

    Attributes:
        facts: the facts that decided it, or whose absence left it open.
        rows: the rows that made a condition on a table false (or, for ``exists``, true).
    """

    facts: tuple[Fact, ...]
    rows: tuple[FactRow, ...] = ()


class CompiledLeaf(NamedTuple):
    """One leaf, to be judged on any project.

    Attributes:
        value: what it is worth on the facts of a project.
        evidence: what it rests on; asked for by texts and traces only.
        reads: the names of the facts and of the tables that it reads.
        rests_on: the names of the facts that it rests on, where these are the same on every project; None for a leaf
            on a table, which rests on the rows that decide it.
        on_fact: what it is worth on the one fact that it reads; None where it reads more, or a table.
    """

    value: Callable[[FactSet], Kleene]
    evidence: Callable[[FactSet], Evidence]
    reads: frozenset[str]
    rests_on: tuple[str, ...] | None = None
    on_fact: Callable[[Fact], Kleene] | None = None


def compile_leaf(leaf: Leaf, parameters: Parameters) -> CompiledLeaf:
    """Compile one leaf; parameters are in the unit of facts."""
    match leaf:
        case Comparison() | StateTest():
            return _on_facts(row_condition(leaf, parameters), decision(leaf, parameters))
        case ForEach(for_each=spec):
            return _for_each(spec.table, _selection(spec, parameters), row_condition(spec.satisfies, parameters))
        case Exists(exists=selection):
            return _exists(selection.table, _selection(selection, parameters))
        case Forbid(forbid=pair):
            sides = [(side.table, _selection(side, parameters)) for side in (pair.left, pair.right)]
            return _forbid(sides, pair.share)


def _selection(spec: RowSelection | RowsSatisfy, parameters: Parameters) -> RowCondition:
    return ALWAYS if spec.where is None else row_condition(spec.where, parameters)


def _on_facts(condition: RowCondition, decide: Decision) -> CompiledLeaf:
    test, names = condition.value, tuple(read.name for read in condition.reads)
    return CompiledLeaf(
        lambda facts: test(facts.facts, NO_ROW),
        lambda facts: Evidence(tuple([facts.facts[name] for name in names])),
        frozenset(names),
        names,
        (lambda fact: decide(fact, None)) if len(condition.reads) == 1 else None,
    )


class _RowTruth(NamedTuple):
    """What a row, or a pair of rows, adds to what a leaf is worth, and the facts that say so."""

    value: Kleene
    facts: tuple[Fact, ...]
    rows: tuple[FactRow, ...]


def _for_each(table_id: str, kept: RowCondition, satisfies: RowCondition) -> CompiledLeaf:
    select, satisfied = kept.value, satisfies.value

    def value(facts: FactSet) -> Kleene:
        table = facts.tables[table_id]
        worth: Kleene = True if table.is_closed else None
        for row in table.rows:
            selected = select(facts.facts, row.facts)
            if selected is False:
                continue
            found = satisfied(facts.facts, row.facts)
            if found is False and selected:
                return False
            if found is not True:
                worth = None
        return worth

    def evidence(facts: FactSet) -> Evidence:
        table = facts.tables[table_id]
        found = []
        for row in table.rows:
            selected = select(facts.facts, row.facts)
            if selected is not False:
                worth = disjunction((negation(selected), satisfied(facts.facts, row.facts)))
                read = kept.evidence(facts.facts, row.facts) + satisfies.evidence(facts.facts, row.facts)
                found.append(_RowTruth(worth, read, (row,)))
        return _decisive(value(facts), False, found, (table.declaration,))

    return CompiledLeaf(value, evidence, frozenset({table_id}) | _names(kept) | _names(satisfies))


def _exists(table_id: str, kept: RowCondition) -> CompiledLeaf:
    select = kept.value

    def value(facts: FactSet) -> Kleene:
        table = facts.tables[table_id]
        worth: Kleene = False if table.is_closed else None
        for row in table.rows:
            selected = select(facts.facts, row.facts)
            if selected:
                return True
            if selected is None:
                worth = None
        return worth

    def evidence(facts: FactSet) -> Evidence:
        table = facts.tables[table_id]
        found = [_on_row(kept, facts, row) for row in table.rows]
        return _decisive(value(facts), True, found, (table.declaration,))

    return CompiledLeaf(value, evidence, frozenset({table_id}) | _names(kept))


def _forbid(sides: Sequence[tuple[str, RowCondition]], columns: tuple[str, ...]) -> CompiledLeaf:
    def pairs(facts: FactSet) -> list[_RowTruth]:
        lefts, rights = (_selected(facts, table_id, kept) for table_id, kept in sides)
        return [_apart(one, other, columns) for one in lefts for other in rights]

    def value(facts: FactSet) -> Kleene:
        worth: Kleene = True if all(facts.tables[table_id].is_closed for table_id, _ in sides) else None
        lefts, rights = (_may_be_selected(facts, table_id, kept, columns) for table_id, kept in sides)
        for left in lefts:
            for right in rights:
                if not left.names.isdisjoint(right.names):
                    if left.is_selected and right.is_selected:
                        return False
                    worth = None
                elif left.may_name_more or right.may_name_more:
                    worth = None
        return worth

    def evidence(facts: FactSet) -> Evidence:
        found = pairs(facts)
        declarations = tuple(facts.tables[table_id].declaration for table_id, _ in sides)
        return _decisive(value(facts), False, found, declarations)

    reads = frozenset(table_id for table_id, _ in sides).union(*(_names(kept) for _, kept in sides))
    return CompiledLeaf(value, evidence, reads)


def _decisive(value: Kleene, telling: bool, found: list[_RowTruth], declarations: tuple[Fact, ...]) -> Evidence:
    """Keep the rows that decided: those that are ``telling``, the open ones, or all of them."""
    decisive = [item for item in found if item.value is value] if value is telling or value is None else found
    read = [fact for item in decisive for fact in item.facts]
    if value is not telling:
        return Evidence(_unique((*read, *declarations)))
    rows = {(row.number, row.label): row for item in decisive for row in item.rows}
    return Evidence(_unique(read), tuple(rows.values()))


class _Named(NamedTuple):
    """The names that a row bears which is selected, or may be."""

    is_selected: Kleene
    names: frozenset[str]
    may_name_more: bool


def _may_be_selected(facts: FactSet, table_id: str, kept: RowCondition, columns: tuple[str, ...]) -> list[_Named]:
    """Return the rows that are selected or may be, each with the names that are compared."""
    found = []
    for row in facts.tables[table_id].rows:
        selected = kept.value(facts.facts, row.facts)
        if selected is not False:
            is_open = any(row.facts[column].value is None for column in columns)
            found.append(_Named(selected, _names_in(row, columns), is_open))
    return found


def _selected(facts: FactSet, table_id: str, kept: RowCondition) -> list[_RowTruth]:
    """Return the rows that are selected, or may be."""
    found = (_on_row(kept, facts, row) for row in facts.tables[table_id].rows)
    return [item for item in found if item.value is not False]


def _on_row(kept: RowCondition, facts: FactSet, row: FactRow) -> _RowTruth:
    return _RowTruth(kept.value(facts.facts, row.facts), kept.evidence(facts.facts, row.facts), (row,))


def _apart(left: _RowTruth, right: _RowTruth, columns: tuple[str, ...]) -> _RowTruth:
    """Return whether two rows are not both selected with a name in common."""
    shared, names = _share_a_name(left.rows[0], right.rows[0], columns)
    value = negation(conjunction((left.value, right.value, shared)))
    return _RowTruth(value, (*left.facts, *right.facts, *names), (*left.rows, *right.rows))


def _share_a_name(left: FactRow, right: FactRow, columns: tuple[str, ...]) -> tuple[Kleene, tuple[Fact, ...]]:
    read = tuple(row.facts[column] for row in (left, right) for column in columns)
    if _names_in(left, columns) & _names_in(right, columns):
        return True, tuple(fact for fact in read if fact.value is not None)
    return (None if any(fact.value is None for fact in read) else False), read


def _names_in(row: FactRow, columns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for column in columns for name in map(fold_name, row.facts[column].names()) if name)


def _names(condition: RowCondition) -> frozenset[str]:
    return frozenset(read.name for read in condition.reads if not read.in_row)


def _unique(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.name: fact for fact in facts}.values())
