"""French typography of whole documents: no line may end within a number, nor before a mark, whoever wrote it."""

import csv
import html
import io
import re

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from audit.api import render
from audit.model.text import Language
from audit.reporting.document.build import document_of
from audit.reporting.document.model import Heading
from audit.reporting.document.one_page import one_page_of
from audit.reporting.docx.package import docx_of
from audit.reporting.formats import csv as csv_format
from audit.reporting.formats import html as html_format
from audit.reporting.markdown.pages import write_markdown
from audit.reporting.pdf.data import document_data
from audit.reporting.view import ReportView
from audit.wording.typography import typeset
from tests.every_page import EXAMPLES, fictitious, shipped_tool

pytestmark = pytest.mark.slow

FR, EN = Language.FR, Language.EN
# What an ordinary space may not stand before, after or within: signs of two parts, quotation marks, groups of three
# digits, a number and its euros. Written apart from what sets the spaces.
BREAKS = (
    r" [:;?!»%€]",
    r"« ",
    r"(?<![\w.,])(?<!\d )\d{1,3} \d{3}(?![\w]|[ ,.]?\d)",
    r"\d (?:M|k|Md)€",
)


def _audited(name):
    if name == "projet-fictif":
        return fictitious()
    return shipped_tool().audit(shipped_tool().read(EXAMPLES / f"{name}.xlsx"))


@pytest.fixture(scope="module", params=["projet-fictif", "scribe-2019-10"])
def audited(request):
    return _audited(request.param)


def _broken(text):
    return [text[max(0, found.start() - 30) : found.end() + 30] for sign in BREAKS for found in re.finditer(sign, text)]


def _texts(data):
    """Yield every text of data that is made of mappings and lists, but drawings, which are measured."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, held in data.items():
            if name not in ("svg", "url", "to", "look", "block"):
                yield from _texts(held)
    elif isinstance(data, list | tuple):
        for held in data:
            yield from _texts(held)


def _of_page(page):
    shown = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "\n", shown))


def _of_docx(content):
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def _of_workbook(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    shown = [sheet for sheet in book if not sheet.title.startswith("_")]
    cells = (cell.value for sheet in shown for row in sheet.iter_rows() for cell in row)
    return "\n".join(text for text in cells if isinstance(text, str) and not text.startswith("="))


def test_markdown(audited):
    assert _broken(write_markdown(ReportView(audited.result, FR))) == []


def test_docx(audited):
    assert _broken(_of_docx(docx_of(document_of(ReportView(audited.result, FR))))) == []


def test_pdf(audited):
    assert _broken("\n".join(_texts(document_data(document_of(ReportView(audited.result, FR)))))) == []


def test_one_page(audited):
    for page in one_page_of(ReportView(audited.result, FR)):
        assert _broken("\n".join(_texts(document_data(page)))) == []


def test_html(audited):
    (page,) = html_format.FORMAT.write(ReportView(audited.result, FR), None).values()
    assert _broken(_of_page(page.decode())) == []


def test_csv(audited):
    (table,) = csv_format.FORMAT.write(ReportView(audited.result, FR), None).values()
    rows = csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";")
    assert _broken("\n".join(cell for row in rows for cell in row)) == []


def test_workbook_of_the_plan(audited):
    (book,) = render(audited, "xlsx").values()
    assert _broken(_of_workbook(book)) == []


def test_english_keeps_its_spaces():
    document = document_of(ReportView(fictitious().result, EN))
    assert any(isinstance(block, Heading) and block.text == "Grouped findings" for block in document.blocks)
    assert typeset("Is it so ? 60 000", EN) == "Is it so ? 60 000"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("60 000 associations", "60\u202f000 associations"),
        ("321 M€ ; 12 345 678 €", "321\u00a0M€\u00a0; 12\u202f345\u202f678\u00a0€"),
        ("n° 5 : « oui » !", "n°\u00a05\u00a0: «\u00a0oui\u00a0»\u00a0!"),
        ("le lot n° FICTIF-2025-04", "le lot n°\u00a0FICTIF-2025-04"),
        ("en 2020 200 agents", "en 2020 200 agents"),  # a year, then another number
        ("01 23 45 67 89", "01 23 45 67 89"),
        ("FICTIF-2025 040", "FICTIF-2025 040"),
        ("lot 4, 100 unités", "lot 4, 100 unités"),
        ("17 % ; 1 000", "17\u00a0%\u00a0; 1\u202f000"),
    ],
)
def test_the_spaces_of_a_text(typed, set_):
    assert typeset(typed, FR) == set_
    assert typeset(set_, FR) == set_  # once is enough
