"""The thresholds that a rule's examples were written with: a pack's changes are not those of the other rules."""

from collections.abc import Mapping

from audit.engine.comparisons import Parameters
from audit.model.rule import Parameter, Rule
from audit.rulebase.base import RuleBase
from audit.rulebase.calendar_months import comparable_values


def changed_by(rule: Rule, rulebase: RuleBase) -> str | None:
    """Return the pack whose thresholds ``rule`` was written with; None when these are the declared ones.

    An example at the limit of a declared threshold tests its rule: it must not fail because a pack sets another. A rule
    of that pack was written with the threshold that the pack sets.
    """
    pack_id = rulebase.pack_of.get(rule.id)
    return pack_id if pack_id is not None and rulebase.pack(pack_id).parameters else None


def written_with(pack_id: str | None, rulebase: RuleBase) -> dict[str, Parameter]:
    """Return the declared parameters, with the values that the pack ``pack_id`` sets, if any."""
    changes = rulebase.pack(pack_id).parameters if pack_id is not None else ()
    changed = {
        change.parameter: rulebase.declared[change.parameter].model_copy(update={"value": change.value})
        for change in changes
    }
    return {**rulebase.declared, **changed}


def comparable(parameters: Mapping[str, Parameter]) -> Parameters:
    """Return each parameter's value in the unit of facts."""
    return comparable_values(parameters)
