"""Writes the workbook of responses: a cover with the deadline, the findings to answer, the answers to correct."""

from collections.abc import Iterator

from audit.exchange.shape import RESPONSE_FORMAT, TO_FILL_IN
from audit.reporting.plan_workbook import texts as plan_texts
from audit.reporting.plan_workbook.workbook import identity
from audit.reporting.response_workbook import texts
from audit.reporting.response_workbook.answers_sheet import write_answers
from audit.reporting.response_workbook.findings_sheet import write_findings
from audit.reporting.response_workbook.sent import Sent
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.hidden import Lists, write_meta, write_printed
from audit.reporting.workbooks.versions import made_from
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_WIDTHS = (24.0, 100.0)


def response_workbook(view: ReportView, sha256: str, sent: Sent) -> bytes:
    """Return the workbook of ``sent``; the same arguments give the same bytes.

    Args:
        view: the result in the language of the workbook.
        sha256: of the file of the result, by which the workbook is known when it comes back.
        sent: what it holds.
    """
    language = view.language
    name = view.result.project.name or plan_texts.UNNAMED.to(language)
    title = texts.EXAMPLE_TITLE if view.result.project.reconstructed else texts.TITLE
    book = Book(language, title.to(language).format(name=name), RESPONSE_FORMAT)
    date = write_date(view.result.review_date, language)
    foot = plan_texts.FOOT.to(language).format(software=view.result.software, date=date)
    _write_cover(book, view, sent, sha256, foot)
    lists = Lists()
    write_findings(book, view, sent.findings, lists, foot)
    if sent.answers:
        write_answers(book, view, sent.answers, lists, foot)
    lists.write(book)
    by_hand = {typeset(one.to(language), language) for one in (texts.TO_FILL_IN, texts.DUE_UNSENT)}
    write_printed(book, by_hand)
    write_meta(
        book,
        {
            **identity(view, RESPONSE_FORMAT, sha256),
            "addressee": sent.addressee.value if sent.addressee else "",
            "sent_on": sent.sent_on.isoformat() if sent.sent_on else TO_FILL_IN,
            "due_on": sent.due_on.isoformat() if sent.due_on else TO_FILL_IN,
        },
    )
    return book.content()


def _write_cover(book: Book, view: ReportView, sent: Sent, sha256: str, foot: str) -> None:
    sheet = book.sheet(plan_texts.COVER.to(book.language))
    sheet.text(0, 0, typeset(book.title, book.language), "title")
    sheet.row(0, 26)
    row = 1
    if view.disclaimer:
        sheet.text(row, 1, typeset(view.disclaimer, book.language), "key")
        sheet.row(row, row_height((view.disclaimer, _WIDTHS[1])))
    row = 3
    for key, value in _identity(view, sent, sha256):
        sheet.text(row, 0, texts.KEYS[key].to(book.language), "key")
        sheet.text(row, 1, typeset(value, book.language))
        sheet.row(row, row_height((value, _WIDTHS[1])))
        row += 1
    row += 1
    sheet.text(row, 0, texts.HOW.to(book.language), "heading")
    for step in texts.STEPS:
        row += 1
        said = typeset(step.to(book.language), book.language)
        sheet.text(row, 1, said)
        sheet.row(row, row_height((said, _WIDTHS[1])))
    sheet.widths(_WIDTHS)
    sheet.print_with(book.title, foot)


def _identity(view: ReportView, sent: Sent, sha256: str) -> Iterator[tuple[str, str]]:
    result, language = view.result, view.language
    yield "project", result.project.name or view.text(plan_texts.UNNAMED)
    yield "review", view.review_name
    yield "review_date", write_date(result.review_date, language)
    if sent.addressee is None:
        yield "addressee", view.text(texts.WHOLE)
    else:
        yield "addressee", view.text(texts.CONCERNED).format(role=write_term(sent.addressee, language))
    yield "sent_on", write_date(sent.sent_on, language) if sent.sent_on else view.text(texts.TO_FILL_IN)
    due = texts.DUE_BY_DEFAULT if sent.due_is_default else texts.DUE
    if sent.due_on is None:
        yield "due_on", view.text(texts.DUE_UNSENT)
    else:
        yield "due_on", view.text(due).format(date=write_date(sent.due_on, language))
    yield "contents", view.text(texts.CONTENTS).format(findings=len(sent.findings), answers=len(sent.answers))
    yield from made_from(view, sha256)
