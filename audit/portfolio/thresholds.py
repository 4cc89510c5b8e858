"""Where the rules compare with a parameter, and with what else they compare the same facts; pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from audit.model.condition import Comparison, ParameterRef
from audit.model.rule import Parameter, Rule, RuleId
from audit.portfolio.overrides import Threshold
from audit.rulebase.base import RuleBase
from audit.rulebase.reads import parameters_read
from audit.rulebase.walk import rule_conditions

_Subject = tuple[str | None, str]  # the table whose rows are read, and the fact or column


def rules_that_read(parameter: str, rulebase: RuleBase) -> tuple[RuleId, ...]:
    """Return the rules that compare with a parameter, in their order."""
    return tuple(rule.id for rule in rulebase.rules if parameter in parameters_read(rule))


def compared_beside(parameter: Parameter, rulebase: RuleBase) -> tuple[Parameter, ...]:
    """Return the other parameters of one unit with which a rule compares what it compares with this one, by id."""
    found: set[str] = set()
    for rule in rulebase.rules:
        for compared in _compared(rule):
            if parameter.id in compared:
                found.update(compared)
    others = (rulebase.parameters[name] for name in sorted(found - {parameter.id}))
    return tuple(other for other in others if other.unit is parameter.unit)


def met_by(
    parameter: Parameter,
    value: Threshold,
    beside: Sequence[Parameter],
    given: Mapping[str, Threshold] | None = None,
) -> tuple[str, ...]:
    """Return the parameters that a value reaches or passes, coming from the present one.

    Args:
        parameter: the one that is given another value.
        value: that value.
        beside: the others with which the same facts are compared.
        given: the values that some of these are given meanwhile.
    """
    present, now = parameter.value, given or {}
    return tuple(
        other.id
        for other in beside
        if other.value != present
        and (
            value == now.get(other.id, other.value)
            or _is_above(value, now.get(other.id, other.value)) is not _is_above(present, other.value)
        )
    )


def _is_above(value: object, other: object) -> bool:
    """Return whether a value is above another one, of one unit with it."""
    if isinstance(value, Decimal) and isinstance(other, Decimal):
        return value > other
    return isinstance(value, date) and isinstance(other, date) and value > other


def _compared(rule: Rule) -> Iterator[Sequence[str]]:
    """Yield, for each fact or column of a rule, the parameters that it is compared with."""
    found: defaultdict[_Subject, list[str]] = defaultdict(list)
    for placed in rule_conditions(rule):
        condition = placed.condition
        if isinstance(condition, Comparison) and isinstance(condition.operand, ParameterRef):
            found[placed.table, condition.subject].append(condition.operand.parameter)
    yield from found.values()
