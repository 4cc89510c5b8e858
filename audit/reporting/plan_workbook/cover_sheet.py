"""The first sheet: which project, which review, which versions, and how to use the workbook."""

from collections.abc import Iterator

from audit.model.scoring import Statement
from audit.reporting.plan_workbook import texts
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.versions import made_from
from audit.wording.numbers import write_date
from audit.wording.typography import typeset

_WIDTHS = (24.0, 100.0)
_WITH_LEVEL = (Statement.AVIS, Statement.ESTIMATE)


def write_cover(book: Book, view: ReportView, sha256: str, foot: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(texts.COVER.to(book.language))
    sheet.text(0, 0, typeset(book.title, book.language), "title")
    sheet.row(0, 26)
    row = 1
    if view.disclaimer:
        sheet.text(row, 1, typeset(view.disclaimer, book.language), "key")
        sheet.row(row, row_height((view.disclaimer, _WIDTHS[1])))
        row += 1
    for sentence in filter(None, (view.provisional_note, *_procedure(view))):
        said = typeset(sentence, book.language)
        sheet.text(row, 1, said, *(["key"] if sentence == view.provisional_note else []))
        sheet.row(row, row_height((said, _WIDTHS[1])))
        row += 1
    row += 1
    for key, value in _identity(view, sha256):
        sheet.text(row, 0, texts.COVER_KEYS[key].to(book.language), "key")
        sheet.text(row, 1, typeset(value, book.language))
        sheet.row(row, row_height((value, _WIDTHS[1])))
        row += 1
    row += 1
    is_past = view.result.project.reconstructed
    sheet.text(row, 0, (texts.HOW_TO_READ if is_past else texts.HOW).to(book.language), "heading")
    for step in texts.STEPS_OF_THE_PAST if is_past else texts.STEPS:
        row += 1
        said = typeset(step.to(book.language), book.language)
        sheet.text(row, 1, said)
        sheet.row(row, row_height((said, _WIDTHS[1])))
    if view.result.plan is not None:
        row += 2
        note = typeset(view.text(view.result.plan.note), book.language)
        sheet.text(row, 0, texts.PLAN_NOTE.to(book.language), "key")
        sheet.text(row, 1, note)
        sheet.row(row, row_height((note, _WIDTHS[1])))
    sheet.widths(_WIDTHS)
    sheet.print_with(book.title, foot)


def _procedure(view: ReportView) -> Iterator[str]:
    """Yield which version of a report on a procedure it is, and what is said of the procedure; nothing elsewhere."""
    sides = view.contradictory
    if sides is not None:
        yield f"{sides.title} — {sides.stage}"
        yield from sides.status


def _identity(view: ReportView, sha256: str) -> Iterator[tuple[str, str]]:
    result = view.result
    yield "project", result.project.name or view.text(texts.UNNAMED)
    yield "review", view.review_name
    yield "review_date", write_date(result.review_date, view.language)
    if view.says in _WITH_LEVEL:
        yield "opinion", f"{view.opinion.headline} — {view.opinion.firm}"
    counts = {"actions": len(view.actions), "findings": len(result.findings), "open": len(result.open_points)}
    yield "contents", view.text(texts.CONTENTS).format(**counts)
    if view.work_told:
        yield "work", view.work_told
    if result.workbook is not None:
        yield "workbook", f"{result.workbook.name} (SHA-256 {result.workbook.sha256})"
    yield from made_from(view, sha256)
