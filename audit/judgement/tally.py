"""Pairs each rule with its outcome, and imagines the open ones closed at their worst or best."""

from dataclasses import dataclass
from decimal import Decimal

from audit.model.outcome import RuleOutcome
from audit.model.rule import OutcomeKind, Rule, Severity
from audit.model.scoring import Scoring

DETERMINED = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)


@dataclass(frozen=True)
class Judged:
    """A rule and what it found."""

    rule: Rule
    found: RuleOutcome

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity

    @property
    def worst(self) -> OutcomeKind:
        """The worst outcome still possible."""
        return min(self.found.possible, key=_WORST_FIRST.index)

    @property
    def best(self) -> OutcomeKind:
        """The best outcome still possible; not applying is better than a fault."""
        return max(self.found.possible, key=_WORST_FIRST.index)


def credits_left(possible: tuple[OutcomeKind, ...], scoring: Scoring) -> list[Decimal]:
    """Return the credits that are still possible, lowest first (none if the rule cannot apply)."""
    return sorted(scoring.credit[kind] for kind in possible if kind in scoring.credit)


_WORST_FIRST = [
    OutcomeKind.VIOLATED,
    OutcomeKind.PARTIAL,
    OutcomeKind.NOT_APPLICABLE,
    OutcomeKind.SATISFIED,
]
