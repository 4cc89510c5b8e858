"""Compiles the conditions that leaves and rows are made of: what they are worth, and the facts they read."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from audit.engine.comparisons import Parameters, decision
from audit.engine.nodes import connective, joined_tests
from audit.model.condition import ColumnOperand, Comparison, Condition, FactOperand, StateTest
from audit.model.fact import Fact
from audit.model.kleene import Kleene

Facts = Mapping[str, Fact]
Row = Mapping[str, Fact]
NO_ROW: Row = {}


class Read(NamedTuple):
    """A fact that a condition reads: by name, or by its column in the row."""

    name: str
    in_row: bool


class RowCondition(NamedTuple):
    """A condition on the facts of the project and on those of one row (none outside tables).

    Attributes:
        value: what it is worth on them.
        reads: what it reads, whatever it is worth.
    """

    value: Callable[[Facts, Row], Kleene]
    reads: tuple[Read, ...]

    def evidence(self, facts: Facts, row: Row) -> tuple[Fact, ...]:
        """Return the facts that it reads."""
        return tuple((row if read.in_row else facts)[read.name] for read in self.reads)


ALWAYS = RowCondition(lambda _facts, _row: True, ())


def row_condition(condition: Condition, parameters: Parameters) -> RowCondition:
    """Compile a condition on one row.

    Raises:
        TypeError: for a condition that rows cannot bear, which loading refuses.
    """
    if isinstance(condition, Comparison | StateTest):
        return _leaf(condition, parameters)
    found = connective(condition)
    if found is None:
        msg = f"{type(condition).__name__} inside a row was refused when the rules were loaded"
        raise TypeError(msg)
    kind, _, n = found
    members = [row_condition(member, parameters) for member in found.members]
    tests = [member.value for member in members]
    return RowCondition(
        joined_tests(kind, n, tests),
        tuple(read for member in members for read in member.reads),
    )


def _leaf(node: Comparison | StateTest, parameters: Parameters) -> RowCondition:
    decide, name, in_row = decision(node, parameters), node.subject, node.column is not None
    subject = Read(name, in_row)
    match node.operand if isinstance(node, Comparison) else None:
        case FactOperand(fact=other):
            return _compared(decide, subject, Read(other, in_row=False))
        case ColumnOperand(column=other):
            return _compared(decide, subject, Read(other, in_row=True))
    if in_row:
        return RowCondition(lambda _, row: decide(row[name], None), (subject,))
    return RowCondition(lambda facts, _: decide(facts[name], None), (subject,))


def _compared(decide: Callable[[Fact, Fact | None], Kleene], subject: Read, other: Read) -> RowCondition:
    def value(facts: Facts, row: Row) -> Kleene:
        return decide(
            (row if subject.in_row else facts)[subject.name],
            (row if other.in_row else facts)[other.name],
        )

    return RowCondition(value, (subject, other))
