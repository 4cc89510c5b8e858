"""Where the rules compare with a parameter, and with what else they compare the same facts; pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from audit.model.condition import Comparison, ParameterRef
from audit.model.rule import Parameter, Rule, RuleId
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


def _compared(rule: Rule) -> Iterator[Sequence[str]]:
    """Yield, for each fact or column of a rule, the parameters that it is compared with."""
    found: defaultdict[_Subject, list[str]] = defaultdict(list)
    for placed in rule_conditions(rule):
        condition = placed.condition
        if isinstance(condition, Comparison) and isinstance(condition.operand, ParameterRef):
            found[placed.table, condition.subject].append(condition.operand.parameter)
    yield from found.values()
