"""One A4 page, as PDF: what is to be decided, the level and how firm it is, why, what comes first."""

from collections.abc import Mapping

from audit.model.text import Language, Text
from audit.reporting.formats import Format, Saved
from audit.reporting.pdf.own import is_own_pdf
from audit.reporting.view import ReportView

_NAMES = {Language.FR: "une-page.pdf", Language.EN: "one-page.pdf"}


def _write(view: ReportView, _saved: Saved | None) -> Mapping[str, bytes]:
    from audit.reporting.document.one_page import one_page_of  # not needed to name the format
    from audit.reporting.pdf.write import one_page_pdf

    return {_NAMES[view.language]: one_page_pdf(one_page_of(view))}


FORMAT = Format(
    title=Text(fr="l'essentiel sur une page A4", en="the essentials on one A4 page"),
    names=tuple(_NAMES.values()),
    write=_write,
    is_own=is_own_pdf,
)
