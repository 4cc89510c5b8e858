"""Whether a higher value of a parameter asks more or less of a project, from how rules use it."""

from collections.abc import Iterator
from datetime import date

from audit.model.condition import Comparison, Condition
from audit.model.operators import OPERATORS
from audit.model.pack import Strictness
from audit.model.rule import ParameterValue, Rule
from audit.rulebase.base import RuleBase


def strictness(rulebase: RuleBase, parameter_id: str, value: ParameterValue) -> Strictness:
    """Return what ``value`` changes, compared with what the rule base declares."""
    signs = {sign for rule in rulebase.rules for sign in _signs(rule, parameter_id)}
    if len(signs) != 1 or 0 in signs:
        return Strictness.DIFFERENT
    raised = _is_higher(value, rulebase.declared[parameter_id].value)
    return Strictness.STRICTER if (signs == {1}) == raised else Strictness.LAXER


def _signs(rule: Rule, parameter_id: str) -> Iterator[int]:
    for condition, sign in ((rule.satisfied_when, 1), (rule.partial_when, 1), (rule.applies_when, -1)):
        if condition is not None:
            yield from _uses(condition, sign, parameter_id)


def _uses(condition: Condition, sign: int, parameter_id: str) -> Iterator[int]:
    """Yield 1 for each place where a higher value is stricter, -1 where it is laxer, 0 where neither."""
    if isinstance(condition, Comparison) and parameter_id in condition.reads().parameters:
        yield sign * OPERATORS[condition.operator].stricter_when
    for part in condition.parts():
        yield from _uses(part.condition, sign * part.sign, parameter_id)


def _is_higher(value: ParameterValue, declared: ParameterValue) -> bool:
    if isinstance(value, date) or isinstance(declared, date):
        return isinstance(value, date) and isinstance(declared, date) and value > declared
    return not isinstance(value, str) and not isinstance(declared, str) and value > declared
