"""Compares typed facts: exact values, those known only between bounds or among several codes, and unknowns."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from audit.model.answer import OPEN_STATES, WITHOUT_VALUE, AnswerState
from audit.model.condition import Comparison, ParameterRef, StateTest
from audit.model.fact import Fact
from audit.model.folded_names import fold_name
from audit.model.kleene import Kleene
from audit.model.operators import OPERATORS, Interval, OperandKind
from audit.model.value import Value, ValueType, typed_value
from audit.rulebase.calendar_months import Span

Parameters = Mapping[str, Span]
# From the fact read, and the fact that it is compared with if it is compared with one, to what the leaf is worth.
Decision = Callable[[Fact, Fact | None], Kleene]
_ONCE_COMPLETED = WITHOUT_VALUE | {AnswerState.ANSWERED}
# The states that a fact may still come to, whoever completes it; those of an answer that is given are final.
_REACHED: Mapping[AnswerState, frozenset[AnswerState]] = {
    **dict.fromkeys(OPEN_STATES, _ONCE_COMPLETED | {AnswerState.UNKNOWN}),
    AnswerState.NOT_COMPUTED: frozenset({AnswerState.ANSWERED}),
}


def decision(node: Comparison | StateTest, parameters: Parameters) -> Decision:
    """Return how a leaf is settled; unknown as soon as what it reads does not decide it.

    What an operator is worth on values, on intervals or on states is in the table of operators.
    """
    if isinstance(node, StateTest):
        by_state = _by_state(frozenset(node.state))
        return lambda subject, _: by_state[subject.state]
    operand, operator = node.operand, OPERATORS[node.operator]
    if operator.on_state is not None:
        on_state = operator.on_state
        return lambda subject, _: on_state.get(subject.state)
    if operator.on_value is not None:
        return _of_codes(operator.on_value, operand)
    return _measured(node, parameters)


def may_be_unknown(node: StateTest) -> bool:
    """Return whether the test is unknown in some state: not where it only asks what was left blank, say."""
    return None in _by_state(frozenset(node.state)).values()


def _by_state(states: frozenset[AnswerState]) -> Mapping[AnswerState, Kleene]:
    """Return what a test of the state of a fact is worth in each state.

    It is true in one of ``states``, false in another that is final, and not known while the fact is open and may come
    to one of them: what is blank may still be declared not applicable. A rule that asks for an open state takes it for
    an answer: to some questions, "don't know" says that there is no such thing. A blank may be answered by "don't know"
    too: it is then not known to be one, and as it can turn out all that "don't know" can, it never does better. A
    partial answer is an answer, as its exact value will be. What is not asked does not apply, as another answer says.
    """
    may_come = {state: None if states & reached else False for state, reached in _REACHED.items()}
    found = {state: True if state in states else may_come.get(state, False) for state in AnswerState}
    return {
        **found,
        AnswerState.PARTLY_ANSWERED: found[AnswerState.ANSWERED],
        AnswerState.NOT_ASKED: found[AnswerState.NOT_APPLICABLE],
    }


def operand_value(node: Comparison, value_type: ValueType, parameters: Parameters) -> Value:
    """Return the value of an operand that is a parameter or a literal, for a subject of ``value_type``."""
    operand = node.operand
    if isinstance(operand, ParameterRef):
        return parameters[operand.parameter].for_operator(node.operator)
    if OPERATORS[node.operator].operand is not OperandKind.MEASURE:
        return operand  # type: ignore[no-any-return]
    return typed_value(value_type, operand)


def _of_codes(holds: Callable[[Any, Any], bool], operand: Any) -> Decision:
    """Return how a leaf on codes is settled: on several possible ones, when all that they may be agree."""

    def decide(subject: Fact, _: Fact | None) -> Kleene:
        if subject.value is not None:
            return holds(subject.value, operand)
        if subject.type is ValueType.CODES:
            # What a list is asked to hold, a longer one holds too: the shortest and the longest possible settle it.
            shortest, longest = subject.includes, [code for code in operand if code not in subject.excludes]
            return True if holds(shortest, operand) else None if holds(longest, operand) else False
        found = {holds(code, operand) for code in subject.among}
        return found.pop() if len(found) == 1 else None

    return decide


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
        return value, value, False, False
    return fact.reach if value is None else _exact(value)


def _exact(value: Value) -> Interval:
    """Return a value that is known exactly as an interval; texts are the same when people read the same name."""
    point = fold_name(value) if isinstance(value, str) else value
    assert not isinstance(point, tuple)  # noqa: S101 - lists are not measured: checked when rules are loaded
    return point, point, False, False
