"""The sheet of the findings: one line each, with its cells, its sources and the actions that answer it."""

from collections.abc import Iterator

from audit.exchange.shape import FINDINGS_MARK
from audit.model.answer import CellRef
from audit.model.result.findings import Finding
from audit.reporting.contradictory.lines import both_sides
from audit.reporting.digest import by_weight, cells_of
from audit.reporting.plan_workbook import texts
from audit.reporting.scope import scope_of, tells_scope
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.hidden import write_marks
from audit.wording.cells import write_cells
from audit.wording.outcome_words import outcome_words
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_COLUMNS = (*texts.FINDING_HEADINGS,)
_WIDTHS = {
    "rule": 10, "axis": 15, "severity": 11, "outcome": 16, "scope": 18, "title": 34, "condition": 62, "cells": 24,
    "sources": 24, "actions": 10,
}  # fmt: skip
_LOOKS = {"rule": "strong", "actions": "middle"}
_FIRST_ROW = 2
_SIDES, _WIDTH_OF_A_SIDE = ("team", "auditors"), 44


def write_findings(book: Book, view: ReportView, foot: str) -> None:
    """Write the sheet."""
    sides = view.contradictory
    headings = {column: heading.to(book.language) for column, heading in texts.FINDING_HEADINGS.items()}
    if not tells_scope(view):
        del headings["scope"]
    if sides is not None:
        headings |= dict(zip(_SIDES, (sides.team, sides.auditor), strict=True))
    widths = _WIDTHS | dict.fromkeys(_SIDES if sides is not None else (), _WIDTH_OF_A_SIDE)
    sheet = book.sheet(texts.FINDINGS.to(book.language))
    write_marks(sheet, FINDINGS_MARK, tuple(headings))
    for place, heading in enumerate(headings.values(), start=1):
        sheet.text(1, place, heading, "head")
    sheet.row(1, 32)
    lines = list(_lines(view))
    for row, said in enumerate(lines, start=_FIRST_ROW):
        sheet.text(row, 0, said["rule"], "mark")
        for place, column in enumerate(headings, start=1):
            sheet.text(row, place, said[column], _LOOKS.get(column, "cell"))
        sheet.row(row, row_height(*((said[column], widths[column]) for column in headings)))
    sheet.widths((0, *(widths[column] for column in headings)))
    sheet.sheet.autofilter(1, 0, max(_FIRST_ROW, _FIRST_ROW + len(lines) - 1), len(headings))
    sheet.sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.print_with(book.title, foot, repeated=1)


def _lines(view: ReportView) -> Iterator[dict[str, str]]:
    """Yield a line for each finding, the gravest first, then for each withdrawn one; both sides where there are two."""
    sides = view.contradictory
    for finding in by_weight(view.result):
        told = both_sides(sides.of(finding.rule), sides) if sides is not None else ()
        words = finding_words(finding, view)
        condition = "\n".join((words["condition"], *view.bounded(finding)))
        yield words | {"condition": condition} | dict(zip(_SIDES, told, strict=False))
    if sides is None:
        return
    for one in sides.withdrawn:
        decision = one.said.position.decision if one.said.position else ""
        outcome = f"{one.outcome} — {decision}"
        said = {"rule": one.rule, "axis": one.axis, "severity": one.severity, "outcome": outcome}
        said |= {"title": one.title, "condition": one.condition}
        told = both_sides(one.said, sides)
        yield dict.fromkeys(_COLUMNS, "") | said | dict(zip(_SIDES, told, strict=True))


def finding_words(finding: Finding, view: ReportView) -> dict[str, str]:
    """Return what stands in each column for a finding."""
    language = view.language
    outcome = outcome_words(finding.outcome, language, may_be_partial=finding.may_be_partial)
    numbers = sorted({view.numbers[action.action] for action, _ in view.asked_by(finding)})
    return {
        "rule": finding.rule,
        "axis": write_term(finding.axis, language),
        "severity": write_term(finding.severity, language),
        "outcome": outcome,
        "scope": scope_of(finding.rule, view) if tells_scope(view) else "",
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
