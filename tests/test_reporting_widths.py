"""Words that nothing breaks, such as long file names, make no page wider than the screen or the paper."""

import base64
import html
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.html import render_html
from audit.reporting.long_words import let_long_words_break, let_long_words_of_part_break
from tests import hostile_result
from tests.installed_programs import needs_chromium
from tests.random_snapshots import REVIEW, random_snapshot
from tests.sample_result import result_that_says, sample_result, unknown_result

LONG_NAME = "Compte_rendu" * 9 + "_final.docx"  # 119 characters without a place to break
A4 = 696  # CSS pixels: 210 mm less the margins of style.css, 184 mm
A4_HEIGHT = 1028  # 297 mm less them, 272 mm
MEASURE = """<script>
addEventListener("load", () => {
  const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument);
  const widths = frames.map((page) => page.documentElement.scrollWidth);
  const last = frames[frames.length - 1].querySelector("#page-one");
  document.title = [...widths, Math.ceil(last.getBoundingClientRect().bottom)].join(" ");
});
</script>"""


def as_on_paper(page):
    """Return the page with the styles of paper, for a screen."""
    return page.replace("@media screen and", "@media tty and").replace("@media print", "@media screen")


def sizes_of(page, browser):
    """Measure a page, in CSS pixels: its width on a desktop screen, on a telephone and on paper, then the height of
    its first part on paper.
    """
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("<details", "<details open")
    page = page.replace("</head>", "<style>html { scrollbar-width: none; }</style></head>")
    frames = ((1280, page), (375, page), (A4, as_on_paper(page)))
    written = (
        f'<iframe style="width: {width}px; height: 800px; border: 0" srcdoc="{html.escape(text)}"></iframe>'
        for width, text in frames
    )
    browser.open(f'<!doctype html><meta charset="utf-8">{MEASURE}{"".join(written)}')
    return [int(width) for width in browser.run("document.title").split()]


@needs_chromium
@pytest.mark.parametrize("make", [sample_result, unknown_result, hostile_result.hostile_result])
def test_no_page_is_wider_than_what_it_is_read_on(browser, make, monkeypatch) -> None:
    assert len(LONG_NAME) == 119
    monkeypatch.setattr(hostile_result, "PAYLOAD", LONG_NAME)
    wide, narrow, paper, _ = sizes_of(render_html(make(), Language.FR), browser)
    assert (wide <= 1280, narrow <= 375, paper <= A4) == (True, True, True), (wide, narrow, paper)


@needs_chromium
@pytest.mark.parametrize("says", Statement)
def test_page_one_of_every_review_holds_on_one_printed_page(browser, says) -> None:
    *widths, height = sizes_of(render_html(result_that_says(says), Language.FR), browser)
    assert widths[0] <= 1280
    assert widths[1] <= 375
    assert widths[2] <= A4
    assert height <= A4_HEIGHT


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<body><td>un mot</td>", "<body><td>un mot</td>"),
        ("<body><td>anticonstitutionnellement</td>", "<body><td>anticonstitutionnellement</td>"),
        (f"<body><td>Lu {'a' * 26}, b</td>", f'<body><td>Lu <span class="long">{"a" * 26},</span> b</td>'),
        (f'<body><a href="{"a" * 30}">b</a>', f'<body><a href="{"a" * 30}">b</a>'),
        (f"<head><title>{'a' * 30}</title><body>", f"<head><title>{'a' * 30}</title><body>"),
        (f"<body><p>{'&lt;' * 26}</p>", f'<body><p><span class="long">{"&lt;" * 26}</span></p>'),
        (f"<body><p>{'&lt;' * 25}</p>", f"<body><p>{'&lt;' * 25}</p>"),
        (f"<body><p>{'a' * 20}\u202f{'b' * 20}</p>", f"<body><p>{'a' * 20}\u202f{'b' * 20}</p>"),
        # An element of HTML would end a drawing there; what stands after it is text again.
        (
            f"<body><svg a='1'><title>\n{'a' * 26}</title><text>{'b' * 30}</text></svg>{'c' * 26}<p>",
            f"<body><svg a='1'><title>\n{'a' * 26}</title><text>{'b' * 30}</text></svg>"
            f'<span class="long">{"c" * 26}</span><p>',
        ),
    ],
)
def test_only_long_words_of_the_text_may_break(page: str, expected: str) -> None:
    assert let_long_words_break(page) == expected


_TAGS = ["<b>", "</b>", "<p class='x'>", f"<a href='{'h' * 40}' title='b c'>", "<svg>", "</svg>"]
_TEXTS = [" ", "\n", "\u202f", "é" * 9, "x" * 25, "y" * 26, "\U0001f600" * 13, "&lt;" * 20, "&amp;", "\ud800"]
_PIECES = st.sampled_from([*_TAGS, *_TEXTS])


@pytest.mark.slow
@given(st.lists(_PIECES, max_size=30), st.integers(0, 3))
def test_long_words_are_those_that_reading_a_page_part_by_part_finds(pieces: list[str], repeated: int) -> None:
    page = "<body>" + "".join(pieces) + "<i>" + "z " * 12_000 * repeated + "</i>" + "".join(pieces)
    assert let_long_words_break(page) == "".join(_broken_one_by_one(page))


def test_a_page_may_be_made_in_parts():
    part, drawn = f"<p>{'a' * 26}</p>\n", f"<svg><text>{'b' * 26}</text></svg>"
    in_parts = let_long_words_of_part_break(part + drawn) + let_long_words_of_part_break(part)
    assert in_parts == let_long_words_break(f"<body>{part}{drawn}{part}").removeprefix("<body>")
    assert let_long_words_of_part_break("<p>un mot</p>") == "<p>un mot</p>"


def _broken_one_by_one(page: str) -> Iterator[str]:
    """Yield a page with its long words in elements, as one tells tags from text, and words from spaces."""
    in_a_drawing = False
    parts = re.split("(<[^>]*>)", page)
    for place, part in enumerate(parts):
        if place % 2:
            in_a_drawing = (in_a_drawing or part == "<svg>") and part != "</svg>"
            yield part
        elif in_a_drawing or place == len(parts) - 1:  # after the last tag there is no text
            yield part
        else:
            for word in re.split(r"(\s)", part):
                yield f'<span class="long">{word}</span>' if len(html.unescape(word)) > 25 else word


def _printed_pages(page, browser):
    """Return how many A4 pages a page prints on."""
    browser.open(page, media="print")
    printed = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("review", ReviewType)
def test_a_synthesis_prints_on_six_pages_at_most_whatever_there_is_to_say(browser, review, language) -> None:
    bank, indicators, rulebase = load_declarations()
    snapshot = random_snapshot(bank, 16).model_copy(update={"review_type": review})  # one with findings on every axis
    result = Assessor(bank, indicators, rulebase, review, with_durable_rules=False).assess(snapshot, REVIEW)
    page = render_html(result, language)
    synthesis = page[: page.index('<div id="annexes">')] + "</main></body></html>"
    assert 4 <= _printed_pages(synthesis, browser) <= 6
