"""Pairs each rule with its outcome, counts those that score alike, and knows the worst and best of what is open."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from audit.model.outcome import RuleOutcome
from audit.model.rule import OutcomeKind, Rule, Severity
from audit.model.scoring import Scoring

DETERMINED = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)
_WORST_FIRST = [
    OutcomeKind.VIOLATED,
    OutcomeKind.PARTIAL,
    OutcomeKind.NOT_APPLICABLE,
    OutcomeKind.SATISFIED,
]


class Judged(NamedTuple):
    """A rule and what it found."""

    rule: Rule
    found: RuleOutcome

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity


class Case(NamedTuple):
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
        return min(self.possible, key=_WORST_FIRST.index)

    @property
    def best(self) -> OutcomeKind:
        """The best outcome still possible; not applying is better than a fault."""
        return max(self.possible, key=_WORST_FIRST.index)


Tally = Mapping[Case, int]


def case_of(item: Judged) -> Case:
    """Return the case in which a judged rule is."""
    return Case(item.rule.severity, item.found.outcome, item.found.possible)


def tally_of(judged: Iterable[Judged]) -> Tally:
    """Count the rules in each case."""
    return Counter(map(case_of, judged))


def credits_left(possible: tuple[OutcomeKind, ...], scoring: Scoring) -> list[Decimal]:
    """Return the credits that are still possible, lowest first (none if the rule cannot apply)."""
    return sorted(scoring.credit[kind] for kind in possible if kind in scoring.credit)
