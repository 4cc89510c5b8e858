"""What keeps the avis from being better, for certain; and what could still bring it down, while answers are missing.

Both come from one definition: the caps and the score, with every open rule at its best for what is certain, at its
worst for what is not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from pydantic import Field, model_validator

from audit.judgement.levels import AvisLevels, is_worse, level_reached, worse_of
from audit.judgement.rule_counts import JudgedRule, best_of, worst_of
from audit.judgement.totals import Totals
from audit.model.base import Frozen
from audit.model.rule import OutcomeKind, RuleId, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Cap, Scoring


class AvisLimit(StrEnum):
    """What keeps an avis from being better."""

    CAP = "cap"  # enough rules of a severity have an outcome
    SCORE = "score"  # the score is below the floor of the next better level
    TOGETHER = "together"  # no answers reach a better level, though no cap and no score alone says so


class AvisReason(Frozen):
    """One thing that keeps the avis from being better, or that may.

    Attributes:
        best: the best level that it allows.
        severity, outcome, rules: for a cap, what it counts; of a risk, the rules that are open.
        needed: for a cap, how many of these rules it takes.
    """

    limit: AvisLimit
    best: AvisLevel
    severity: Severity | None = None
    outcome: OutcomeKind | None = None
    rules: tuple[RuleId, ...] = ()
    needed: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _complete(self) -> "AvisReason":
        """Refuse a reason that lacks what it is about: it may come from a file."""
        is_cap = self.limit is AvisLimit.CAP
        if is_cap != bool(self.rules) or is_cap != (self.severity is not None) or is_cap != (self.outcome is not None):
            msg = "severity, outcome and rules are those of a cap"
            raise ValueError(msg)
        if not (self.needed <= len(self.rules) if is_cap else self.needed == 0):
            msg = "a cap takes no more rules than it names, and nothing else takes any"
            raise ValueError(msg)
        if self.best not in ORDERED_LEVELS[1:]:
            msg = "what limits an avis leaves a level that is not the best"
            raise ValueError(msg)
        return self


def certain_reasons(
    judged: Sequence[JudgedRule], totals: Totals, levels: AvisLevels, scoring: Scoring
) -> Iterator[AvisReason]:
    """Yield what keeps the avis from being better than its ceiling, whatever the missing answers.

    One reason for the strictest cap of each severity and outcome, then the score, then what only holds together.
    """
    reasons = [
        AvisReason(
            limit=AvisLimit.CAP,
            best=cap.best,
            severity=cap.severity,
            outcome=cap.outcome,
            rules=tuple(item.rule.id for item in items),
            needed=cap.count,
        )
        for cap, items in _held(judged, scoring, best_of)
    ]
    reached = level_reached(totals.high, {}, scoring)
    if reached in ORDERED_LEVELS[1:]:
        reasons.append(AvisReason(limit=AvisLimit.SCORE, best=reached))
    yield from reasons
    if levels.ceiling in ORDERED_LEVELS and worse_of(reason.best for reason in reasons) is not levels.ceiling:
        yield AvisReason(limit=AvisLimit.TOGETHER, best=levels.ceiling)


def open_risks(
    judged: Sequence[JudgedRule], totals: Totals, levels: AvisLevels, scoring: Scoring
) -> Iterator[AvisReason]:
    """Yield what could still bring the avis down from its ceiling, most severe first; nothing when it is certain.

    One for each severity, the one that would bring it down the most, with the rules that are open and how many of
    them it takes; then the score.
    """
    if levels.is_certain:
        return
    certain = {(cap.severity, cap.outcome): len(items) for cap, items in _counted(judged, scoring, best_of)}
    told: set[Severity] = set()
    for cap, items in sorted(
        _held(judged, scoring, worst_of),
        key=lambda held: (list(Severity).index(held[0].severity), -ORDERED_LEVELS.index(held[0].best)),
    ):
        known = certain.get((cap.severity, cap.outcome), 0)
        best = _no_lower(cap.best, levels.floor)
        if cap.severity in told or known >= cap.count or not is_worse(best, levels.ceiling):
            continue
        told.add(cap.severity)
        yield AvisReason(
            limit=AvisLimit.CAP,
            best=best,
            severity=cap.severity,
            outcome=cap.outcome,
            rules=tuple(item.rule.id for item in items if best_of(item.found.possible) is not cap.outcome),
            needed=cap.count - known,
        )
    reached = level_reached(totals.low, {}, scoring)
    best = _no_lower(reached, levels.floor)
    if reached in ORDERED_LEVELS[1:] and is_worse(best, levels.ceiling):
        yield AvisReason(limit=AvisLimit.SCORE, best=best)


def _counted(
    judged: Sequence[JudgedRule], scoring: Scoring, of: Callable[[tuple[OutcomeKind, ...]], OutcomeKind]
) -> Iterator[tuple[Cap, list[JudgedRule]]]:
    """Yield each cap with the rules that it counts, every rule taken with that ``of`` its possible outcomes."""
    items: defaultdict[tuple[Severity, OutcomeKind], list[JudgedRule]] = defaultdict(list)
    for item in judged:
        items[item.rule.severity, of(item.found.possible)].append(item)
    for cap in scoring.caps:
        yield cap, items[cap.severity, cap.outcome]


def _held(
    judged: Sequence[JudgedRule], scoring: Scoring, of: Callable[[tuple[OutcomeKind, ...]], OutcomeKind]
) -> Iterator[tuple[Cap, list[JudgedRule]]]:
    """Yield the strictest cap that holds of each severity and outcome."""
    strictest: dict[tuple[Severity, OutcomeKind], tuple[Cap, list[JudgedRule]]] = {}
    for cap, items in _counted(judged, scoring, of):
        kind = cap.severity, cap.outcome
        if len(items) >= cap.count and (kind not in strictest or is_worse(cap.best, strictest[kind][0].best)):
            strictest[kind] = cap, items
    yield from strictest.values()


def _no_lower(level: AvisLevel, floor: AvisLevel) -> AvisLevel:
    return floor if level in ORDERED_LEVELS and is_worse(level, floor) else level
