"""What the later audit would find on the initial baseline of the earlier one, whatever it was re-framed to since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from audit.comparison.audited import Recorded
from audit.comparison.schema import Moved
from audit.comparison.values import same_fact
from audit.model.answer import Answer
from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.roles import OutsideRoles
from audit.model.rule import RuleId
from audit.record.schema import RecordedRule


@dataclass(frozen=True)
class FirstBaseline:
    """The later audit, judged again with the initial figures of the earlier.

    Attributes:
        rules: what each rule finds then.
        facts: every answer and indicator then, by name.
    """

    rules: Mapping[RuleId, RecordedRule]
    facts: Mapping[str, Fact]


def first_answers(old: Recorded, new: Recorded, roles: OutsideRoles | None) -> dict[str, Answer]:
    """Return the initial figures that both audits give, and give otherwise, as the earlier has them."""
    found = {}
    for name in (roles.initial_cost, roles.initial_end) if roles else ():
        before, after, answer = old.exact(name), new.exact(name), old.answer(name)
        if before is not None and after is not None and answer is not None and before.value != after.value:
            found[name] = answer
    return found


def values_on_first(
    rule: RuleId, old: Recorded, new: Recorded, first: FirstBaseline, left_out: Collection[str]
) -> tuple[Moved, ...]:
    """Return what a rule rests on that the first baseline makes another, as the earlier audit and as it has it.

    Args:
        rule: which rule.
        old: the earlier audit.
        new: the later.
        first: the later, on the first baseline.
        left_out: the initial figures themselves.
    """
    rules = old.rules.get(rule), new.rules.get(rule), first.rules.get(rule)
    names = dict.fromkeys(name for one in rules if one is not None for name in one.facts)
    found = []
    for name in names:
        fact = first.facts.get(name)
        is_told = name not in left_out and FactRef.parse(name).table is None
        if is_told and fact is not None and not same_fact(new.fact(name), fact):
            found.append(Moved(name, old.fact(name), fact))
    return tuple(found)
