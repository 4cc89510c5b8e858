"""Where a project stands: the sums from which score, completeness and avis level follow."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from audit.judgement.tally import DETERMINED, Tally
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Cap, Scoring

OutcomeCounts = Mapping[tuple[Severity, OutcomeKind], int]


@dataclass(frozen=True)
class Standing:
    """The sums over a set of judged rules.

    Attributes:
        earned: weight earned by the determined rules, credit included.
        determined, undetermined: weight of the rules in each of these cases.
        counts: number of rules by severity and outcome.
    """

    earned: Decimal
    determined: int
    undetermined: int
    counts: OutcomeCounts

    @property
    def score(self) -> Decimal | None:
        """The weighted mean credit, 0 to 100; None when nothing was determined."""
        return 100 * self.earned / self.determined if self.determined else None

    @property
    def completeness(self) -> Decimal | None:
        """The share of the weight of applicable rules that was determined; None when none applies."""
        applicable = self.determined + self.undetermined
        return Decimal(self.determined) / applicable if applicable else None

    def is_complete_enough(self, scoring: Scoring) -> bool:
        """Return whether an avis may be given at all."""
        return self.completeness is not None and self.completeness >= scoring.completeness_floor

    def avis_level(self, scoring: Scoring) -> AvisLevel:
        """Return the avis: impossible when too little is known, else what the score and the caps allow."""
        if not self.is_complete_enough(scoring):
            return AvisLevel.IMPOSSIBLE
        return level_reached(self.score, self.counts, scoring)

    def with_settled(self, severity: Severity, kind: OutcomeKind, scoring: Scoring) -> "Standing":
        """Return the standing once an open rule of this severity turns out as ``kind``."""
        weight = scoring.weights[severity]
        moved = Counter(self.counts)
        moved[severity, OutcomeKind.UNDETERMINED] -= 1
        moved[severity, kind] += 1
        applies = kind in DETERMINED
        return replace(
            self,
            earned=self.earned + (weight * scoring.credit[kind] if applies else 0),
            determined=self.determined + (weight if applies else 0),
            undetermined=self.undetermined - weight,
            counts=moved,
        )


def standing_of(tally: Tally, scoring: Scoring) -> Standing:
    """Return where the project stands by the rules counted in ``tally``."""
    earned, determined, undetermined = Decimal(0), 0, 0
    counts: Counter[tuple[Severity, OutcomeKind]] = Counter()
    for case, count in tally.items():
        weight = count * scoring.weights[case.severity]
        counts[case.severity, case.outcome] += count
        if case.outcome in DETERMINED:
            earned += weight * scoring.credit[case.outcome]
            determined += weight
        elif case.outcome is OutcomeKind.UNDETERMINED:
            undetermined += weight
    return Standing(earned, determined, undetermined, counts)


def level_reached(score: Decimal | None, counts: OutcomeCounts, scoring: Scoring) -> AvisLevel:
    """Return the level that ``score`` reaches, lowered by every cap that holds."""
    if score is None:
        return AvisLevel.IMPOSSIBLE
    reached = next((floor.level for floor in scoring.floors if score >= floor.score), AvisLevel.UNFAVOURABLE)
    levels = [reached, *(cap.best for cap in scoring.caps if _holds(cap, counts))]
    return max(levels, key=ORDERED_LEVELS.index)


def _holds(cap: Cap, counts: OutcomeCounts) -> bool:
    return counts.get((cap.severity, cap.outcome), 0) >= cap.count
