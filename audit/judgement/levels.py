"""The levels of the avis: what a score reaches, lowered by the caps that nothing buys back."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from audit.judgement.rule_counts import RuleCounts
from audit.judgement.totals import Totals, WholeRatio
from audit.model.kept import kept
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Cap, Scoring

OutcomeCounts = Mapping[tuple[Severity, OutcomeKind], int]


class AvisLevels(NamedTuple):
    """The worst and the best level that some completion of the open answers may lead to.

    Both are ``NONE`` when no rule can be measured.
    """

    floor: AvisLevel
    ceiling: AvisLevel

    @property
    def is_certain(self) -> bool:
        """Whether no missing answer can change the level."""
        return self.floor is self.ceiling

    @property
    def guaranteed(self) -> AvisLevel:
        """The level that no missing answer can take back; none when all that is certain is the worst of several."""
        return AvisLevel.NONE if self.floor is ORDERED_LEVELS[-1] and not self.is_certain else self.floor

    @property
    def between(self) -> tuple[AvisLevel, ...]:
        """The levels from the best to the worst."""
        if self.ceiling is AvisLevel.NONE:
            return ()
        return ORDERED_LEVELS[ORDERED_LEVELS.index(self.ceiling) : ORDERED_LEVELS.index(self.floor) + 1]


def avis_levels(rules: RuleCounts, totals: Totals, scoring: Scoring) -> AvisLevels:
    """Return the levels between which the avis lies, rule by rule: bounds that no completion leaves."""
    worst = outcome_counts((case.severity, case.worst, count) for case, count in rules.items())
    best = outcome_counts((case.severity, case.best, count) for case, count in rules.items())
    return AvisLevels(level_reached(totals.low, worst, scoring), level_reached(totals.high, best, scoring))


class LevelScale:
    """The floors and the caps of one scoring, with what they take in the order of a list; built once for many projects.

    Attributes:
        capped: the severities and outcomes of which rules are counted.
    """

    def __init__(self, scoring: Scoring) -> None:
        rank = ORDERED_LEVELS.index
        self.capped = list(dict.fromkeys((cap.severity, cap.outcome) for cap in scoring.caps))
        self._floors = [(floor.score, rank(floor.level)) for floor in scoring.floors]
        self._caps = [
            (self.capped.index((cap.severity, cap.outcome)), cap.count, rank(cap.best)) for cap in scoring.caps
        ]

    def level(self, score: WholeRatio | None, counts: Sequence[int]) -> AvisLevel:
        """Return the level that ``score`` reaches, lowered by every cap that holds.

        Args:
            score: 0 to 100; None when no rule can be measured.
            counts: how many rules there are of each kind that is ``capped``.
        """
        if score is None:
            return AvisLevel.NONE
        above, below = score
        worst = next((rank for floor, rank in self._floors if above >= floor * below), len(ORDERED_LEVELS) - 1)
        for place, enough, rank in self._caps:
            if counts[place] >= enough and rank > worst:
                worst = rank
        return ORDERED_LEVELS[worst]


@kept(most=16)
def level_scale(scoring: Scoring) -> LevelScale:
    """Return the scale of a scoring."""
    return LevelScale(scoring)


def level_reached(score: Fraction | None, counts: OutcomeCounts, scoring: Scoring) -> AvisLevel:
    """Return the level that ``score`` reaches, lowered by every cap that holds."""
    scale = level_scale(scoring)
    ratio = None if score is None else score.as_integer_ratio()
    return scale.level(ratio, [counts.get(kind, 0) for kind in scale.capped])


def cap_holds(cap: Cap, counts: OutcomeCounts) -> bool:
    """Return whether there are as many rules of the kind that ``cap`` counts as it takes."""
    return counts.get((cap.severity, cap.outcome), 0) >= cap.count


def is_worse(level: AvisLevel, other: AvisLevel) -> bool:
    """Return whether a level is worse than another one; both are levels of an opinion that is given."""
    return ORDERED_LEVELS.index(level) > ORDERED_LEVELS.index(other)


def worse_of(levels: Iterable[AvisLevel]) -> AvisLevel:
    """Return the worst of some levels; the best there is when there are none."""
    return max(levels, key=ORDERED_LEVELS.index, default=ORDERED_LEVELS[0])


def outcome_counts(outcomes: Iterable[tuple[Severity, OutcomeKind, int]]) -> OutcomeCounts:
    """Add up how many rules of each severity have each outcome."""
    counts: Counter[tuple[Severity, OutcomeKind]] = Counter()
    for severity, outcome, count in outcomes:
        counts[severity, outcome] += count
    return counts
