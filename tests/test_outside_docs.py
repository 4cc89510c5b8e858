"""The page of the outside view shows the signals and the figures that the tool ships."""

import pytest

from audit.model.outside_figures import LEVELS, OutsideFigures
from audit.model.signal import Signal
from audit.model.text import Language
from audit.outside.intervals import fewest
from tests.doc_pages import page, tables
from tests.outside_tables import table_lines
from tests.rule_files import shipped_rulebase

PAGES = list(zip(("vue-externe.fr.md", "outside-view.md"), Language, strict=True))


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_page_shows_the_derived_figures(name, language):
    figures = shipped_rulebase().outside_view
    assert isinstance(figures, OutsideFigures)
    for under, table, in_years in ((("cost",), figures.cost, False), (("duration",), figures.duration, True)):
        (shown,) = (one for one in tables(page(name)) if one.under == under)
        lines = ["| " + " | ".join(row) + " |" for row in shown.rows[1:]]
        assert lines == table_lines(table, language, in_years=in_years)
        assert len(shown.rows[0]) == 5 + len(LEVELS)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_page_lists_every_signal_with_its_sources(name, language):
    (shown,) = (one for one in tables(page(name)) if one.keys[:1] == ("SIG-001",))
    assert list(shown.rows[1:]) == [
        (f"`{signal.id}`", signal.title.to(language), ", ".join(signal.sources))
        for signal in shipped_rulebase().signals
    ]


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_the_page_names_every_key_of_a_signal(name):
    (shown,) = (one for one in tables(page(name)) if one.under == ("outside_signals.yaml", "signals"))
    assert sorted(shown.keys) == sorted(Signal.model_fields)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_page_tells_how_many_projects_each_quantile_asks_for(name, language):
    figures = shipped_rulebase().outside_view
    needed = {at: fewest(at, figures.confidence) for at in LEVELS}
    words = {
        Language.FR: "Il y faut {} projets pour la médiane, {} pour les quartiles, {} pour le 8e décile et {} pour",
        Language.EN: "That asks for {} projects for the median, {} for the quartiles, {} for the 8th decile and {}",
    }
    first, quartile, median, third, eighth, ninth = (needed[at] for at in LEVELS)
    assert (first, quartile) == (ninth, third)
    assert words[language].format(median, quartile, eighth, first) in page(name).replace("\n", " ")
