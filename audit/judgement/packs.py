"""Which rules of packs are for one project, and which rules packs replaced or disabled for it."""

from collections.abc import Mapping
from datetime import date

from audit.model.kleene import Kleene
from audit.rulebase.base import RuleBase


def out_of_scope(rulebase: RuleBase, active: Mapping[str, Kleene], review_date: date) -> frozenset[str]:
    """Return the rules that are not for this project: of a pack that is not active, replaced, or disabled.

    Args:
        rulebase: the rules and packs loaded.
        active: whether each pack is for the project.
        review_date: a rule that a pack disabled applies again after a day.
    """
    others = {rule for rule, pack in rulebase.pack_of.items() if active[pack] is False}
    replaced = {rule for pack in rulebase.packs if active[pack.id] for rule in pack.replaces}
    disabled = {
        rulebase.rule(waiver.rule).id
        for pack in rulebase.packs
        for waiver in pack.disabled
        if waiver.holds_on(review_date)
    }
    return frozenset(others | replaced | disabled)
