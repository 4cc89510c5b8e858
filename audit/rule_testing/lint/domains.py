"""The values of a fact that can make a difference to the rules: each side of each limit, each code."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from audit.engine.comparisons import Parameters, operand_value
from audit.model.answer import AnswerState
from audit.model.condition import Comparison, FactOperand, StateTest
from audit.model.fact import Fact, FactDefinition
from audit.model.operators import OPERATORS, OperandKind
from audit.model.rule import Rule
from audit.model.value import NUMERIC, ValueType
from audit.rulebase.base import RuleBase
from audit.rulebase.walk import rule_conditions

_MOST_CODES = 4  # beyond, only the empty list, single codes, all, and all but one are tried
_SOME_DAY = date(2026, 1, 1)
_STEP = Decimal("0.001")


def domains(rulebase: RuleBase) -> Mapping[str, tuple[Fact, ...]]:
    """Return, for each fact that rules read outside tables, the facts worth trying."""
    parameters = rulebase.comparable_parameters()
    limits: dict[str, set[Any]] = {}
    states: dict[str, set[AnswerState]] = {}
    for rule in rulebase.rules:
        for node in _leaves(rule):
            definition = rulebase.vocabulary.facts[str(node.fact)]
            limits.setdefault(definition.name, set())
            if isinstance(node, StateTest):
                states.setdefault(definition.name, set()).update(node.state)
                continue
            states.setdefault(definition.name, set()).update(
                {*OPERATORS[node.operator].telling_states} & {*definition.states}
            )
            if isinstance(node.operand, FactOperand):
                limits[definition.name].add(_middle(definition.type))
                limits.setdefault(node.operand.fact, set()).add(_middle(definition.type))
            else:
                limits[definition.name] |= set(_limits(node, definition, parameters))
    return {
        name: tuple(_facts(rulebase.vocabulary.facts[name], found, states.get(name, set())))
        for name, found in limits.items()
    }


def _leaves(rule: Rule) -> Iterable[Comparison | StateTest]:
    for placed in rule_conditions(rule):
        if isinstance(placed.condition, Comparison | StateTest) and placed.condition.fact is not None:
            yield placed.condition


def _limits(node: Comparison, definition: FactDefinition, parameters: Parameters) -> Iterable[Any]:
    if OPERATORS[node.operator].operand is not OperandKind.MEASURE:
        return ()
    return (operand_value(node, definition.type, parameters),)


def _middle(value_type: ValueType) -> Any:
    if value_type is ValueType.DATE:
        return _SOME_DAY
    return "x" if value_type is ValueType.TEXT else Decimal(1)


def _facts(definition: FactDefinition, limits: set[Any], states: set[AnswerState]) -> Iterable[Fact]:
    for value in _values(definition, limits):
        yield Fact(name=definition.name, type=definition.type, state=AnswerState.ANSWERED, value=value)
    for state in sorted(states - {AnswerState.ANSWERED}):
        yield Fact(name=definition.name, type=definition.type, state=state)


def _values(definition: FactDefinition, limits: set[Any]) -> list[Any]:
    if definition.type is ValueType.CODE:
        return [option.code for option in definition.options]
    if definition.type is ValueType.CODES:
        return _subsets(tuple(option.code for option in definition.options))
    if definition.type is ValueType.DATE:
        days = limits or {_SOME_DAY}
        return sorted({day + timedelta(days=shift) for day in days for shift in (-1, 0, 1)})
    if definition.type in NUMERIC:
        numbers = limits or {Decimal(1)}
        step = Decimal(1) if definition.type is ValueType.INTEGER else _STEP
        return sorted({number + shift for number in numbers for shift in (-step, Decimal(0), step)})
    return [*sorted(limits), "any other text"]


def _subsets(codes: tuple[str, ...]) -> list[tuple[str, ...]]:
    if len(codes) <= _MOST_CODES:
        return [chosen for size in range(len(codes) + 1) for chosen in combinations(codes, size)]
    but_one = [tuple(code for code in codes if code != left_out) for left_out in codes]
    return [(), *((code,) for code in codes), *but_one, codes]
