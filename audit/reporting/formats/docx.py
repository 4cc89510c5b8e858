"""DOCX: the report that people edit and sign."""

from collections.abc import Mapping

from audit.model.text import Language, Text
from audit.reporting.formats import Format, Saved
from audit.reporting.view import ReportView

_NAMES = {Language.FR: "rapport.docx", Language.EN: "report.docx"}


def _write(view: ReportView, _saved: Saved | None) -> Mapping[str, bytes]:
    from audit.reporting.document import document_of  # not needed to name the format
    from audit.reporting.docx.package import docx_of

    return {_NAMES[view.language]: docx_of(document_of(view))}


FORMAT = Format(
    title=Text(fr="rapport à relire, à compléter et à signer", en="report to edit and to sign"),
    names=tuple(_NAMES.values()),
    write=_write,
)
