"""Writes a comparison as one self-contained HTML page, with the look of the report."""

from audit.comparison.schema import Comparison
from audit.model.text import Language
from audit.record.rulebook import Rulebook
from audit.reporting.comparison.slip_chart import slip_chart
from audit.reporting.comparison.view import ComparisonView
from audit.reporting.long_words import let_long_words_break
from audit.reporting.templates import environment


def render_comparison(found: Comparison, old: Rulebook, new: Rulebook, language: Language) -> str:
    """Return the page; the same comparison gives the same bytes."""
    page: str = (
        environment(language)
        .get_template("comparison.html.j2")
        .render(view=ComparisonView(found, old, new, language), found=found, chart=slip_chart(found, language))
    )
    return let_long_words_break(page)
