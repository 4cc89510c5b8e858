"""Writes a portfolio as one self-contained HTML page, with the look of the report."""

from audit.model.text import Language
from audit.portfolio.schema import Portfolio
from audit.reporting.long_words import let_long_words_break
from audit.reporting.portfolio.view import PortfolioView
from audit.reporting.templates import environment


def render_portfolio(found: Portfolio, language: Language) -> str:
    """Return the page; the same portfolio gives the same bytes."""
    page: str = (
        environment(language).get_template("portfolio.html.j2").render(view=PortfolioView(found, language), found=found)
    )
    return let_long_words_break(page)
