"""Settles the leaves of conditions (comparisons, states, rows) in Python, with the facts they read.

This is all that the engines are told about a project: each leaf is an atom that is known true,
known false or not known.
"""

from dataclasses import dataclass

from audit.engine.comparisons import (
    Parameters,
    Row,
    compare,
    operand_fact,
    subject_of,
    test_state,
)
from audit.engine.kleene import (
    Kleene,
    at_least,
    conjunction,
    disjunction,
    negation,
)
from audit.facts.names import fold_name
from audit.model.condition import (
    All,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Exists,
    Forbid,
    ForEach,
    Leaf,
    Not,
    RowSelection,
    StateTest,
)
from audit.model.fact import Fact, FactRow, FactSet, FactTable


@dataclass(frozen=True)
class Settled:
    """What a leaf is on one project.

    Attributes:
        value: true, false, or None for unknown.
        facts: the facts that decided it, or whose absence left it open.
        rows: the rows that made it false (or, for ``exists``, true).
    """

    value: Kleene
    facts: tuple[Fact, ...]
    rows: tuple[FactRow, ...] = ()


def settle(leaf: Leaf, facts: FactSet, parameters: Parameters) -> Settled:
    """Settle one leaf on the facts of one project."""
    match leaf:
        case Comparison():
            return Settled(compare(leaf, facts, None, parameters), _read(leaf, facts, None))
        case StateTest():
            return Settled(test_state(leaf, facts, None), (subject_of(leaf, facts, None),))
        case ForEach():
            return _for_each(leaf, facts, parameters)
        case Exists():
            return _exists(leaf, facts, parameters)
        case Forbid():
            return _forbid(leaf, facts, parameters)


def _read(node: Comparison, facts: FactSet, row: Row | None) -> tuple[Fact, ...]:
    other = operand_fact(node, facts, row)
    subject = subject_of(node, facts, row)
    return (subject, other) if other else (subject,)


def on_row(condition: Condition, row: Row, facts: FactSet, parameters: Parameters) -> tuple[Kleene, tuple[Fact, ...]]:
    """Evaluate a condition on one row; return its value and the facts of that row it read."""
    match condition:
        case Comparison():
            return compare(condition, facts, row, parameters), _read(condition, facts, row)
        case StateTest():
            return test_state(condition, facts, row), (subject_of(condition, facts, row),)
        case Not():
            value, read = on_row(condition.not_, row, facts, parameters)
            return negation(value), read
        case All():
            results = [on_row(member, row, facts, parameters) for member in condition.all]
            value = conjunction(result[0] for result in results)
        case AnyOf():
            results = [on_row(member, row, facts, parameters) for member in condition.any]
            value = disjunction(result[0] for result in results)
        case AtLeast(at_least=threshold):
            results = [on_row(member, row, facts, parameters) for member in threshold.of]
            value = at_least(threshold.n, (result[0] for result in results))
        case _:
            msg = f"{type(condition).__name__} inside a row was refused when the rules were loaded"
            raise TypeError(msg)
    return value, tuple(fact for result in results for fact in result[1])


def _kept(
    where: Condition | None, row: FactRow, facts: FactSet, parameters: Parameters
) -> tuple[Kleene, tuple[Fact, ...]]:
    if where is None:
        return True, ()
    return on_row(where, row.facts, facts, parameters)


def _closed(table: FactTable) -> Kleene:
    return True if table.is_closed else None


def _for_each(leaf: ForEach, facts: FactSet, parameters: Parameters) -> Settled:
    spec = leaf.for_each
    table = facts.tables[spec.table]
    verdicts: list[tuple[Kleene, FactRow, tuple[Fact, ...]]] = []
    for row in table.rows:
        kept, read = _kept(spec.where, row, facts, parameters)
        if kept is False:
            continue
        satisfied, more = on_row(spec.satisfies, row.facts, facts, parameters)
        verdicts.append((disjunction((negation(kept), satisfied)), row, read + more))
    value = conjunction([*(verdict[0] for verdict in verdicts), _closed(table)])
    return _settled(value, False, verdicts, table.declaration)


def _exists(leaf: Exists, facts: FactSet, parameters: Parameters) -> Settled:
    table = facts.tables[leaf.exists.table]
    verdicts = []
    for row in table.rows:
        kept, read = _kept(leaf.exists.where, row, facts, parameters)
        verdicts.append((kept, row, read))
    value = disjunction([*(verdict[0] for verdict in verdicts), negation(_closed(table))])
    return _settled(value, True, verdicts, table.declaration)


def _settled(
    value: Kleene,
    telling: bool,
    verdicts: list[tuple[Kleene, FactRow, tuple[Fact, ...]]],
    declaration: Fact,
) -> Settled:
    """Keep the rows that decided: those that are ``telling``, the open ones, or all of them."""
    if value is telling:
        decisive = [verdict for verdict in verdicts if verdict[0] is telling]
    elif value is None:
        decisive = [verdict for verdict in verdicts if verdict[0] is None]
    else:
        decisive = verdicts
    read = tuple(fact for _, _, facts in decisive for fact in facts)
    if value is not telling:
        read = (*read, declaration)
    rows = tuple(row for _, row, _ in decisive) if value is telling else ()
    return Settled(value, _unique(read), rows)


def _forbid(leaf: Forbid, facts: FactSet, parameters: Parameters) -> Settled:
    spec = leaf.forbid
    left, right = (facts.tables[side.table] for side in (spec.left, spec.right))
    pairs: list[tuple[Kleene, tuple[FactRow, ...], tuple[Fact, ...]]] = []
    for kept_left, row_left, read_left in _selected(spec.left, facts, parameters):
        for kept_right, row_right, read_right in _selected(spec.right, facts, parameters):
            shared, names = _share_a_name(row_left, row_right, spec.share)
            met = conjunction((kept_left, kept_right, shared))
            pairs.append((met, (row_left, row_right), read_left + read_right + names))
    closed = conjunction((_closed(left), _closed(right)))
    value = conjunction([*(negation(pair[0]) for pair in pairs), closed])
    if value is False:
        decisive = [pair for pair in pairs if pair[0] is True]
    else:
        decisive = [pair for pair in pairs if value is True or pair[0] is None]
    read = tuple(fact for pair in decisive for fact in pair[2])
    if value is not False:
        read = (*read, left.declaration, right.declaration)
    rows = tuple(row for pair in decisive for row in pair[1]) if value is False else ()
    return Settled(value, _unique(read), _unique_rows(rows))


def _selected(
    selection: RowSelection, facts: FactSet, parameters: Parameters
) -> list[tuple[Kleene, FactRow, tuple[Fact, ...]]]:
    selected: list[tuple[Kleene, FactRow, tuple[Fact, ...]]] = []
    for row in facts.tables[selection.table].rows:
        kept, read = _kept(selection.where, row, facts, parameters)
        if kept is not False:
            selected.append((kept, row, read))
    return selected


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


def _unique(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple({fact.name: fact for fact in facts}.values())


def _unique_rows(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    return tuple({row.number: row for row in rows}.values())
