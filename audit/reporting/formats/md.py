"""Markdown: the synthesis, its findings and its plan, for merge requests, wikis and notes."""

from collections.abc import Mapping

from audit.model.text import Language, Text
from audit.reporting.formats import Format, Saved
from audit.reporting.view import ReportView

_NAMES = {Language.FR: "rapport.md", Language.EN: "report.md"}


def _write(view: ReportView, _saved: Saved | None) -> Mapping[str, bytes]:
    from audit.reporting.markdown.pages import write_markdown  # not loaded to name the format

    return {_NAMES[view.language]: write_markdown(view).encode()}


FORMAT = Format(
    title=Text(
        fr="synthèse en texte balisé, pour un wiki ou une note", en="synthesis as marked-up text, for a wiki or a note"
    ),
    names=tuple(_NAMES.values()),
    write=_write,
)
