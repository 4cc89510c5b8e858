"""The phases of a plan, as spans of working days: those of the review, and the time that is left before the go-live."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from audit.model.plan_settings import PlanSettings
from audit.model.questionnaire import ReviewType
from audit.remediation.scheduling.working_days import WorkingDays

BEFORE_GO_LIVE = "before-go-live"


@dataclass(frozen=True)
class Span:
    """A phase: its last working day, by number; None for the last phase, which has no end."""

    phase: str
    last: int | None


def spans_of(
    settings: PlanSettings, review_type: ReviewType, review_date: date, days: WorkingDays, go_live: date | None
) -> tuple[Span, ...]:
    """Return the phases in the order of their ends.

    Args:
        settings: the phases of each review.
        review_type: which of them.
        review_date: the day from which they run.
        days: the working days after it.
        go_live: the day of the go-live, when it is to come; a phase that would end with it gives way.
    """
    spans: list[Span] = []
    for phase in settings.phases[review_type]:
        last = phase.working_days
        if phase.days is not None:
            last = days.on_or_after(review_date + timedelta(days=phase.days))
        elif phase.months is not None:
            last = days.on_or_after(review_date + relativedelta(months=phase.months))
        spans.append(Span(phase.id, last))
    last_before = last_day_before(go_live, days)
    if last_before is not None:
        spans = [span for span in spans if span.last != last_before]
        spans.append(Span(BEFORE_GO_LIVE, last_before))
    return tuple(sorted(spans, key=lambda span: (span.last is None, span.last or 0)))


def last_day_before(go_live: date | None, days: WorkingDays) -> int | None:
    """Return the number of the last working day before the go-live; None when none is left or none is needed."""
    return (days.before(go_live) or None) if go_live is not None else None


def phase_of(day: int, spans: Sequence[Span]) -> str:
    """Return the phase that the working day ``day`` is in."""
    return next(span.phase for span in spans if span.last is None or day <= span.last)
