"""The levels of an opinion by the texts of its time: without the rules that rest on later texts alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.judgement.guarantee import Guarantee
from audit.model.rule import Rule, RuleId
from audit.rulebase.base import RuleBase
from audit.rulebase.dated_texts import InForce, in_force


@dataclass(frozen=True)
class ByEarlierTexts:
    """What is guaranteed of a project without the rules ``left_out``, which follow texts later than its review."""

    left_out: tuple[RuleId, ...]
    guarantee: Guarantee


def on_later_texts(rules: Iterable[Rule], rulebase: RuleBase, day: date) -> tuple[RuleId, ...]:
    """Return the ids of those ``rules`` that rest on texts, or thresholds, published after ``day`` alone.

    A text whose date does not tell stays: nothing shows that it is later.
    """
    return tuple(rule.id for rule in rules if in_force(rule, rulebase, day) is InForce.NO)
