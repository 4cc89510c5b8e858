"""PDF: the report to send and to keep, accessible (PDF/UA-1) and for archives (PDF/A-2a)."""

from collections.abc import Mapping

from audit.model.text import Language, Text
from audit.reporting.formats import Format, Saved
from audit.reporting.pdf.own import is_own_pdf
from audit.reporting.view import ReportView

_NAMES = {Language.FR: "rapport.pdf", Language.EN: "report.pdf"}


def _write(view: ReportView, _saved: Saved | None) -> Mapping[str, bytes]:
    from audit.reporting.document import document_of  # not needed to name the format
    from audit.reporting.pdf.write import report_pdf

    return {_NAMES[view.language]: report_pdf(document_of(view))}


FORMAT = Format(
    title=Text(fr="rapport à transmettre et à conserver", en="report to send and to keep"),
    names=tuple(_NAMES.values()),
    write=_write,
    is_own=is_own_pdf,
)
