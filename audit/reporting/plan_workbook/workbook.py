"""Writes the plan workbook: a cover, the plan, the findings, the progress, and what it is known by."""

from audit.exchange.shape import PLAN_FORMAT
from audit.record.schema import AuditRecord
from audit.record.write import record_sha256
from audit.reporting.plan_workbook import texts
from audit.reporting.plan_workbook.cover_sheet import write_cover
from audit.reporting.plan_workbook.findings_sheet import write_findings
from audit.reporting.plan_workbook.plan_sheet import write_plan
from audit.reporting.plan_workbook.progress_sheet import write_progress
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book
from audit.reporting.workbooks.hidden import Lists, write_meta, write_printed
from audit.wording.numbers import write_date


def plan_workbook(view: ReportView, record: AuditRecord) -> bytes:
    """Return the workbook of the plan and the findings that ``view`` shows of ``record``.

    Args:
        view: the result in the language of the workbook.
        record: the same result as it is kept, by whose hash the workbook is known when it comes back.
    """
    result, language = view.result, view.language
    name = result.project.name or texts.UNNAMED.to(language)
    book = Book(language, texts.TITLE.to(language).format(name=name), PLAN_FORMAT)
    foot = texts.FOOT.to(language).format(software=result.software, date=write_date(result.review_date, language))
    sha256 = record_sha256(record)
    write_cover(book, view, sha256, foot)
    lists = Lists()
    write_plan(book, view, lists, foot)
    write_findings(book, view, foot)
    write_progress(book, view, foot)
    lists.write(book)
    write_printed(book)
    write_meta(book, {**identity(view, PLAN_FORMAT, sha256), "withdrawn": " ".join(view.withdrawn_rules)})
    return book.content()


def identity(view: ReportView, kind: str, sha256: str) -> dict[str, str]:
    """Return what a workbook that is made of a result says of itself, by the keys of its hidden sheet."""
    return {
        "format": kind,
        "language": view.language.value,
        "project": view.result.project.name or "",
        "review_date": view.result.review_date.isoformat(),
        "result_sha256": sha256,
        "software": view.result.software,
    }
