"""Why the avis is not better: score floors, caps that nothing buys back, and the open rules that could change it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache

from pydantic import model_validator

from audit.judgement.levels import AvisLevels, counted, given_level, level_reached
from audit.judgement.rule_counts import JudgedRule, RuleCounts, RuleKind, kind_of
from audit.judgement.totals import Totals, once_settled
from audit.model.base import Frozen
from audit.model.rule import OutcomeKind, RuleId, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Scoring


class AvisLimit(StrEnum):
    """What keeps an avis from being better."""

    COMPLETENESS = "completeness"  # too little is determined for any avis
    CAP = "cap"  # enough rules of a severity have an outcome
    SCORE = "score"  # the score is below the floor of the next better level


class AvisReason(Frozen):
    """One reason why the avis is not better.

    Attributes:
        best: for a cap, the best level that it allows; for the score, the level that it reaches.
        severity, outcome, rules: for a cap, what it counts.
    """

    limit: AvisLimit
    best: AvisLevel | None = None
    severity: Severity | None = None
    outcome: OutcomeKind | None = None
    rules: tuple[RuleId, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> "AvisReason":
        """Refuse a reason that lacks what it is about: it may come from a file."""
        is_cap = self.limit is AvisLimit.CAP
        if is_cap != bool(self.rules) or is_cap != (self.severity is not None) or is_cap != (self.outcome is not None):
            msg = "severity, outcome and rules are those of a cap"
            raise ValueError(msg)
        if (self.limit is AvisLimit.COMPLETENESS) != (self.best is None):
            msg = "best goes with a cap or a score"
            raise ValueError(msg)
        if self.limit is AvisLimit.SCORE and self.best not in ORDERED_LEVELS[1:]:
            msg = "a score limits an avis that has a better level"
            raise ValueError(msg)
        return self


def avis_reasons(judged: Sequence[JudgedRule], totals: Totals, scoring: Scoring) -> Iterator[AvisReason]:
    """Yield why the avis is not better; one reason for the strictest cap of each kind that holds."""
    if not totals.is_complete_enough(scoring):
        yield AvisReason(limit=AvisLimit.COMPLETENESS)
    yield from _caps(judged, scoring)
    score = totals.score
    reached = level_reached(score, {}, scoring)
    if score is not None and reached is not AvisLevel.FAVOURABLE:
        yield AvisReason(limit=AvisLimit.SCORE, best=reached)


def _caps(judged: Sequence[JudgedRule], scoring: Scoring) -> Iterator[AvisReason]:
    said: set[tuple[Severity, OutcomeKind]] = set()
    for cap in scoring.caps:
        kind = (cap.severity, cap.outcome)
        rules = tuple(item.rule.id for item in judged if (item.rule.severity, item.found.outcome) == kind)
        if len(rules) >= cap.count and kind not in said:
            said.add(kind)
            yield AvisReason(
                limit=AvisLimit.CAP, best=cap.best, severity=cap.severity, outcome=cap.outcome, rules=rules
            )


def deciding_rules(
    judged: Iterable[JudgedRule], rules: RuleCounts, totals: Totals, levels: AvisLevels, scoring: Scoring
) -> Iterator[str]:
    """Yield the open rules that would change the avis if they alone were settled."""
    counts = counted(rules)

    @cache
    def changes(case: RuleKind) -> bool:
        for kind in case.possible:
            moved = Counter(counts)
            moved[case.severity, OutcomeKind.UNDETERMINED] -= 1
            moved[case.severity, kind] += 1
            settled = once_settled(totals, case.severity, kind, scoring)
            if given_level(settled, moved, scoring) is not levels.given:
                return True
        return False

    for item in judged:
        case = kind_of(item)
        if case.outcome is OutcomeKind.UNDETERMINED and changes(case):
            yield item.rule.id
