"""What changed in rules between two audits: a threshold is told with its values, and is no change of conditions."""

import pytest

import audit
from audit.api import render_comparison
from audit.comparison.rules import rules_moved
from audit.model.text import Language, Text
from audit.record.rulebook import Rulebook
from tests.every_page import FICTITIOUS

pytestmark = pytest.mark.slow
LABEL = "(dérive à partir de laquelle le projet est en alerte)"
AMBER, RAISED = "20\N{NO-BREAK SPACE}%", "30\N{NO-BREAK SPACE}%"


@pytest.fixture(scope="module")
def found():
    tool = audit.load(with_durable_rules=False)
    return tool.compare(FICTITIOUS, FICTITIOUS)


def _raised(book: Rulebook, *changes: tuple[str, str]) -> Rulebook:
    """Return the rulebook with one threshold raised, wherever a condition says it, and other words changed."""
    text = book.model_dump_json()
    assert f"{AMBER} {LABEL}" in text
    for old, new in ((f"{AMBER} {LABEL}", f"{RAISED} {LABEL}"), *changes):
        text = text.replace(old, new)
    made = Rulebook.model_validate_json(text)
    amber = made.thresholds["drift.amber"].model_copy(update={"value": Text(fr=RAISED, en="30%")})
    return made.model_copy(update={"thresholds": {**made.thresholds, "drift.amber": amber}})


def test_a_threshold_that_changed_is_told_with_its_values_and_no_condition_changed(found):
    book = found.old.rulebook
    moved = rules_moved(book, _raised(book))
    assert {one.rule for one in moved} == {name for name, one in book.rules.items() if "drift.amber" in one.thresholds}
    for one in moved:
        assert one.parts == ("thresholds",)
        (threshold,) = one.thresholds
        assert (threshold.name, threshold.old.fr, threshold.new.fr) == ("drift.amber", AMBER, RAISED)


def test_a_condition_that_changed_beside_its_threshold_is_told_too(found):
    book = found.old.rulebook
    moved = rules_moved(book, _raised(book, (f"vaut au plus {RAISED} {LABEL}", f"vaut moins de {RAISED} {LABEL}")))
    assert {one.rule: one.parts for one in moved}["FIN-003"] == ("conditions", "thresholds")


def test_the_page_says_what_a_threshold_was_and_is(found):
    book = found.old.rulebook
    told = found.comparison.model_copy(update={"rules": rules_moved(book, _raised(book))})
    words = render_comparison(type(found)(told, found.old, found.new), "md", Language.FR).decode()
    assert f"Dérive à partir de laquelle le projet est en alerte\N{NO-BREAK SPACE}: {AMBER} → {RAISED}" in words
