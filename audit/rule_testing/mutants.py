"""Changes one thing in a rule's conditions, every thing in turn: an operator, a code, a threshold, a connective."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from audit.declarations.strict_yaml import NodePath
from audit.model.answer import AnswerState
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
    RowsSatisfy,
    StateTest,
    Threshold,
)
from audit.model.rule import Parameter, ParameterUnit, Rule
from audit.rulebase.reads import parameters_read

_NEIGHBOURS = {"min": "above", "above": "min", "max": "below", "below": "max"}
_STEPS = {
    ParameterUnit.SHARE: Decimal("0.01"),
    ParameterUnit.DAY: Decimal(1),
    ParameterUnit.MONTH: Decimal(1),
    ParameterUnit.COUNT: Decimal(1),
}
_LESS_OPEN = "provided → answered"
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
            if key == "partial_when" and change == _LESS_OPEN:
                continue  # a lesser degree that is false or unknown gives the same outcome: no example could tell
            yield Mutant(rule.model_copy(update={key: variant}), path, change)
        if key != "satisfied_when":
            yield Mutant(rule.model_copy(update={key: None}), (key,), f"{key} dropped")
    for name in parameters_read(rule):
        yield from _moved_thresholds(rule, parameters[name])


def _moved_thresholds(rule: Rule, parameter: Parameter) -> Iterator[Mutant]:
    step = _STEPS.get(parameter.unit, parameter.value * _EURO_STEP)
    for value in (parameter.value - step, parameter.value + step):
        moved = parameter.model_copy(update={"value": value})
        yield Mutant(rule, ("parameter", parameter.id), f"{parameter.value} → {value}", {parameter.id: moved})


def _variants(condition: Condition, path: NodePath) -> Iterator[Variant]:
    match condition:
        case Comparison():
            yield from _comparison(condition, path)
        case StateTest():
            yield path, "negated", Not.model_validate({"not": condition})
            for kept in _without_one(condition.state):
                yield path, "one state dropped", condition.model_copy(update={"state": kept})
        case All():
            yield from _members(condition.all, path, "all")
        case AnyOf():
            yield from _members(condition.any, path, "any")
        case Not():
            yield path, "not dropped", condition.not_
            for inner, change, variant in _variants(condition.not_, (*path, "not")):
                yield inner, change, Not.model_validate({"not": variant})
        case AtLeast():
            yield from _at_least(condition.at_least, path)
        case ForEach():
            yield from _for_each(condition.for_each, (*path, "for_each"))
        case Exists():
            for inner, change, selection in _selection(condition.exists, (*path, "exists")):
                yield inner, change, Exists(exists=selection)
        case Forbid():
            yield from _forbid(condition, (*path, "forbid"))


def _comparison(condition: Comparison, path: NodePath) -> Iterator[Variant]:
    yield path, "negated", Not.model_validate({"not": condition})
    operator = condition.operator
    if operator in _NEIGHBOURS:
        other = _NEIGHBOURS[operator]
        changed = _with_operator(condition, other, condition.operand)
        yield path, f"{operator} → {other}", changed
    if operator == "provided":
        answered = {"fact": condition.fact, "column": condition.column, "state": [AnswerState.ANSWERED]}
        yield path, _LESS_OPEN, StateTest.model_validate(answered)
    if operator in ("in", "includes"):
        for kept in _without_one(condition.operand):
            yield path, "one code dropped", _with_operator(condition, operator, kept)
    if isinstance(condition.operand, Decimal):
        value = Decimal(0) if condition.operand == 1 else Decimal(1)
        changed = _with_operator(condition, operator, value)
        yield path, f"{condition.operand} → {value}", changed


def _with_operator(condition: Comparison, operator: str, operand: object) -> Comparison:
    return Comparison.model_validate({"fact": condition.fact, "column": condition.column, operator: operand})


def _members(members: tuple[Condition, ...], path: NodePath, kind: str) -> Iterator[Variant]:
    def gate(kept: tuple[Condition, ...], name: str = kind) -> Condition:
        return All(all=kept) if name == "all" else AnyOf(any=kept)

    if len(members) > 1:
        other = "any" if kind == "all" else "all"
        yield path, f"{kind} → {other}", gate(members, other)
        for index, kept in enumerate(_without_one(members)):
            yield (*path, kind, index), "member dropped", gate(kept)
    for inner, change, changed in _changed_members(members, (*path, kind)):
        yield inner, change, gate(changed)


def _at_least(threshold: Threshold, path: NodePath) -> Iterator[Variant]:
    for n in (threshold.n - 1, threshold.n + 1):
        if 1 <= n <= len(threshold.of):
            yield path, f"at_least {threshold.n} → {n}", AtLeast(at_least=Threshold(n=n, of=threshold.of))
    for inner, change, changed in _changed_members(threshold.of, (*path, "at_least", "of")):
        yield inner, change, AtLeast(at_least=Threshold(n=threshold.n, of=changed))


def _changed_members(
    members: tuple[Condition, ...], path: NodePath
) -> Iterator[tuple[NodePath, str, tuple[Condition, ...]]]:
    for index, member in enumerate(members):
        for inner, change, variant in _variants(member, (*path, index)):
            yield inner, change, (*members[:index], variant, *members[index + 1 :])


def _for_each(rows: RowsSatisfy, path: NodePath) -> Iterator[Variant]:
    parts = (rows.satisfies,) if rows.where is None else (rows.where, rows.satisfies)
    some = RowSelection(table=rows.table, where=parts[0] if len(parts) == 1 else All(all=parts))
    yield path, "every row → some row", Exists(exists=some)
    if rows.where is not None:
        yield (*path, "where"), "where dropped", ForEach(for_each=rows.model_copy(update={"where": None}))
        for inner, change, variant in _variants(rows.where, (*path, "where")):
            yield inner, change, ForEach(for_each=rows.model_copy(update={"where": variant}))
    for inner, change, variant in _variants(rows.satisfies, (*path, "satisfies")):
        yield inner, change, ForEach(for_each=rows.model_copy(update={"satisfies": variant}))


def _selection(selection: RowSelection, path: NodePath) -> Iterator[tuple[NodePath, str, RowSelection]]:
    if selection.where is None:
        return
    yield (*path, "where"), "where dropped", selection.model_copy(update={"where": None})
    for inner, change, variant in _variants(selection.where, (*path, "where")):
        yield inner, change, selection.model_copy(update={"where": variant})


def _forbid(condition: Forbid, path: NodePath) -> Iterator[Variant]:
    pair = condition.forbid
    for kept in _without_one(pair.share):
        yield (*path, "share"), "one column dropped", Forbid(forbid=pair.model_copy(update={"share": kept}))
    for side in ("left", "right"):
        for inner, change, selection in _selection(getattr(pair, side), (*path, side)):
            yield inner, change, Forbid(forbid=pair.model_copy(update={side: selection}))


def _without_one(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """Yield ``items`` without each of them in turn; nothing when there is only one."""
    if len(items) > 1:
        for index in range(len(items)):
            yield items[:index] + items[index + 1 :]
