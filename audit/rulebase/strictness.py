"""Whether a higher value of a parameter asks more or less of a project, from how rules use it."""

from collections.abc import Iterator

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
    ParameterRef,
    members,
)
from audit.model.pack import Strictness
from audit.model.rule import Rule
from audit.model.value import JsonDecimal
from audit.rulebase.base import RuleBase

_MORE_IS_STRICTER = {"min": 1, "above": 1, "max": -1, "below": -1}


def strictness(rulebase: RuleBase, parameter_id: str, value: JsonDecimal) -> Strictness:
    """Return what ``value`` changes, compared with what the rule base declares."""
    signs = {sign for rule in rulebase.rules for sign in _signs(rule, parameter_id)}
    if len(signs) != 1 or 0 in signs:
        return Strictness.DIFFERENT
    raised = value > rulebase.declared[parameter_id].value
    return Strictness.STRICTER if (signs == {1}) == raised else Strictness.LAXER


def _signs(rule: Rule, parameter_id: str) -> Iterator[int]:
    for condition, sign in ((rule.satisfied_when, 1), (rule.partial_when, 1), (rule.applies_when, -1)):
        if condition is not None:
            yield from _uses(condition, sign, parameter_id)


def _uses(condition: Condition, sign: int, parameter_id: str) -> Iterator[int]:
    """Yield 1 for each place where a higher value is stricter, -1 where it is laxer, 0 where neither."""
    match condition:
        case Comparison():
            if isinstance(condition.operand, ParameterRef) and condition.operand.parameter == parameter_id:
                yield sign * _MORE_IS_STRICTER.get(condition.operator, 0)
        case Not():
            yield from _uses(condition.not_, -sign, parameter_id)
        case All() | AnyOf() | AtLeast():
            for member in members(condition):
                yield from _uses(member, sign, parameter_id)
        case ForEach(for_each=rows):
            if rows.where is not None:
                yield from _uses(rows.where, -sign, parameter_id)
            yield from _uses(rows.satisfies, sign, parameter_id)
        case Exists(exists=selection) if selection.where is not None:
            yield from _uses(selection.where, sign, parameter_id)
        case Forbid(forbid=pair):
            for side in (pair.left, pair.right):
                if side.where is not None:
                    yield from _uses(side.where, -sign, parameter_id)
