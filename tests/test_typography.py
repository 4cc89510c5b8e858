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
from tests.many_cases import some
from tests.pdf_structure import reader_of

pytestmark = pytest.mark.slow

FR, EN = Language.FR, Language.EN
# What an ordinary space may not stand before, after or within: signs of two parts, quotation marks, groups of three
# digits, a number and its euros. Written apart from what sets the spaces.
BREAKS = (
    r" [:;?!»%€]",
    r"« ",
    r"(?<![\w.,])(?<!\d )\d{1,3} \d{3}(?![\w]|[ ,.]?\d)",
    r"\d (?:M|k|Md)€",
    r"\b(?:\d|1er) (?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc(?!lar))",
    r"\d (?:jour|mois|ans?|année|semaine|million|milliard|ETP)s?\b",
    r"(?:\bart\.|\barticle|\bp\.|\bpage|n°) \d",
)
BREAKS_IN_ENGLISH = (
    r"\d (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)",
    r"\d (?:day|month|year|week|million|billion|FTE)s?\b",
    r"(?:\b[Aa]rt\.|\b[Aa]rticle|\bp\.|\bpage|n°|\b[Nn]o\.) \d",
)


def _audited(name):
    if name == "projet-fictif":
        return fictitious()
    return shipped_tool().audit(shipped_tool().read(EXAMPLES / f"{name}.xlsx"))


@pytest.fixture(scope="module", params=some(["projet-fictif", "scribe-2019-10"], 1))
def audited(request):
    return _audited(request.param)


@pytest.fixture(params=some([FR, EN], 1))
def language(request):
    return request.param


def _broken(text, language=FR):
    signs = BREAKS if language is FR else BREAKS_IN_ENGLISH
    return [text[max(0, found.start() - 30) : found.end() + 30] for sign in signs for found in re.finditer(sign, text)]


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


def test_markdown(audited, language):
    assert _broken(write_markdown(ReportView(audited.result, language)), language) == []


def test_docx(audited, language):
    assert _broken(_of_docx(docx_of(document_of(ReportView(audited.result, language)))), language) == []


def test_pdf(audited, language):
    assert _broken("\n".join(_texts(document_data(document_of(ReportView(audited.result, language))))), language) == []


def test_one_page(audited, language):
    for page in one_page_of(ReportView(audited.result, language)):
        assert _broken("\n".join(_texts(document_data(page))), language) == []


def test_html(audited, language):
    (page,) = html_format.FORMAT.write(ReportView(audited.result, language), None).values()
    assert _broken(_of_page(page.decode()), language) == []


def test_csv(audited, language):
    (table,) = csv_format.FORMAT.write(ReportView(audited.result, language), None).values()
    rows = csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";")
    assert _broken("\n".join(cell for row in rows for cell in row), language) == []


def test_workbook_of_the_plan(audited, language):
    (book,) = render(audited, "xlsx", language).values()
    assert _broken(_of_workbook(book), language) == []


@pytest.mark.thorough
def test_no_line_of_the_pdf_ends_within_the_address_of_a_cell_and_what_is_copied_is_the_address(audited, language):
    (content,) = render(audited, "pdf", language).values()
    lines = [line for page in reader_of(content).pages for line in page.extract_text().splitlines()]
    assert [line for line in lines if re.search(r"\S!$", line.strip())] == []
    assert sum(bool(re.search(r"\S![A-Z]+\d", line)) for line in lines) > 100
    assert "\u2060" not in "".join(lines)


def test_english_keeps_its_spaces():
    document = document_of(ReportView(fictitious().result, EN))
    assert any(isinstance(block, Heading) and block.text == "Findings by subject" for block in document.blocks)
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
        ("du 4 mars au 1er mai 2027", "du 4\u00a0mars au 1er\u00a0mai 2027"),
        ("Marchés — Fin (ligne 8)", "Marchés — Fin (ligne\u00a08)"),
        ("art. 42, p. 129, pp. 12-13, § 5", "art.\u00a042, p.\u00a0129, pp.\u00a012-13, §\u00a05"),
        ("l'article L. 2113-10, nos 3 et 4", "l'article\u00a0L.\u00a02113-10, nos\u00a03 et 4"),
        ("6 mois, 18 ETP, 10 millions d'euros", "6\u00a0mois, 18\u00a0ETP, 10\u00a0millions d'euros"),
        ("5 joueurs en 2020, une page blanche", "5 joueurs en 2020, une page blanche"),
    ],
)
def test_the_spaces_of_a_text(typed, set_):
    assert typeset(typed, FR) == set_
    assert typeset(set_, FR) == set_  # once is enough


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("from 4 March to 1 May 2027", "from 4\u00a0March to 1\u00a0May 2027"),
        ("art. 42, No. 3, p. 129; Article 5", "art.\u00a042, No.\u00a03, p.\u00a0129; Article\u00a05"),
        ("6 months, 18 FTE, €10 million", "6\u00a0months, 18\u00a0FTE, €10\u00a0million"),
        ("order n° 2019-1088: no 3 players", "order n°\u00a02019-1088: no 3 players"),
    ],
)
def test_the_spaces_of_an_english_text(typed, set_):
    assert typeset(typed, EN) == set_
    assert typeset(set_, EN) == set_
