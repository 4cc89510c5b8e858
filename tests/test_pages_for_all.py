"""What no rule of axe sees on a page: tables, drawings, colours, the keyboard, narrow windows, paper."""

import itertools
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from audit.declarations.folders import shipped_folder
from audit.model.rule import Axis
from audit.model.text import Language
from audit.portfolio.gather import gather
from audit.portfolio.judged import JudgedFile
from audit.reporting.foreign_titles import mark_original_titles
from audit.reporting.portfolio.html import render_portfolio
from tests.chromium_pipe import PHONE, SCREEN
from tests.every_page import PAGES, page, shipped_tool
from tests.installed_programs import needs_chromium
from tests.many_cases import tried_on
from tests.portfolio_lines import line
from tests.take_pictures import HEAVIEST, IMAGES, PICTURES
from tests.test_reporting_html import Page, contrast

pytestmark = pytest.mark.slow

ALL = [(name, language) for name in PAGES for language in Language]
A4 = 696  # CSS pixels: 210 mm less the margins of style.css
OPEN_ALL = "for (const folded of document.querySelectorAll('details')) folded.open = true"
MEANT_BY_COLOUR = re.compile(r"\b(severity|outcome|rating|heat|diagnosis-state|level)-(?!edge|badge|tiles|reached)\w+")
# The ring of what the keyboard reaches, whether something shows it, and the words there.
RINGS = """
[...document.querySelectorAll("a[href], summary, button, input, [tabindex]")].map((one) => {
  one.focus();
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
  let ground = one, colour = "rgba(0, 0, 0, 0)";
  while (ground && colour === "rgba(0, 0, 0, 0)") {
    colour = getComputedStyle(ground).backgroundColor;
    ground = ground.parentElement;
  }
  return [one.textContent.trim(), outlineStyle, parseFloat(outlineWidth), outlineColor, colour];
})
"""
# Words that are there and of which a part is not shown: their box is smaller than they are, and hides what leaves it.
CUT = """
[...document.querySelectorAll("body *")].filter((one) => {
  const { overflowX, overflowY, clip, clipPath, position, display } = getComputedStyle(one);
  if (!one.textContent.trim() || display === "inline" || (clipPath !== "none" && position === "absolute")) return false;
  const hides = (how) => how === "hidden" || how === "clip" || how === "auto" || how === "scroll";
  return (hides(overflowX) && one.scrollWidth > one.clientWidth + 1)
    || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 200))
"""
BESIDE = """
[...document.querySelectorAll("body *")].filter((one) => {
  const { right, width } = one.getBoundingClientRect();
  return width && right > innerWidth + 1 && getComputedStyle(one).position !== "absolute";
}).slice(0, 3).map((one) => one.outerHTML.slice(0, 200))
"""


class Tables(HTMLParser):
    """Reads the tables of a page: the rows of their heads and bodies, each cell with its tag, attributes and words."""

    def __init__(self, source):
        super().__init__()
        self.tables, self._cell = [], None
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        """Open a table, a part of one, a row or a cell."""
        if tag == "table":
            self.tables.append(
                {
                    "caption": "",
                    "thead": [],
                    "tbody": [],
                    "tfoot": [],
                    "part": "tbody",
                    "class": dict(attrs).get("class", ""),
                }
            )
        elif tag in ("thead", "tbody", "tfoot"):
            self.tables[-1]["part"] = tag
        elif tag == "tr":
            self.tables[-1][self.tables[-1]["part"]].append([])
        elif tag in ("th", "td", "caption"):
            self._cell = [tag, dict(attrs), ""]
            if tag != "caption":
                self.tables[-1][self.tables[-1]["part"]][-1].append(self._cell)

    def handle_data(self, data):
        """Keep the words of a cell."""
        if self._cell is not None:
            self._cell[2] += data

    def handle_endtag(self, tag):
        """Close a caption."""
        if tag == "caption":
            self.tables[-1]["caption"] = self._cell[2].strip()
        if tag in ("th", "td", "caption"):
            self._cell = None


