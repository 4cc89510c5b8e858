"""HTML: one self-contained page, for people."""

from collections.abc import Mapping

from audit.model.text import Language, Text
from audit.reporting.formats import Format, Saved
from audit.reporting.view import ReportView

_NAMES = {Language.FR: "rapport.html", Language.EN: "report.html"}


def _write(view: ReportView, _saved: Saved | None) -> Mapping[str, bytes]:
    from audit.reporting.html import render_view  # templates are loaded when a page is written, not to name the format

    return {_NAMES[view.language]: render_view(view).encode()}


FORMAT = Format(
    title=Text(fr="page à lire et à imprimer", en="page to read and to print"),
    names=tuple(_NAMES.values()),
    write=_write,
)
