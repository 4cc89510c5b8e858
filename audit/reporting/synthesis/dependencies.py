"""What the project still expects from others and looks at before its next go-live: told beside what that waits for."""

from collections.abc import Iterator
from datetime import date

from audit.model.synthesis import DependencyLine
from audit.reporting.earlier_recommendations import LONGEST
from audit.reporting.messages import messages
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_date

MOST_DEPENDENCIES = 3  # three or four lines: a choice of layout of the tool


def dependencies_told(view: ReportView) -> str:
    """Return the dependencies that are looked at from the review to the go-live, by their days; empty where none is.

    The workbook does not say which of them the go-live waits for, and the sentence says so.
    """
    plan, t = view.result.plan, messages(view.language)
    if plan is None or plan.go_live is None or view.result.synthesis is None:
        return ""
    found = sorted(_looked_at(view, plan.go_live), key=lambda one: one[0])
    told = [_told(day, line, cells, view) for day, line, cells in found]
    if not told:
        return ""
    left = len(told) - MOST_DEPENDENCIES
    listed = t("list.separator").join(told[:MOST_DEPENDENCIES])
    more = f" {t('verdict.others', count=left)}" if left > 0 else ""
    return t("synthesis.dependencies", count=len(told), listed=f"{listed}{more}")


def _told(day: date, line: DependencyLine, cells: str, view: ReportView) -> str:
    t, label = messages(view.language), printable(" ".join(line.label.split()))
    what = t("synthesis.quotation", comment=label) if len(label) <= LONGEST else t("recommendation.unquoted")
    return t("synthesis.dependency", label=what, date=write_date(day, view.language), cells=cells)


def _looked_at(view: ReportView, go_live: date) -> Iterator[tuple[date, DependencyLine, str]]:
    for line in view.result.synthesis.dependencies if view.result.synthesis else ():
        day = line.checkpoint.value if line.checkpoint is not None and line.checkpoint.is_known else None
        if line.label and isinstance(day, date) and view.result.review_date < day <= go_live:
            yield day, line, ", ".join(write_cell_ranges(line.checkpoint.cells if line.checkpoint else ()))
