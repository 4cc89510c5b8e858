"""The formats that people read a comparison in, by name: each writes the same view."""

from collections.abc import Callable, Mapping

from audit.reporting.comparison.view import ComparisonView


def _html(view: ComparisonView) -> bytes:
    from audit.reporting.comparison.html import render_comparison

    return render_comparison(view).encode()


def _markdown(view: ComparisonView) -> bytes:
    from audit.reporting.comparison.markdown import write_comparison

    return write_comparison(view).encode()


def _docx(view: ComparisonView) -> bytes:
    from audit.reporting.comparison.document import comparison_document
    from audit.reporting.docx.package import docx_of

    return docx_of(comparison_document(view))


def _xlsx(view: ComparisonView) -> bytes:
    from audit.reporting.comparison.workbook import comparison_workbook

    return comparison_workbook(view)


WRITERS: Mapping[str, Callable[[ComparisonView], bytes]] = {
    "html": _html,
    "md": _markdown,
    "docx": _docx,
    "xlsx": _xlsx,
}
