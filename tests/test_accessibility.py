"""No page breaks a rule of axe, in light and in dark, in French and in English.

Automatic rules see a part of what RGAA asks for. What they are blind to is tested in test_pages_for_all.py and
test_charts.py; what no test can see stays for people to check.
"""

import json
import re

import pytest

from audit.model.text import Language
from tests.every_page import PAGES, page
from tests.installed_programs import AXE, needs_axe

pytestmark = pytest.mark.slow

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "RGAAv4", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the only rules whose outcome depends on colours
LONG = 200_000  # signs of a page
OPEN_ALL = "for (const folded of document.querySelectorAll('details')) folded.open = true"
# Nothing is fetched for a page, so there is nothing to preload.
TOLD = """
axe.run(document, {{
  runOnly: {only}, rules: {left_out}, preload: false, resultTypes: ['violations', 'incomplete'],
}}).then((found) => {{
  const told = (rules) => rules.flatMap(({{ id, nodes }}) =>
    nodes.map((node) => ({{ rule: id, html: node.html.slice(0, 300), why: node.failureSummary }})));
  return {{ broken: told(found.violations), undecided: told(found.incomplete), passed: found.passes.length }};
}})
"""


def judged(browser, only, without=()):
    """Return what axe says of the page that is shown: what is broken, what it cannot decide, how many rules pass."""
    left_out = {rule: {"enabled": False} for rule in without}
    if not browser.run("'axe' in window"):
        browser.run(AXE.read_text(encoding="utf-8") + "; true")
    return browser.run(TOLD.format(only=json.dumps(only), left_out=json.dumps(left_out)))


@needs_axe
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_a_rule_of_axe_in_light_or_in_dark(browser, name, language):
    source = page(name, language)
    browser.open(source)
    browser.run(OPEN_ALL)
    # Colours are those of the styles, whatever the language: long pages, on which they take most of the time, have
    # theirs judged in French alone.
    if language is Language.EN and len(source) > LONG:
        found = judged(browser, RULES, without=COLOURS)
        assert found["broken"] == found["undecided"] == []
        assert found["passed"] > 15
        return
    light = judged(browser, RULES)
    browser.wear(dark=True)
    dark = judged(browser, {"type": "rule", "values": COLOURS})
    assert light["broken"] == dark["broken"] == []
    assert light["passed"] > 15  # a page on which axe sees nothing would pass as well
    assert dark["passed"] >= 1
    # All that axe leaves undecided is the contrast of what is drawn, which test_charts.py measures, and of words that
    # lie on one another, of which there are on no page but that of hostile words.
    for one in light["undecided"] + dark["undecided"]:
        assert one["rule"] == "color-contrast", one
        assert one["html"].startswith("<text") or name == "hostile words", one


@needs_axe
@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        ("html-has-lang", '<html lang="fr">', "<html>"),
        ("document-title", r"<title>.*?</title>", ""),
        ("landmark-one-main", '<main id="content">', '<div id="content">'),
        ("empty-table-header", r'<th scope="col">[^<]+</th>', '<th scope="col"></th>'),
        ("scope-attr-valid", 'scope="col"', 'scope="column"'),
        ("heading-order", "<h2", "<h4"),
        ("landmark-unique", "</header>", '<nav aria-label="Sommaire"></nav><nav aria-label="Sommaire"></nav></header>'),
    ],
)
def test_axe_sees_the_faults_that_it_is_run_for(browser, rule, good, bad):
    source = page("panorama", Language.FR)
    spoiled = re.sub(good, bad, source, flags=re.DOTALL)
    spoiled = spoiled.replace("</main>", "</div>") if rule == "landmark-one-main" else spoiled
    spoiled = spoiled.replace("</h2>", "</h4>") if rule == "heading-order" else spoiled
    assert spoiled != source
    browser.open(spoiled)
    assert rule in {one["rule"] for one in judged(browser, RULES)["broken"]}


@needs_axe
def test_axe_sees_a_contrast_that_lacks_in_dark_only(browser):
    browser.open(page("panorama", Language.FR).replace("--ink: #e6eaf0;", "--ink: #2b333f;"))
    only = {"type": "rule", "values": COLOURS}
    assert judged(browser, only)["broken"] == []
    browser.wear(dark=True)
    assert {one["rule"] for one in judged(browser, only)["broken"]} == {"color-contrast"}


@needs_axe
def test_axe_is_the_version_that_is_pinned(browser):
    locked = json.loads((AXE.parents[2] / "package-lock.json").read_text(encoding="utf-8"))
    browser.open("<!doctype html><title>Page</title>")
    judged(browser, RULES)
    assert browser.run("axe.version") == locked["packages"]["node_modules/axe-core"]["version"]


@needs_axe
def test_the_policy_of_the_page_under_test_holds_while_axe_looks_at_it(browser):
    source = page("panorama", Language.FR)
    assert "default-src 'none'" in source
    browser.open(source.replace("</body>", "<script>document.title = 'ran'</script></body>"))
    judged(browser, ["wcag2a"])
    assert browser.run("document.title") != "ran"
