"""What packs changed for this project: which are active, which thresholds and rules they changed."""

from collections.abc import Mapping
from datetime import date

from audit.engine.kleene import Kleene
from audit.engine.truth import on_facts, truth_of
from audit.model.fact import FactSet
from audit.model.pack import Pack, ParameterOverride
from audit.model.result import AppliedOverride, AppliedPack, AppliedWaiver
from audit.rulebase.base import RuleBase
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.strictness import strictness


def activity(rulebase: RuleBase, facts: FactSet) -> dict[str, Kleene]:
    """Return whether each pack is for this project."""
    leaf_truth = on_facts(facts, rulebase.comparable_parameters())
    return {
        pack.id: True if pack.active_when is None else truth_of(pack.active_when, leaf_truth) for pack in rulebase.packs
    }


def out_of_scope(rulebase: RuleBase, active: Mapping[str, Kleene], review_date: date) -> frozenset[str]:
    """Return the rules that are not for this project: of a pack that is not active, replaced, or disabled."""
    others = {rule for rule, pack in rulebase.pack_of.items() if active[pack] is False}
    replaced = {rule for pack in rulebase.packs if active[pack.id] for rule in pack.replaces}
    disabled = {waiver.rule for waiver in waivers(rulebase, review_date) if waiver.in_force}
    return frozenset(others | replaced | disabled)


def applied_packs(rulebase: RuleBase, active: Mapping[str, Kleene]) -> tuple[AppliedPack, ...]:
    """Return the packs loaded."""
    return tuple(
        AppliedPack(pack=pack.id, version=pack.version, title=pack.title, active=active[pack.id])
        for pack in rulebase.packs
    )


def overrides(rulebase: RuleBase) -> tuple[AppliedOverride, ...]:
    """Return the thresholds that packs changed, and in which direction."""
    return tuple(_override(pack, change, rulebase) for pack in rulebase.packs for change in pack.parameters)


def waivers(rulebase: RuleBase, review_date: date) -> tuple[AppliedWaiver, ...]:
    """Return the rules that packs disabled, and whether they still are on ``review_date``."""
    return tuple(
        AppliedWaiver(
            pack=pack.id,
            rule=(rule := rulebase.rule(waiver.rule)).id,
            title=rule.title,
            reason=waiver.reason,
            owner=waiver.owner,
            expires=waiver.expires,
            in_force=waiver.holds_on(review_date),
        )
        for pack in rulebase.packs
        for waiver in pack.disabled
    )


def _override(pack: Pack, change: ParameterOverride, rulebase: RuleBase) -> AppliedOverride:
    declared = rulebase.declared[change.parameter]
    return AppliedOverride(
        pack=pack.id,
        parameter=change.parameter,
        label=declared.label,
        declared=parameter_value(declared),
        value=parameter_value(rulebase.parameters[change.parameter]),
        change=strictness(rulebase, change.parameter, change.value),
        reason=change.reason,
        owner=change.owner,
    )
