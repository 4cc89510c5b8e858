"""Writes a document as PDF: the whole report, or one page of it."""

from collections.abc import Sequence

from audit.reporting.document.model import Document
from audit.reporting.document.one_page import LENGTHS
from audit.reporting.pdf.compile import pdf_of
from audit.reporting.pdf.data import document_data


def report_pdf(document: Document) -> bytes:
    """Return the whole report; the same document gives the same bytes."""
    return pdf_of("report.typ", document_data(document), document.day, document.presentation.theme.font_folder)


def one_page_pdf(documents: Sequence[Document]) -> bytes:
    """Return the first of ``documents`` that fits on a page, one for each of ``LENGTHS``."""
    first = documents[0]
    written = [
        document_data(document, length.longest, tells=False)
        for document, length in zip(documents, LENGTHS, strict=True)
    ]
    lengths = [
        {"size": length.size, "title": data["shown_title"], "subject": data["subject"], "blocks": data["blocks"]}
        for length, data in zip(LENGTHS, written, strict=True)
    ]
    data = written[0] | {"blocks": [], "lengths": lengths}
    return pdf_of("onepage.typ", data, first.day, first.presentation.theme.font_folder)
