"""Compiles the conditions that leaves and rows are made of: what they are worth, and the facts they read."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from audit.engine.comparisons import Parameters, decision
from audit.engine.kleene import Kleene, at_least, conjunction, disjunction, negation
from audit.model.condition import (
    All,
    AnyOf,
    AtLeast,
    ColumnOperand,
    Comparison,
    Condition,
    FactOperand,
    Not,
    StateTest,
)
from audit.model.fact import Fact, FactRow

Facts = Mapping[str, Fact]
Row = Mapping[str, Fact]


class Settled(NamedTuple):
    """What a condition is on one project, or on one row.

    Attributes:
        value: true, false, or None for unknown.
        facts: the facts that decided it, or whose absence left it open.
        rows: the rows that made a condition on a table false (or, for ``exists``, true).
    """

    value: Kleene
    facts: tuple[Fact, ...]
    rows: tuple[FactRow, ...] = ()


# From the facts of the project and those of the row (none outside tables).
Test = Callable[[Facts, Row], Settled]
NO_ROW: Row = {}


def row_test(condition: Condition, parameters: Parameters) -> Test:
    """Compile a condition on one row; it returns its value and the facts of that row it read.

    Raises:
        TypeError: for a condition that rows cannot bear, which loading refuses.
    """
    match condition:
        case Comparison() | StateTest():
            return leaf_test(condition, parameters)
        case Not():
            return _negated(row_test(condition.not_, parameters))
        case All():
            return _joined(condition.all, conjunction, parameters)
        case AnyOf():
            return _joined(condition.any, disjunction, parameters)
        case AtLeast(at_least=threshold):
            return _joined(threshold.of, lambda values: at_least(threshold.n, values), parameters)
    msg = f"{type(condition).__name__} inside a row was refused when the rules were loaded"
    raise TypeError(msg)


def leaf_test(node: Comparison | StateTest, parameters: Parameters) -> Test:
    """Compile a leaf that reads a fact or a column."""
    decide, name, reads_row = decision(node, parameters), node.subject, node.column is not None
    match node.operand if isinstance(node, Comparison) else None:
        case FactOperand(fact=other):
            return _compared(decide, name, reads_row, other, False)
        case ColumnOperand(column=other):
            return _compared(decide, name, reads_row, other, True)
    return _alone(decide, name, reads_row)


def _alone(decide: Callable[[Fact, Fact | None], Kleene], name: str, reads_row: bool) -> Test:
    def test(facts: Facts, row: Row) -> Settled:
        subject = (row if reads_row else facts)[name]
        return Settled(decide(subject, None), (subject,))

    return test


def _compared(
    decide: Callable[[Fact, Fact | None], Kleene], name: str, reads_row: bool, other: str, other_in_row: bool
) -> Test:
    def test(facts: Facts, row: Row) -> Settled:
        subject = (row if reads_row else facts)[name]
        operand = (row if other_in_row else facts)[other]
        return Settled(decide(subject, operand), (subject, operand))

    return test


def _negated(inner: Test) -> Test:
    def test(facts: Facts, row: Row) -> Settled:
        reading = inner(facts, row)
        return Settled(negation(reading.value), reading.facts)

    return test


def _joined(conditions: tuple[Condition, ...], join: Callable[[list[Kleene]], Kleene], parameters: Parameters) -> Test:
    tests = [row_test(condition, parameters) for condition in conditions]

    def test(facts: Facts, row: Row) -> Settled:
        values: list[Kleene] = []
        read: list[Fact] = []
        for member in tests:
            reading = member(facts, row)
            values.append(reading.value)
            read += reading.facts
        return Settled(join(values), tuple(read))

    return test
