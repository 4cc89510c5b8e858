"""The levels of an opinion by the texts of its time: without the rules that rest on later texts alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.judgement.guarantee import Guarantee
from audit.model.rule import Rule, RuleId
from audit.rulebase.base import RuleBase
from audit.rulebase.dated_texts import asked_from


@dataclass(frozen=True)
class ByEarlierTexts:
    """What is guaranteed of a project without the rules ``left_out``, which follow texts later than its review."""

    left_out: tuple[RuleId, ...]
    guarantee: Guarantee


class LaterTexts:
    """Which rules rest on texts, or thresholds, published after a day alone; build it once.

    A text whose date does not tell stays: nothing shows that it is later.
    """

    def __init__(self, rules: Iterable[Rule], rulebase: RuleBase) -> None:
        days = ((rule.id, asked_from(rule, rulebase)) for rule in rules)
        self._asked_from = [(rule, day) for rule, day in days if day is not None]

    def after(self, day: date) -> tuple[RuleId, ...]:
        """Return the ids of these rules, in the order of the rules."""
        return tuple(rule for rule, first in self._asked_from if first > day)
