"""Settles the leaves of conditions (comparisons, states, rows) in Python, with the facts they read.

This is all that the engines are told about a project: each leaf is an atom that is known true,
known false or not known.
"""

from collections.abc import Callable, Iterable

from audit.engine.comparisons import Parameters
from audit.engine.compiled_conditions import NO_ROW, Settled, Test, leaf_test, row_test
from audit.engine.kleene import Kleene, conjunction, disjunction, negation
from audit.facts.names import fold_name
from audit.model.condition import Comparison, Condition, Exists, Forbid, ForEach, Leaf, StateTest
from audit.model.fact import Fact, FactRow, FactSet, FactTable

Settler = Callable[[FactSet], Settled]


def settler(leaf: Leaf, parameters: Parameters) -> Settler:
    """Compile one leaf, to settle it on the facts of any project."""
    match leaf:
        case Comparison() | StateTest():
            test = leaf_test(leaf, parameters)
            return lambda facts: test(facts.facts, NO_ROW)
        case ForEach():
            return _for_each(leaf, parameters)
        case Exists():
            return _exists(leaf, parameters)
        case Forbid():
            return _forbid(leaf, parameters)


def settle(leaf: Leaf, facts: FactSet, parameters: Parameters) -> Settled:
    """Settle one leaf on the facts of one project."""
    return settler(leaf, parameters)(facts)


def _for_each(leaf: ForEach, parameters: Parameters) -> Settler:
    table_id = leaf.for_each.table
    kept = _filter(leaf.for_each.where, parameters)
    satisfies = row_test(leaf.for_each.satisfies, parameters)

    def settled(facts: FactSet) -> Settled:
        table = facts.tables[table_id]
        verdicts = []
        for row in table.rows:
            selected = kept(facts.facts, row.facts)
            if selected.value is not False:
                satisfied = satisfies(facts.facts, row.facts)
                value = disjunction((negation(selected.value), satisfied.value))
                verdicts.append(Settled(value, selected.facts + satisfied.facts, (row,)))
        value = conjunction([*(verdict.value for verdict in verdicts), _closed(table)])
        return _settled(value, False, verdicts, (table.declaration,))

    return settled


def _exists(leaf: Exists, parameters: Parameters) -> Settler:
    table_id = leaf.exists.table
    kept = _filter(leaf.exists.where, parameters)

    def settled(facts: FactSet) -> Settled:
        table = facts.tables[table_id]
        verdicts = [_on_row(kept, facts, row) for row in table.rows]
        value = disjunction([*(verdict.value for verdict in verdicts), negation(_closed(table))])
        return _settled(value, True, verdicts, (table.declaration,))

    return settled


def _forbid(leaf: Forbid, parameters: Parameters) -> Settler:
    spec = leaf.forbid
    sides = [(side.table, _filter(side.where, parameters)) for side in (spec.left, spec.right)]

    def settled(facts: FactSet) -> Settled:
        (left, lefts), (right, rights) = (_selected(facts, table, kept) for table, kept in sides)
        verdicts = [_apart(one, other, spec.share) for one in lefts for other in rights]
        closed = conjunction((_closed(left), _closed(right)))
        value = conjunction([*(verdict.value for verdict in verdicts), closed])
        return _settled(value, False, verdicts, (left.declaration, right.declaration))

    return settled


def _settled(value: Kleene, telling: bool, verdicts: list[Settled], declarations: tuple[Fact, ...]) -> Settled:
    """Keep the rows that decided: those that are ``telling``, the open ones, or all of them."""
    if value is telling or value is None:
        decisive = [verdict for verdict in verdicts if verdict.value is value]
    else:
        decisive = verdicts
    read = [fact for verdict in decisive for fact in verdict.facts]
    if value is not telling:
        return Settled(value, _unique((*read, *declarations)))
    rows = {(row.number, row.label): row for verdict in decisive for row in verdict.rows}
    return Settled(value, _unique(read), tuple(rows.values()))


def _filter(where: Condition | None, parameters: Parameters) -> Test:
    return (lambda _facts, _row: Settled(True, ())) if where is None else row_test(where, parameters)


def _closed(table: FactTable) -> Kleene:
    return True if table.is_closed else None


def _selected(facts: FactSet, table_id: str, kept: Test) -> tuple[FactTable, list[Settled]]:
    """Return a table and its rows that are selected, or may be."""
    table = facts.tables[table_id]
    verdicts = (_on_row(kept, facts, row) for row in table.rows)
    return table, [verdict for verdict in verdicts if verdict.value is not False]


def _on_row(test: Test, facts: FactSet, row: FactRow) -> Settled:
    value, read, _ = test(facts.facts, row.facts)
    return Settled(value, read, (row,))


def _apart(left: Settled, right: Settled, columns: tuple[str, ...]) -> Settled:
    """Return whether two rows are not both selected with a name in common."""
    shared, names = _share_a_name(left.rows[0], right.rows[0], columns)
    value = negation(conjunction((left.value, right.value, shared)))
    return Settled(value, (*left.facts, *right.facts, *names), (*left.rows, *right.rows))


def _share_a_name(left: FactRow, right: FactRow, columns: tuple[str, ...]) -> tuple[Kleene, tuple[Fact, ...]]:
    read = tuple(row.facts[column] for row in (left, right) for column in columns)
    if _names(left, columns) & _names(right, columns):
        return True, tuple(fact for fact in read if fact.value is not None)
    return (None if any(fact.value is None for fact in read) else False), read


def _names(row: FactRow, columns: tuple[str, ...]) -> set[str]:
    names: set[str] = set()
    for column in columns:
        value = row.facts[column].value
        if value is not None:
            names.update(fold_name(name) for name in (value if isinstance(value, tuple) else (value,)))
    names.discard("")
    return names


def _unique(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.name: fact for fact in facts}.values())
