"""What a screen reader is told of a PDF: its tags hold all that was written, in the order in which it was written.

Readers that share nothing with typst say so: pypdf walks the tags, poppler reads the text under them. Where outloud is
installed (from PyPI; its dependencies are too many for the lock), it checks what PDF/UA asks that a machine can see.
"""

import json
import re
import shutil
import subprocess
from functools import cache
from itertools import pairwise

import pytest

from audit.api import Audit, render
from audit.model.text import Language
from audit.reporting.document import document_of
from audit.reporting.document.model import Bullets, Fields, Figure, Heading, Paragraph, Table, VerdictBox, Words
from audit.reporting.pdf.write import report_pdf
from audit.reporting.view import ReportView
from tests.document_results import with_frame
from tests.every_page import EXAMPLES, fictitious, shipped_tool
from tests.installed_programs import needs_poppler
from tests.many_cases import tried_on
from tests.pdf_structure import reader_of, structure_of
from tests.sample_result import sample_result

pytestmark = pytest.mark.slow

NAMES = ("projet-fictif", "scribe-2019-10")
FILES = [(name, kind, language) for name in NAMES for kind in ("pdf", "onepage") for language in Language]
OUTLOUD = shutil.which("outloud")
LEAST_RULES = 40  # of outloud that apply to such a file: with fewer, it did not look


@cache
def _audit(name: str) -> Audit:
    return (
        fictitious()
        if name == "projet-fictif"
        else shipped_tool().audit(shipped_tool().read(EXAMPLES / f"{name}.xlsx"))
    )


@cache
def _pdf(name: str, kind: str, language: Language) -> bytes:
    (content,) = render(_audit(name), kind, language).values()
    return content


@tried_on(("name", "kind", "language"), FILES)
def test_it_says_what_it_is_and_its_tags_are_whole(name, kind, language):
    reader = reader_of(_pdf(name, kind, language))
    root, tags = reader.trailer["/Root"], structure_of(reader)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == {Language.FR: "fr-FR", Language.EN: "en-GB"}[language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert _audit(name).result.project.name in reader.metadata.title.replace("\N{NO-BREAK SPACE}", " ")
    levels = [int(tag.kind[1]) for tag in tags.walk() if re.fullmatch(r"H\d", tag.kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level of heading is skipped"
    assert all(figure.alt and len(figure.alt) > 10 for figure in tags.within("Figure"))
    for table in tags.within("Table"):
        first, *rows = table.within("TR")
        assert {cell.kind for cell in first.children} == {"TH"}
        assert {cell.scope for cell in first.children} == {"Column"}
        assert rows
        assert {len(row.children) for row in rows} == {len(first.children)}
        assert table.within("Caption") or any(tag.kind == "Caption" for tag in tags.walk())
    for held in tags.within("L"):
        assert {item.kind for item in held.children} <= {"LI", "Caption"}
    loose = [tag.kind for tag in tags.children for tag in tag.children if tag.kind in ("Span", "Link")]
    assert not loose, "every paragraph is one"
    pages = reader.pages
    assert all(page["/Tabs"] == "/S" for page in pages if "/Annots" in page), "the keyboard goes by the tags"


def _texts(words: Words) -> str:
    return "".join(run.text for run in words)


def _read(block) -> list[str]:
    """Return what a block says, in the order in which it is read."""
    match block:
        case Heading(text=text):
            return [text]
        case Paragraph(words=words):
            return [_texts(words)]
        case Bullets(items=items):
            return [_texts(item) for item in items]
        case Fields(items=items):
            return [text for name, words in items for text in (name, _texts(words))]
        case VerdictBox(heading, headline, _, lines):
            return [heading, headline, *lines]
        case Table(caption, header, rows):
            return [caption, *header, *(_texts(words) for row in rows for words in row)]
        case Figure():
            return []
    raise AssertionError(block)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@needs_poppler
@pytest.mark.parametrize("language", Language)
def test_it_is_read_aloud_in_the_order_in_which_it_was_written(language, tmp_path):
    # One whole audit, and a short one that has every part: for each tag poppler goes through its whole page again.
    result = fictitious().result if language is Language.FR else with_frame(sample_result())
    document = document_of(ReportView(result, language))
    path = tmp_path / "r.pdf"
    path.write_bytes(report_pdf(document))
    ran = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    said = _plain("".join(re.findall(r'^\s*"(.*)"$', ran.stdout.decode(errors="replace"), re.MULTILINE)))
    place = 0
    for block in document.blocks:
        for text in filter(None, map(_plain, _read(block))):
            found = said.find(text, place)
            assert found >= 0, f"not said, or not in its place: {text[:80]}"
            place = found + len(text)


@pytest.mark.skipif(OUTLOUD is None, reason="outloud is not installed")
@pytest.mark.parametrize(("name", "kind", "language"), FILES)
def test_an_independent_checker_finds_no_error(name, kind, language, tmp_path):
    path, told = tmp_path / "r.pdf", tmp_path / "told.json"
    path.write_bytes(_pdf(name, kind, language))
    command = [OUTLOUD, path, "--json", told, "--quiet", "--fail-on", "never"]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    (found,) = json.loads(told.read_text(encoding="utf-8"))["results"]
    assert found["error"] is None
    assert [one for one in found["findings"] if one["severity"] == "error"] == []
    assert sum(rule["outcome"] == "pass" for rule in found["rules"]) >= LEAST_RULES
