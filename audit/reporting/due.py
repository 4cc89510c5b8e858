"""Writes by when an action is due: its day; of a reconstruction, about how long after the review: nobody is to act."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from audit.model.result.planned import Phase
from audit.remediation.scheduling.working_days import is_working_day
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.numbers import write_date

_IN_MONTHS = 28  # days from which a delay that only illustrates is said in months


def due_on(day: date, view: ReportView) -> str:
    """Return the day; of a project reconstructed as it was on a past day, about how long after its review."""
    t = messages(view.language)
    if not view.is_past:
        return write_date(day, view.language)
    start = view.result.review_date
    days = (day - start).days
    if days < _IN_MONTHS:
        return t("verdict.due_then", count=days)
    months = relativedelta(day, start)
    whole = months.years * 12 + months.months
    # Rounded up, as phases are, but for a last day put off to a working one: it is still in the phase of that month.
    end = start + relativedelta(months=whole)
    is_over = any(is_working_day(end + timedelta(days=one)) for one in range((day - end).days))
    return t("verdict.due_then_months", count=whole + is_over)


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
