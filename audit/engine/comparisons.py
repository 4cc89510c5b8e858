"""Compares typed facts: exact values, numbers known only between bounds, and unknowns."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from audit.facts.names import fold_name
from audit.model.condition import Comparison, ParameterRef, StateTest
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.model.operators import OPERATORS, Interval, OperandKind
from audit.model.value import NUMERIC, Value, ValueType, typed_value
from audit.rulebase.calendar_months import Span

Parameters = Mapping[str, Span]
# From the fact read, and the fact that it is compared with if it is compared with one, to what the leaf is worth.
Decision = Callable[[Fact, Fact | None], Kleene]
_UNBOUNDED = Decimal("Infinity")


def decision(node: Comparison | StateTest, parameters: Parameters) -> Decision:
    """Return how a leaf is settled; unknown as soon as what it reads does not decide it.

    What an operator is worth on values, on intervals or on states is in the table of operators.
    """
    if isinstance(node, StateTest):
        states = frozenset(node.state)
        return lambda subject, _: subject.state in states
    operand, operator = node.operand, OPERATORS[node.operator]
    if operator.on_state is not None:
        by_state = operator.on_state
        return lambda subject, _: by_state.get(subject.state)
    if operator.on_value is not None:
        holds = operator.on_value
        return lambda subject, _: None if subject.value is None else holds(subject.value, operand)
    return _measured(node, parameters)


def operand_value(node: Comparison, value_type: ValueType, parameters: Parameters) -> Value:
    """Return the value of an operand that is a parameter or a literal, for a subject of ``value_type``."""
    operand = node.operand
    if isinstance(operand, ParameterRef):
        return parameters[operand.parameter].for_operator(node.operator)
    if OPERATORS[node.operator].operand is not OperandKind.MEASURE:
        return operand  # type: ignore[no-any-return]
    return typed_value(value_type, operand)


def _measured(node: Comparison, parameters: Parameters) -> Decision:
    order = OPERATORS[node.operator].on_order
    assert order is not None, "an operator is worth something on values, on intervals or on states"  # noqa: S101

    @cache  # the same on every project
    def expected(value_type: ValueType) -> Interval:
        return _exact(operand_value(node, value_type, parameters))

    def decide(subject: Fact, other: Fact | None) -> Kleene:
        left = _interval(subject)
        if left is None:
            return None
        right = _interval(other) if other else expected(subject.type)
        return None if right is None else order(left, right)

    return decide


def _interval(fact: Fact) -> Interval | None:
    value = fact.value
    if isinstance(value, Decimal | date):
        return value, value
    if value is not None:
        return _exact(value)
    if fact.low is not None and fact.type in NUMERIC:
        return fact.low, _UNBOUNDED if fact.high is None else fact.high
    return None


def _exact(value: Value) -> Interval:
    """Return a value that is known exactly as an interval; texts are the same when people read the same name."""
    point = fold_name(value) if isinstance(value, str) else value
    assert not isinstance(point, tuple)  # noqa: S101 - lists are not measured: checked when rules are loaded
    return point, point
