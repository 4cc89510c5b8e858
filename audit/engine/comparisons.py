"""Compares typed facts: exact values, numbers known only between bounds, and unknowns."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from audit.engine.kleene import Kleene
from audit.facts.names import fold_name
from audit.model.answer import AnswerState
from audit.model.condition import ColumnOperand, Comparison, FactOperand, ParameterRef, StateTest
from audit.model.fact import Fact, FactSet
from audit.model.value import NUMERIC, Value, ValueType, typed_value
from audit.rulebase.calendar_months import Span

Interval = tuple[Decimal | date, Decimal | date]
Row = Mapping[str, Fact]
Parameters = Mapping[str, Span]
_UNBOUNDED = Decimal("Infinity")
_PROVIDED = {AnswerState.ANSWERED: True, AnswerState.NOT_APPLICABLE: False}


def subject_of(node: Comparison | StateTest, facts: FactSet, row: Row | None) -> Fact:
    """Return the fact that a leaf reads, from the row when there is one."""
    if node.column is not None:
        assert row is not None, "a column outside a row was refused when the rules were loaded"  # noqa: S101
        return row[node.column]
    return facts.facts[str(node.fact)]


def operand_fact(node: Comparison, facts: FactSet, row: Row | None) -> Fact | None:
    """Return the fact that a comparison compares with, or None when it is no fact."""
    match node.operand:
        case FactOperand(fact=name):
            return facts.facts[name]
        case ColumnOperand(column=name) if row is not None:
            return row[name]
    return None


def operand_value(node: Comparison, subject: Fact, parameters: Parameters) -> Value:
    """Return the value of an operand that is a parameter or a literal."""
    operand = node.operand
    if isinstance(operand, ParameterRef):
        return parameters[operand.parameter].for_operator(node.operator)
    if node.operator in ("is", "in", "includes"):
        return operand  # type: ignore[no-any-return]
    return typed_value(subject.type, operand)


def compare(node: Comparison, facts: FactSet, row: Row | None, parameters: Parameters) -> Kleene:
    """Settle a comparison; unknown as soon as what it reads does not decide it."""
    subject = subject_of(node, facts, row)
    other = operand_fact(node, facts, row)
    match node.operator:
        case "is":
            return None if subject.value is None else subject.value == node.operand
        case "in":
            return None if subject.value is None else subject.value in node.operand
        case "provided":
            return _PROVIDED.get(subject.state)
        case "includes":
            return None if subject.value is None else set(node.operand) <= set(subject.value)
    if subject.type is ValueType.TEXT:
        expected = other.value if other else operand_value(node, subject, parameters)
        if subject.value is None or expected is None:
            return None
        return fold_name(subject.value) == fold_name(str(expected))
    left = _interval(subject)
    right = _interval(other) if other else _exact(operand_value(node, subject, parameters))
    if left is None or right is None:
        return None
    return _ORDER[node.operator](left, right)


def test_state(node: StateTest, facts: FactSet, row: Row | None) -> Kleene:
    """Settle a test on the state of an answer; it is never unknown."""
    return subject_of(node, facts, row).state in node.state


def _interval(fact: Fact) -> Interval | None:
    if fact.value is not None:
        return _exact(fact.value)
    if fact.type in NUMERIC and fact.low is not None:
        return fact.low, _UNBOUNDED if fact.high is None else fact.high
    return None


def _exact(value: Any) -> Interval:
    return value, value


def _at_least(left: Any, right: Any) -> Kleene:
    if left[0] >= right[1]:
        return True
    return False if left[1] < right[0] else None


def _above(left: Any, right: Any) -> Kleene:
    if left[0] > right[1]:
        return True
    return False if left[1] <= right[0] else None


def _equals(left: Any, right: Any) -> Kleene:
    if left[1] < right[0] or left[0] > right[1]:
        return False
    return True if left[0] == left[1] == right[0] == right[1] else None


_ORDER: dict[str, Callable[[Any, Any], Kleene]] = {
    "min": _at_least,
    "above": _above,
    "equals": _equals,
    "max": lambda left, right: _at_least(right, left),
    "below": lambda left, right: _above(right, left),
}
