"""Changes one thing in a rule's conditions, every thing in turn: an operator, a code, a threshold, a connective."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from audit.declarations.strict_yaml import NodePath
from audit.model.condition import (
    All,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Exists,
    Forbid,
    ForEach,
    Not,
    RowSelection,
    StateTest,
    Threshold,
)
from audit.model.operators import OPERATORS, OperandKind
from audit.model.rule import Parameter, ParameterUnit, Rule
from audit.rulebase.reads import parameters_read

_STEPS = {
    ParameterUnit.SHARE: Decimal("0.01"),
    ParameterUnit.DAY: Decimal(1),
    ParameterUnit.MONTH: Decimal(1),
    ParameterUnit.COUNT: Decimal(1),
}
_DAY = timedelta(days=1)
_EURO_STEP = Decimal("0.01")  # of the amount: one euro more or less is not a different threshold

Variant = tuple[NodePath, str, Condition]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Mutant:
    """A rule with one thing changed.

    Attributes:
        path: where the change is, in the rule's YAML.
        change: the change in words.
        parameters: parameter values that replace those of the rule base.
    """

    rule: Rule
    path: NodePath
    change: str
    parameters: dict[str, Parameter] = field(default_factory=dict)


def mutants(rule: Rule, parameters: dict[str, Parameter]) -> Iterator[Mutant]:
    """Yield every mutant of ``rule``."""
    for key in ("applies_when", "satisfied_when", "partial_when"):
        condition = getattr(rule, key)
        if condition is None:
            continue
        for path, change, variant in _variants(condition, (key,)):
            yield Mutant(rule.model_copy(update={key: variant}), path, change)
        if key != "satisfied_when":
            yield Mutant(rule.model_copy(update={key: None}), (key,), f"{key} dropped")
    for name in parameters_read(rule):
        yield from _moved_thresholds(rule, parameters[name])


def _neighbours(parameter: Parameter) -> tuple[Decimal | date, Decimal | date]:
    """Return the values a little below and a little above that of ``parameter``: a day, for a date."""
    value = parameter.value
    if isinstance(value, date):
        return value - _DAY, value + _DAY
    assert isinstance(value, Decimal)  # noqa: S101 - conditions compare with no edition
    step = _STEPS.get(parameter.unit, value * _EURO_STEP)
    return value - step, value + step


def _moved_thresholds(rule: Rule, parameter: Parameter) -> Iterator[Mutant]:
    for value in _neighbours(parameter):
        moved = parameter.model_copy(update={"value": value})
        yield Mutant(rule, ("parameter", parameter.id), f"{parameter.value} → {value}", {parameter.id: moved})


def _variants(condition: Condition, path: NodePath) -> Iterator[Variant]:
    """Yield the changes of a condition itself, then those of each of its parts."""
    yield from _own_variants(condition, path)
    for part in condition.parts():
        place = (*path, *part.steps)
        if part.may_go:
            yield place, f"{part.steps[-1]} dropped", condition.with_part(part.steps, None)
        for inner, change, variant in _variants(part.condition, place):
            yield inner, change, condition.with_part(part.steps, variant)


def _own_variants(condition: Condition, path: NodePath) -> Iterator[Variant]:
    match condition:
        case Comparison():
            yield from _comparison(condition, path)
        case StateTest():
            yield path, "negated", Not.model_validate({"not": condition})
            for states in _without_one(condition.state):
                yield path, "one state dropped", condition.model_copy(update={"state": states})
        case All(all=members):
            if len(members) > 1:
                yield path, "all → any", AnyOf(any=members)
            for index, kept in enumerate(_without_one(members)):
                yield (*path, "all", index), "member dropped", All(all=kept)
        case AnyOf(any=members):
            if len(members) > 1:
                yield path, "any → all", All(all=members)
            for index, kept in enumerate(_without_one(members)):
                yield (*path, "any", index), "member dropped", AnyOf(any=kept)
        case Not():
            yield path, "not dropped", condition.not_
        case AtLeast(at_least=threshold):
            for n in (threshold.n - 1, threshold.n + 1):
                if 1 <= n <= len(threshold.of):
                    yield path, f"at_least {threshold.n} → {n}", AtLeast(at_least=Threshold(n=n, of=threshold.of))
        case ForEach(for_each=rows):
            asked = rows.satisfies if rows.where is None else All(all=(rows.where, rows.satisfies))
            some = RowSelection(table=rows.table, where=asked)
            yield (*path, "for_each"), "every row → some row", Exists(exists=some)
        case Forbid(forbid=pair):
            for share in _without_one(pair.share):
                changed = Forbid(forbid=pair.model_copy(update={"share": share}))
                yield (*path, "forbid", "share"), "one column dropped", changed


def _comparison(condition: Comparison, path: NodePath) -> Iterator[Variant]:
    yield path, "negated", Not.model_validate({"not": condition})
    name, operand = condition.operator, condition.operand
    operator = OPERATORS[name]
    if operator.neighbour is not None:
        yield path, f"{name} → {operator.neighbour}", _with_operator(condition, operator.neighbour, operand)
    if operator.neighbour_states:
        states = {"fact": condition.fact, "column": condition.column, "state": operator.neighbour_states}
        yield path, "provided → answered or not applicable", StateTest.model_validate(states)
    if operator.operand is OperandKind.CODES:
        for kept in _without_one(operand):
            yield path, "one code dropped", _with_operator(condition, name, kept)
    if isinstance(operand, Decimal):
        value = Decimal(0) if operand == 1 else Decimal(1)
        yield path, f"{operand} → {value}", _with_operator(condition, name, value)


def _with_operator(condition: Comparison, operator: str, operand: object) -> Comparison:
    return Comparison.model_validate({"fact": condition.fact, "column": condition.column, operator: operand})


def _without_one(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """Yield ``items`` without each of them in turn; nothing when there is only one."""
    if len(items) > 1:
        for index in range(len(items)):
            yield items[:index] + items[index + 1 :]
