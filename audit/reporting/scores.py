"""Writes scores: the figure where it means something, how many rules were settled where it does not."""

from decimal import Decimal

from audit.model.result.opinion import Score
from audit.model.rule import OutcomeKind
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.wording.numbers import write_number, write_share

_SETTLED = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)


def shown_value(score: Score) -> Decimal | None:
    """Return the score that may be printed; none outside its own bounds, as scoring 1.0 could give it."""
    if score.value is None or score.low is None or score.high is None:
        return score.value
    return score.value if score.low <= score.value <= score.high else None


def settled_rules(score: Score) -> int:
    """Return how many rules the answers settled; those that do not apply are not counted."""
    return sum(score.outcomes.get(kind, 0) for kind in _SETTLED)


def write_counts(score: Score, language: Language) -> str:
    """Write how many rules were settled, and how: what is said where no score is."""
    t = messages(language)
    settled = settled_rules(score)
    return t("score.settled", count=settled, how=_how(score, language)) if settled else t("score.none_settled")


def write_outcomes(score: Score, language: Language) -> str:
    """Write how the rules that were settled stand, without their number."""
    return _how(score, language)


def write_coverage(score: Score, language: Language, perhaps: int = 0) -> str:
    """Write how many of the requirements that apply were settled, with their weighted share where it is known.

    Args:
        score: of all axes.
        language: the reader's.
        perhaps: of those that are not settled, how many may not apply.
    """
    t, settled = messages(language), settled_rules(score)
    if score.completeness is None:
        return t("score.none_settled")
    applicable = settled + score.outcomes.get(OutcomeKind.UNDETERMINED, 0)
    if settled == applicable == 1:
        return t("opinion.coverage_only", share=write_share(score.completeness, language))
    some = t("opinion.coverage_perhaps", count=perhaps) if perhaps else ""
    share = write_share(score.completeness, language)
    return t("opinion.coverage", count=settled, applicable=applicable, perhaps=some, share=share)


def write_short_counts(score: Score, language: Language) -> str:
    """Write the same in a few words, for a line of an axis."""
    t = messages(language)
    settled = settled_rules(score)
    return t("score.settled_short", count=settled, how=_how(score, language)) if settled else t("axes.not_assessed")


def write_at_best(count: int, unmet: int, language: Language) -> str:
    """Write how many of the conditions that are not met may still be met in part; nothing when none may."""
    t = messages(language)
    if not count:
        return ""
    return t("at_best.all") if count == unmet else t("at_best.some", count=count)


def write_no_value(score: Score, language: Language) -> str:
    """Write why there is no figure: nothing was settled, or what was leaves it too open."""
    t = messages(language)
    return t("axes.no_value") if settled_rules(score) else t("axes.not_assessed")


def write_bounds(score: Score, language: Language) -> str | None:
    """Write the bounds of a score; None when it has none, or when they are the same and so are the score."""
    if score.low is None or score.high is None or score.low == score.high:
        return None
    low, high = (write_number(bound, language) for bound in (score.low, score.high))
    return messages(language)("axes.bounds_words", low=low, high=high)


def _how(score: Score, language: Language) -> str:
    t = messages(language)
    met, partly, unmet = (score.outcomes.get(kind, 0) for kind in _SETTLED)
    either = score.may_be_partial
    told = [t("score.met", count=met), t("score.partly", count=partly)]
    told += [t("score.unmet", count=unmet - either)] if unmet > either or not either else []
    how = ", ".join(told)
    return f"{how}{t('list.separator')}{t('score.either', count=either)}" if either else how
