"""Compiles the conditions that leaves and rows are made of: what they are worth, and the facts they read."""

from collections.abc import Callable, Mapping

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
from audit.model.fact import Fact

Facts = Mapping[str, Fact]
Row = Mapping[str, Fact]
Reading = tuple[Kleene, tuple[Fact, ...]]
# From the facts of the project and those of the row (none outside tables) to the worth and what was read.
Test = Callable[[Facts, Row], Reading]
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
    def test(facts: Facts, row: Row) -> Reading:
        subject = (row if reads_row else facts)[name]
        return decide(subject, None), (subject,)

    return test


def _compared(
    decide: Callable[[Fact, Fact | None], Kleene], name: str, reads_row: bool, other: str, other_in_row: bool
) -> Test:
    def test(facts: Facts, row: Row) -> Reading:
        subject = (row if reads_row else facts)[name]
        operand = (row if other_in_row else facts)[other]
        return decide(subject, operand), (subject, operand)

    return test


def _negated(inner: Test) -> Test:
    def test(facts: Facts, row: Row) -> Reading:
        value, read = inner(facts, row)
        return negation(value), read

    return test


def _joined(conditions: tuple[Condition, ...], join: Callable[[list[Kleene]], Kleene], parameters: Parameters) -> Test:
    tests = [row_test(condition, parameters) for condition in conditions]

    def test(facts: Facts, row: Row) -> Reading:
        values: list[Kleene] = []
        read: list[Fact] = []
        for member in tests:
            value, facts_read = member(facts, row)
            values.append(value)
            read += facts_read
        return join(values), tuple(read)

    return test
