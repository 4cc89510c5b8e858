"""The levels of the avis: what a score reaches, lowered by the caps that nothing buys back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from audit.judgement.rule_counts import RuleCounts
from audit.judgement.totals import Totals
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Cap, Scoring

OutcomeCounts = Mapping[tuple[Severity, OutcomeKind], int]


class AvisLevels(NamedTuple):
    """The level given, and those given if every open answer were the worst, or the best."""

    given: AvisLevel
    worst: AvisLevel
    best: AvisLevel

    @property
    def is_stable(self) -> bool:
        """Whether no open answer can change the level."""
        return self.given is self.worst is self.best


def avis_levels(rules: RuleCounts, totals: Totals, scoring: Scoring) -> AvisLevels:
    """Return the level that the rules counted give, and the levels between which it may move."""
    worst = outcome_counts((case.severity, case.worst, count) for case, count in rules.items())
    best = outcome_counts((case.severity, case.best, count) for case, count in rules.items())
    return levels_between(totals, counted(rules), worst, best, scoring)


def levels_between(
    totals: Totals, counts: OutcomeCounts, worst: OutcomeCounts, best: OutcomeCounts, scoring: Scoring
) -> AvisLevels:
    """Return the same from counts of the outcomes that scoring caps: as they are, at worst, and at best."""
    return AvisLevels(
        given_level(totals, counts, scoring),
        level_reached(totals.low, worst, scoring),
        level_reached(totals.high, best, scoring),
    )


def given_level(totals: Totals, counts: OutcomeCounts, scoring: Scoring) -> AvisLevel:
    """Return the avis: impossible when too little is known, else what the score and the caps allow."""
    if not totals.is_complete_enough(scoring):
        return AvisLevel.IMPOSSIBLE
    return level_reached(totals.score, counts, scoring)


def level_reached(score: Fraction | None, counts: OutcomeCounts, scoring: Scoring) -> AvisLevel:
    """Return the level that ``score`` reaches, lowered by every cap that holds."""
    if score is None:
        return AvisLevel.IMPOSSIBLE
    reached = next((floor.level for floor in scoring.floors if score >= floor.score), AvisLevel.UNFAVOURABLE)
    levels = [reached, *(cap.best for cap in scoring.caps if cap_holds(cap, counts))]
    return max(levels, key=ORDERED_LEVELS.index)


def cap_holds(cap: Cap, counts: OutcomeCounts) -> bool:
    """Return whether enough rules have the outcome that the cap is about."""
    return counts.get((cap.severity, cap.outcome), 0) >= cap.count


def counted(rules: RuleCounts) -> OutcomeCounts:
    """Return the number of rules by severity and outcome."""
    return outcome_counts((case.severity, case.outcome, count) for case, count in rules.items())


def outcome_counts(outcomes: Iterable[tuple[Severity, OutcomeKind, int]]) -> OutcomeCounts:
    """Add up how many rules of each severity have each outcome."""
    counts: Counter[tuple[Severity, OutcomeKind]] = Counter()
    for severity, outcome, count in outcomes:
        counts[severity, outcome] += count
    return counts
