"""Words that nothing breaks, such as long file names, make no page wider than the screen or the paper."""

import html
import re
import subprocess
from pathlib import Path

import pytest

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.html import render_html
from audit.reporting.long_words import let_long_words_break
from tests import hostile_result
from tests.installed_programs import CHROMIUM, needs_chromium
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


def sizes_of(page, folder):
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
    measured = folder / "measured.html"
    measured.write_text(f'<!doctype html><meta charset="utf-8">{MEASURE}{"".join(written)}', encoding="utf-8")
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=20000",
            "--dump-dom",
            measured,
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )
    title = re.search(r"<title>([\d ]+)</title>", done.stdout)
    assert title, done.stderr[-2000:]
    return [int(width) for width in title[1].split()]


@needs_chromium
@pytest.mark.parametrize("make", [sample_result, unknown_result, hostile_result.hostile_result])
def test_no_page_is_wider_than_what_it_is_read_on(make, monkeypatch, tmp_path: Path) -> None:
    assert len(LONG_NAME) == 119
    monkeypatch.setattr(hostile_result, "PAYLOAD", LONG_NAME)
    wide, narrow, paper, _ = sizes_of(render_html(make(), Language.FR), tmp_path)
    assert (wide <= 1280, narrow <= 375, paper <= A4) == (True, True, True), (wide, narrow, paper)


@needs_chromium
@pytest.mark.parametrize("says", Statement)
def test_page_one_of_every_review_holds_on_one_printed_page(says, tmp_path: Path) -> None:
    *widths, height = sizes_of(render_html(result_that_says(says), Language.FR), tmp_path)
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


def _printed_pages(page, folder):
    """Return how many A4 pages a page prints on."""
    written, printed = folder / "page.html", folder / "page.pdf"
    written.write_text(page, encoding="utf-8")
    subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            written,
        ],
        capture_output=True,
        check=True,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("review", ReviewType)
def test_a_synthesis_prints_on_six_pages_at_most_whatever_there_is_to_say(review, language, tmp_path: Path) -> None:
    bank, indicators, rulebase = load_declarations()
    snapshot = random_snapshot(bank, 16).model_copy(update={"review_type": review})  # one with findings on every axis
    result = Assessor(bank, indicators, rulebase, review, with_durable_rules=False).assess(snapshot, REVIEW)
    page = render_html(result, language)
    synthesis = page[: page.index('<div id="annexes">')] + "</main></body></html>"
    assert 4 <= _printed_pages(synthesis, tmp_path) <= 6
