"""Writes by when an action is due: its day; of a reconstruction, about how long after the review: nobody is to act."""

from datetime import date

from audit.model.result import Phase
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.numbers import MEAN_DAYS_OF_A_MONTH, write_date

_IN_MONTHS = 28  # days from which a delay that only illustrates is said in months


def due_on(day: date, view: ReportView) -> str:
    """Return the day; of a project reconstructed as it was on a past day, about how long after its review."""
    t = messages(view.language)
    if not view.is_past:
        return write_date(day, view.language)
    days = (day - view.result.review_date).days
    if days < _IN_MONTHS:
        return t("verdict.due_then", count=days)
    return t("verdict.due_then_months", count=max(1, round(days / MEAN_DAYS_OF_A_MONTH)))


def due_by(day: date, view: ReportView) -> str:
    """Return the same as part of a sentence."""
    t, said = messages(view.language), due_on(day, view)
    return said if view.is_past else t("verdict.due", date=said)


def phase_end(phase: Phase | None, view: ReportView) -> str:
    """Return until when a phase lasts, as part of a sentence; empty for the last one, and of a reconstruction."""
    t = messages(view.language)
    if phase is None or phase.until is None or view.is_past:
        return ""
    return t("actions.until", date=write_date(phase.until, view.language))
