"""The sheet of the findings: one line each, with its cells, its sources and the actions that answer it."""

from audit.exchange.shape import FINDINGS_MARK
from audit.model.answer import CellRef
from audit.model.result import Finding
from audit.reporting.digest import cells_of
from audit.reporting.plan_workbook import texts
from audit.reporting.view import ReportView, findings_in_order
from audit.reporting.workbooks.book import A4, Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.hidden import write_marks
from audit.wording.cells import write_cells
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_COLUMNS = (*texts.FINDING_HEADINGS,)
_WIDTHS = {
    "rule": 10, "axis": 15, "severity": 11, "outcome": 16, "title": 34, "condition": 62, "cells": 24, "sources": 24,
    "actions": 10,
}  # fmt: skip
_LOOKS = {"rule": "strong", "actions": "middle"}
_FIRST_ROW = 2


def write_findings(book: Book, view: ReportView, foot: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(texts.FINDINGS.to(book.language))
    write_marks(sheet, FINDINGS_MARK, _COLUMNS)
    for place, column in enumerate(_COLUMNS, start=1):
        sheet.text(1, place, texts.FINDING_HEADINGS[column].to(book.language), "head")
    sheet.row(1, 32)
    found = list(findings_in_order(view))
    for row, finding in enumerate(found, start=_FIRST_ROW):
        said = finding_words(finding, view)
        sheet.text(row, 0, finding.rule, "mark")
        for place, column in enumerate(_COLUMNS, start=1):
            sheet.text(row, place, said[column], _LOOKS.get(column, "cell"))
        sheet.row(row, row_height(*((said[column], _WIDTHS[column]) for column in _COLUMNS)))
    sheet.widths((0, *_WIDTHS.values()))
    sheet.sheet.autofilter(1, 0, max(_FIRST_ROW, _FIRST_ROW + len(found) - 1), len(_COLUMNS))
    sheet.sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.print_on(A4, book.title, foot, repeated=1)


def finding_words(finding: Finding, view: ReportView) -> dict[str, str]:
    """Return what stands in each column for a finding."""
    language = view.language
    outcome = write_term(finding.outcome, language)
    if finding.may_be_partial:
        outcome = view.text(texts.AT_BEST_PARTLY).format(outcome=outcome)
    numbers = sorted({view.numbers[action.action] for action, _ in view.asked_by(finding)})
    return {
        "rule": finding.rule,
        "axis": write_term(finding.axis, language),
        "severity": write_term(finding.severity, language),
        "outcome": outcome,
        "title": typeset(view.text(finding.title), language),
        "condition": typeset(view.condition(finding), language),
        "cells": ", ".join(write_cells(sorted(cells_of(finding.facts), key=_by_column))),
        "sources": "\n".join(criterion.citation for criterion in finding.criteria),
        "actions": ", ".join(map(str, numbers)),
    }


def _by_column(cell: CellRef) -> tuple[str, str, int]:
    """Return the place of a cell such that those of one column follow one another."""
    letters = cell.cell.rstrip("0123456789")
    return cell.sheet, letters, int(cell.cell[len(letters) :] or 0)
