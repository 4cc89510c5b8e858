"""When the body that decides on the next go-live meets last before it, by its rhythm, and what is not ready by then."""

from datetime import date, timedelta

from audit.model.fact import Fact
from audit.model.folded_names import fold_words
from audit.model.synthesis import BodyLine
from audit.reporting.messages import messages
from audit.reporting.synthesis.go_live import conditions_of
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_date


def deciding_session(view: ReportView) -> str:
    """Return a sentence on the last meeting before the go-live; empty where all conditions are due by then.

    It is told where the workbook says which body decides, when that body met last and how often it meets. The days are
    those that this rhythm gives: no meeting is known to be convened.
    """
    plan, body, t = view.result.plan, _deciding(view), messages(view.language)
    if plan is None or plan.go_live is None or body is None or body.every is None or body.last is None:
        return ""
    last, every = _day(body.last), _days(body.every)
    if last is None or every is None:
        return ""
    meeting = last_meeting_before(plan.go_live, last, every)
    is_to_come = meeting > view.result.review_date
    late = [action for action in conditions_of(view) if not is_to_come or action.due > meeting]
    if not late:
        return ""
    numbers = ", ".join(str(view.numbers[action.action]) for action in late)
    rhythm = t(
        "synthesis.rhythm",
        count=every,
        date=write_date(last, view.language),
        cells=", ".join(write_cell_ranges((*body.last.cells, *body.every.cells))),
    )
    name = printable(" ".join(body.label.split()))
    if not is_to_come:
        return t("synthesis.no_session_before", body=name, rhythm=rhythm)
    day = write_date(meeting, view.language)
    return t("synthesis.session_before", count=len(late), body=name, date=day, rhythm=rhythm, numbers=numbers)


def last_meeting_before(go_live: date, last: date, every: int) -> date:
    """Return the last day before ``go_live`` that is a whole number of times ``every`` days after ``last``."""
    times = max(0, (go_live - last).days - 1) // every
    return last + timedelta(days=every * times)


def _deciding(view: ReportView) -> BodyLine | None:
    """Return the body that the workbook says decides to go live; None where it says none, or several bear its name."""
    frame = view.result.synthesis
    if frame is None or frame.decided_by is None:
        return None
    name = fold_words(str(frame.decided_by.said.value))
    found = [one for one in frame.bodies if fold_words(one.label) == name]
    return found[0] if len(found) == 1 else None


def _day(fact: Fact) -> date | None:
    return fact.value if fact.is_known and isinstance(fact.value, date) else None


def _days(fact: Fact) -> int | None:
    value = fact.value if fact.is_known else None
    return int(value) if value is not None and not isinstance(value, (str, date, bool, tuple)) and value >= 1 else None