@tried_on(("name", "language"), ALL, always=4)
def test_every_table_has_a_caption_headings_and_as_many_cells_a_row(name, language):
    for table in Tables(page(name, language)).tables:
        assert table["caption"], table
        (heads,) = table["thead"]
        assert {(tag, attributes.get("scope")) for tag, attributes, _ in heads} == {("th", "col")}
        assert all(words.strip() for _, _, words in heads)
        assert len(heads) > 1, "a table of one column is a list"
        rows = table["tbody"] + table["tfoot"]
        for row, below in zip(rows, [*rows[1:], None], strict=True):
            assert sum(int(attributes.get("colspan", 1)) for _, attributes, _ in row) == len(heads), (
                table["caption"],
                row,
            )
            is_of_both = below is not None and all(tag != "th" for tag, _, _ in below)
            for _, attributes, _ in (cell for cell in row if cell[0] == "th"):
                assert attributes.get("scope") == ("rowgroup" if is_of_both else "row")
            if "stacked" in table["class"].split():
                # Where a window is narrow, each value stands under its heading's words.
                labelled = [attributes["data-label"] for tag, attributes, _ in row if "data-label" in attributes]
                headed = {" ".join(words.split()) for _, _, words in heads}
                assert {" ".join(words.split()) for words in labelled} <= headed, table["caption"]


@tried_on(("name", "language"), ALL, always=4)
def test_every_drawing_is_named_and_described_or_left_out_for_readers_of_words(name, language):
    source = page(name, language)
    for drawing in re.findall(r"<svg\b.*?</svg>", source, re.DOTALL):
        read = Page(drawing)
        root = read.elements[0][1]
        if root.get("aria-hidden") == "true":
            assert root["focusable"] == "false"
            assert "<text" not in drawing
            continue
        (title, its_words), (described, more) = re.findall(r'<(?:title|desc) id="([^"]+)">([^<]+)<', drawing)
        assert root["role"] == "img"
        assert root["aria-labelledby"].split() == [title, described]
        assert len(more) > len(its_words) > 3
        assert [tag for tag, _ in read.elements[1:3]] == ["title", "desc"]


@tried_on(("name", "language"), ALL, always=4)
def test_headings_follow_one_another_and_places_exist(name, language):
    read = Page(page(name, language))
    levels = [level for level, _ in read.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    linked = [attributes["href"][1:] for attributes in read.all("a") if attributes["href"].startswith("#")]
    assert set(linked) <= set(ids)
    for _, attributes in read.elements:
        assert set(attributes.get("aria-labelledby", "").split()) <= set(ids)
        assert "title" not in attributes, "a title is read by a mouse only"


@tried_on(("name", "language"), ALL, always=4)
def test_no_colour_says_what_no_word_says(name, language):
    class Coloured(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.words, self.silent = [], 0, []

        def handle_starttag(self, tag, attrs):
            if tag not in ("meta", "br", "hr", "path", "line", "circle", "rect"):
                self.open.append((tag, dict(attrs).get("class", ""), self.words))

        def handle_data(self, data):
            self.words += bool(data.strip())

        def handle_endtag(self, tag):
            if self.open and self.open[-1][0] == tag:
                _, classes, words_before = self.open.pop()
                if MEANT_BY_COLOUR.search(classes) and self.words == words_before:
                    self.silent.append(classes)

    read = Coloured()
    read.feed(page(name, language))
    assert read.silent == []


@needs_chromium
@pytest.mark.parametrize(("name", "language"), ALL)
def test_a_page_holds_in_a_narrow_window_on_a_screen_and_on_paper(browser, name, language):
    browser.open(page(name, language), width=PHONE)
    browser.run(OPEN_ALL)
    for width, media in ((PHONE, "screen"), (SCREEN, "screen"), (A4, "print")):
        browser.wear(media=media)
        browser.resize(width)
        assert browser.run("document.documentElement.scrollWidth") <= width, (width, browser.run(BESIDE))
        assert browser.run(CUT) == []


def _colour(written):
    parts = [float(part) for part in re.findall(r"[\d.]+", written)]
    assert parts[3:] in ([], [1])
    return "#" + "".join(f"{round(part):02x}" for part in parts[:3])


@needs_chromium
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["fictitious project", "comparison", "portfolio", "panorama", "rule"])
def test_the_keyboard_shows_where_it_is(browser, name, dark):
    browser.open(page(name, Language.FR), dark=dark)
    browser.run(OPEN_ALL)
    browser.press("Tab")
    if name != "rule":  # a short page, without a list of its parts to jump over
        assert browser.run("document.activeElement.className") == "skip"
    assert browser.run("document.activeElement.getBoundingClientRect().left") >= 0
    for words, style, width, ring, ground in browser.run(RINGS):
        assert words
        assert style == "solid"
        assert width >= 2
        assert contrast(_colour(ring), _colour(ground)) >= 3, (words, ring, ground)


@needs_chromium
def test_paper_shows_what_a_fold_hides_on_a_portfolio(browser):
    browser.open(page("portfolio", Language.FR), media="print", width=A4)
    folds = browser.run(
        "[...document.querySelectorAll('.quiet-details')].map((one) => one.checkVisibility() && !!one.innerText.trim())"
    )
    assert folds
    assert all(folds)


@needs_chromium
@pytest.mark.parametrize("name", ["Projet " * 12, "Refonte_du_systeme_d_information_" * 3])
@pytest.mark.parametrize("count", [0, 3, 60])
def test_a_heat_map_holds_whatever_the_projects(browser, name, count):
    declared = shipped_tool().declarations
    rules = [rule.id for rule in declared.rulebase.rules]
    lines = [
        line(f"{number}.xlsx", f"{name} {number}", findings=tuple(rules[number % 9 :: 3])) for number in range(count)
    ]
    found = gather([JudgedFile(line=one) for one in lines], declared.rulebase, declared.bank)
    source = render_portfolio(found, Language.FR)
    heats = re.findall(r'<td class="heat-\w+"[^>]*>([^<]*)', source)
    assert len(heats) == count * len(Axis)
    assert all(heats)  # each cell says in words what its colour says
    browser.open(source)
    for width, media in ((PHONE, "screen"), (SCREEN, "screen"), (A4, "print")):
        browser.wear(media=media)
        browser.resize(width)
        assert browser.run("document.documentElement.scrollWidth") <= width, (width, browser.run(BESIDE))
        assert browser.run(CUT) == []


def test_no_style_forbids_a_window_to_turn_or_a_text_to_grow():
    for path in (shipped_folder("reports") / "html").glob("*.css"):
        style = path.read_text(encoding="utf-8")
        assert "orientation" not in style
        assert not re.search(r"text-overflow|line-clamp|outline: *(0|none)|user-scalable", style)
        assert not re.search(r"font-size: *[\d.]+px", style)


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_of_the_documentation_is_light_and_shown_in_both_languages(name):
    content = (IMAGES / name).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) <= HEAVIEST
    root = IMAGES.parent.parent
    shown = [
        path.name
        for path in (*root.glob("*.md"), *root.glob("docs/*.md"))
        if f"images/{name})" in path.read_text("utf-8")
    ]
    assert len(shown) == 2, shown
    assert sum(path.endswith(".fr.md") for path in shown) == 1


