"""Writes a comparison as one self-contained HTML page, with the look of the report."""

from audit.reporting.comparison.slip_chart import slip_chart
from audit.reporting.comparison.view import ComparisonView
from audit.reporting.long_words import let_long_words_break
from audit.reporting.templates import environment


def render_comparison(view: ComparisonView) -> str:
    """Return the page; the same view gives the same bytes."""
    page: str = (
        environment(view.language)
        .get_template("comparison.html.j2")
        .render(view=view, found=view.found, chart=slip_chart(view.found, view.language))
    )
    return let_long_words_break(page)
