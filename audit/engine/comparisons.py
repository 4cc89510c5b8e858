"""Compares typed facts: exact values, numbers known only between bounds, and unknowns."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from audit.engine.kleene import Kleene
from audit.facts.names import fold_name
from audit.model.answer import AnswerState
from audit.model.condition import Comparison, ParameterRef, StateTest
from audit.model.fact import Fact
from audit.model.value import NUMERIC, Value, ValueType, typed_value
from audit.rulebase.calendar_months import Span

Interval = tuple[Decimal | date, Decimal | date]
Parameters = Mapping[str, Span]
# From the fact read, and the fact that it is compared with if it is compared with one, to what the leaf is worth.
Decision = Callable[[Fact, Fact | None], Kleene]
_UNBOUNDED = Decimal("Infinity")
_PROVIDED = {AnswerState.ANSWERED: True, AnswerState.NOT_APPLICABLE: False}


def decision(node: Comparison | StateTest, parameters: Parameters) -> Decision:
    """Return how a leaf is settled; unknown as soon as what it reads does not decide it."""
    if isinstance(node, StateTest):
        states = frozenset(node.state)
        return lambda subject, _: subject.state in states
    operand = node.operand
    match node.operator:
        case "is":
            return lambda subject, _: None if subject.value is None else subject.value == operand
        case "in":
            return lambda subject, _: None if subject.value is None else subject.value in operand
        case "provided":
            return lambda subject, _: _PROVIDED.get(subject.state)
        case "includes":
            codes = frozenset(operand)
            return lambda subject, _: None if subject.value is None else codes.issubset(subject.value)
    return _measured(node, parameters)


def operand_value(node: Comparison, value_type: ValueType, parameters: Parameters) -> Value:
    """Return the value of an operand that is a parameter or a literal, for a subject of ``value_type``."""
    operand = node.operand
    if isinstance(operand, ParameterRef):
        return parameters[operand.parameter].for_operator(node.operator)
    if node.operator in ("is", "in", "includes"):
        return operand  # type: ignore[no-any-return]
    return typed_value(value_type, operand)


def _measured(node: Comparison, parameters: Parameters) -> Decision:
    order = _ORDER[node.operator]

    def decide(subject: Fact, other: Fact | None) -> Kleene:
        if subject.type is ValueType.TEXT:
            return _same_name(subject, other.value if other else operand_value(node, subject.type, parameters))
        left = _interval(subject)
        right = _interval(other) if other else _exact(operand_value(node, subject.type, parameters))
        return None if left is None or right is None else order(left, right)

    return decide


def _same_name(subject: Fact, expected: Any) -> Kleene:
    if subject.value is None or expected is None:
        return None
    return fold_name(str(subject.value)) == fold_name(str(expected))


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