@tried_on(("name", "language"), ALL, always=4)
def test_every_figure_of_a_drawing_is_written_in_words_too(name, language):
    def plain(text):
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())

    source = page(name, language)
    written = plain(re.sub(r"<svg\b.*?</svg>|<style>.*?</style>", " ", source, flags=re.DOTALL))
    for drawn in re.findall(r"<text\b[^>]*>(.*?)</text>", source):
        for part in re.split(r" ?→ ?|[()]", plain(drawn)):
            if shares := re.fullmatch(r"(.*\d.*?) ?: (.*%)", part):  # « 5,4 ETP : interne 60 %, externe 40 % »
                assert shares[1] in written, part
                assert all(share in written for share in re.findall(r"\d[\d.,]* ?%", shares[2])), part
                continue
            # Those are the scale, and the lines of the workbook by which tables call risks.
            is_mark = re.fullmatch(
                r"(?:\d\d/)?\d+|(?:lignes?|rows?) [\d, ]+…?|(?:[^,]+, )?(?:de|à|from|to) \d", part.strip()
            )
            is_figure = re.search(r"\d", part) and not is_mark
            if is_figure:
                assert part.strip(" ,").removesuffix("…") in written, part


def test_titles_of_sources_in_another_language_say_so():
    name, title = "fictitious project", "La conduite des grands projets numériques de l&#39;État"
    assert 'lang="fr"' not in page(name, Language.FR).partition("<body>")[2]
    english = page(name, Language.EN)
    assert f'“<span lang="fr">{title}</span>” (The conduct' in english
    assert f"“{title}" not in english


def test_a_title_is_text_whatever_it_holds():
    written = mark_original_titles("“<b>Un titre</b>” (a title) \u202e“a” b", Language.EN)
    assert written == '“<span lang="fr">&lt;b&gt;Un titre&lt;/b&gt;</span>” (a title) “a” b'
    assert mark_original_titles("“Un titre” (a title)", Language.FR) == "“Un titre” (a title)"
