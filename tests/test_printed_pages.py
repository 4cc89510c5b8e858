"""Pages on paper, as Chromium prints them: no heading nor head of a table is left alone at the foot of a page."""

import base64
import re
import subprocess
from collections.abc import Iterator

import pytest
from defusedxml.ElementTree import fromstring

from audit.model.text import Language
from tests.every_page import page
from tests.installed_programs import needs_chromium, needs_poppler

pytestmark = pytest.mark.slow

ACCENT = re.compile("#1f3a5[ef]")  # of headings, on white; Chromium rounds colours
NAMES = ("comparison", "portfolio", "panorama", "fictitious project", "crisis", "final")
SAME_LINE = 4  # pixels of pdftohtml between the tops of what stands on one line


def last_lines(pdf: bytes) -> Iterator[list[tuple[str, str]]]:
    """Yield the last line of each page: its pieces of text, each with its colour."""
    read = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-hidden", "-stdout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    colours: dict[str, str] = {}
    # Links overlap other tags: no XML until they are taken out.
    for shown in fromstring(re.sub(rb"</?a\b[^>]*>", b"", read)).iter("page"):
        colours |= {font.get("id", ""): font.get("color", "") for font in shown.iter("fontspec")}
        pieces = [
            (int(one.get("top", "0")), "".join(one.itertext()).strip(), colours[one.get("font", "")])
            for one in shown.iter("text")
        ]
        foot = max(top for top, words, _ in pieces if words)
        yield [(words, colour) for top, words, colour in pieces if words and foot - top < SAME_LINE]


@needs_chromium
@needs_poppler
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_no_heading_nor_head_of_a_table_ends_a_page(browser, name, language):
    browser.open(page(name, language), media="print")
    printed = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    lines = list(last_lines(printed))
    assert len(lines) > 1
    assert [line for line in lines if all(ACCENT.match(colour) for _, colour in line)] == []
