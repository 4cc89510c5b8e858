"""Counts the rules that score alike: by severity, outcome, and the outcomes still possible."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from audit.model.outcome import RuleOutcome
from audit.model.rule import OutcomeKind, Rule, Severity

DETERMINED = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)
WORST_FIRST = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL, OutcomeKind.NOT_APPLICABLE, OutcomeKind.SATISFIED)
BEST_FIRST = WORST_FIRST[::-1]


class JudgedRule(NamedTuple):
    """A rule and its outcome on one project."""

    rule: Rule
    found: RuleOutcome


class RuleKind(NamedTuple):
    """What rules that count alike have in common.

    Attributes:
        possible: the outcomes still possible; the outcome alone when it is known.
    """

    severity: Severity
    outcome: OutcomeKind
    possible: tuple[OutcomeKind, ...]

    @property
    def worst(self) -> OutcomeKind:
        """The worst outcome still possible."""
        return worst_of(self.possible)

    @property
    def best(self) -> OutcomeKind:
        """The best outcome still possible; not applying is better than a fault."""
        return best_of(self.possible)


@cache
def worst_of(possible: tuple[OutcomeKind, ...]) -> OutcomeKind:
    """Return the worst of some outcomes; not applying is worse than being met, for what it leaves out of the mean."""
    return min(possible, key=WORST_FIRST.index)


@cache
def best_of(possible: tuple[OutcomeKind, ...]) -> OutcomeKind:
    """Return the best of some outcomes."""
    return max(possible, key=WORST_FIRST.index)


RuleCounts = Mapping[RuleKind, int]


def kind_of(item: JudgedRule) -> RuleKind:
    """Return the case in which a judged rule is."""
    return RuleKind(item.rule.severity, item.found.outcome, item.found.possible)


def count_rules(judged: Iterable[JudgedRule]) -> RuleCounts:
    """Count the rules in each case."""
    return Counter(map(kind_of, judged))
