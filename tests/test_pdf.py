"""The PDF is accessible, can be kept, says what the document says, and compiles whatever people typed."""

import itertools
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.result.audit_result import AuditResult
from audit.model.text import Language
from audit.reporting.document import document_of
from audit.reporting.document.model import (
    Bullets,
    Document,
    Fields,
    Figure,
    Heading,
    Look,
    Paragraph,
    Run,
    Table,
    VerdictBox,
)
from audit.reporting.pdf.compile import PdfNotMade, pdf_of
from audit.reporting.pdf.data import document_data
from audit.reporting.pdf.glyphs import Glyphs
from audit.reporting.pdf.write import report_pdf
from audit.reporting.presentation import PLAIN, Presentation
from audit.reporting.view import ReportView
from tests.document_results import HOSTILE, LONG, many, with_frame
from tests.hostile_result import hostile_result
from tests.many_cases import examples, tried_on
from tests.pdf_structure import reader_of, structure_of
from tests.peak_memory import peak_megabytes
from tests.rebuild_glyphs import GLYPHS, has_all, new_compiler
from tests.sample_result import sample_result

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" font-family="x"><text x="1" y="9">{}</text></svg>'


def _pdf(result: AuditResult, language: Language = Language.FR, presentation: Presentation = PLAIN) -> bytes:
    return report_pdf(document_of(ReportView(result, language, presentation)))


def _document(*blocks, title="Titre") -> Document:
    return Document(Language.FR, title, "objet", "pied", date(2026, 3, 1), "project-health-audit", PLAIN, blocks)


def _text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader_of(content).pages)


RESULTS = {
    "sample": lambda: with_frame(sample_result()),
    "without findings": lambda: replace(with_frame(sample_result()), findings=(), actions=(), open_points=()),
    "hostile": hostile_result,
    "hostile, framed": lambda: with_frame(many(4, HOSTILE), HOSTILE, HOSTILE),
    "sixty, long": lambda: many(60, LONG),
}


@pytest.mark.slow
@tried_on("name", RESULTS, always=2)
@pytest.mark.parametrize("language", Language)
def test_the_structure_is_that_of_an_accessible_document(name, language):
    content = _pdf(RESULTS[name](), language)
    reader = reader_of(content)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == ("fr-FR" if language is Language.FR else "en-GB")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    structure = structure_of(reader)
    levels = [int(tag.kind[1]) for tag in structure.walk() if tag.kind in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), "no level is skipped"
    for table in structure.within("Table"):
        rows = table.within("TR")
        header, columns = table.within("TH"), len(rows[0].children)
        assert len(table.within("THead")) == 1
        assert len(header) == columns
        assert {cell.scope for cell in header} == {"Column"}
        assert {len(row.children) for row in rows} == {columns}
    figures = structure.within("Figure")
    assert all(figure.alt for figure in figures)
    on_baseline, in_annex = (0 if name == "hostile" else 2), (0 if name == "without findings" else 1)
    assert len(figures) == on_baseline + in_annex
    assert _bookmarks(reader.outline) == len(levels)


def _bookmarks(outline) -> int:
    return sum(_bookmarks(one) if isinstance(one, list) else 1 for one in outline)


@pytest.mark.slow
def test_pages_are_numbered_and_the_parts_come_in_their_order():
    content = _pdf(with_frame(sample_result()))
    reader = reader_of(content)
    pages = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} / {pages}" in page.extract_text()
    headings = [tag.title for tag in structure_of(reader).walk() if tag.kind in ("H1", "H2")]
    wanted = [
        "Synthèse",
        "Pourquoi",
        "Actions prioritaires",
        "Constats, par objet",
        "Version et transmission",
        "Annexe",
    ]
    assert [title for title in headings if title in wanted] == wanted


@pytest.mark.slow
def test_the_same_result_gives_the_same_bytes_and_carries_the_day_of_the_review():
    result = with_frame(sample_result())
    content = _pdf(result)
    assert _pdf(result) == content
    assert reader_of(content).metadata.creation_date.date() == result.review_date


_MEMORY = """
from tests.peak_memory import peak_megabytes
from tests.test_pdf import many_paragraphs

peaks = []
for number in range(13):
    many_paragraphs(f"{number} ")
    peaks.append(peak_megabytes())
print(peaks[1] - peaks[0], peaks[12] - peaks[4])
"""


def many_paragraphs(words: str) -> bytes:
    return report_pdf(_document(*(Paragraph((Run(f"{words} {number} " * 40),)) for number in range(400))))


@pytest.mark.thorough
@pytest.mark.slow
@pytest.mark.skipif(peak_megabytes() is None, reason="this system does not tell the peak of a process")
def test_many_documents_take_hardly_more_memory_than_four():
    done = subprocess.run([sys.executable, "-c", _MEMORY], capture_output=True, text=True, check=True)
    one_more, eight_more = map(float, done.stdout.split())
    assert one_more > 10  # else it would say nothing
    assert eight_more < 2 * one_more


@pytest.mark.slow
@settings(max_examples=examples(80), deadline=None)
@given(st.text(max_size=120), st.text(st.characters(), min_size=1, max_size=60))
def test_whatever_people_type_compiles(words, title):
    document = _document(
        Heading(1, title),
        Paragraph((Run(words), Run(title, bold=True), Run(words, italic=True)), Look.WARNING),
        Fields(((words, (Run(title),)),)),
        Bullets(((Run(words),),), ("a",)),
        Paragraph((Run(words, to="a"), Run(title, url="https://example.org/"))),
        VerdictBox(title, words, None, (words,)),
        Table(words, (title, words), (((Run(words),), ()),), (1, 1)),
        Figure("x", SVG.format("x"), words or "x", title),
        title=title,
    )
    assert report_pdf(document).startswith(b"%PDF-1.7")


MARKUP = [
    "#panic()",
    "$x$",
    "@ref",
    "<label>",
    "*bold*",
    "_it_",
    "`raw`",
    "// note",
    "= head",
    "#sys.inputs",
    "\\u{41}",
]


def test_markup_that_people_type_is_printed_as_it_was_typed():
    shown = _text(report_pdf(_document(*(Paragraph((Run(f"début {typed} fin"),)) for typed in MARKUP))))
    for typed in MARKUP:
        assert f"début {typed} fin" in shown


def test_a_character_without_a_glyph_is_printed_by_its_code_and_listed():
    shown = _text(report_pdf(_document(Heading(1, "Un"), Paragraph((Run("vu ✅ 中文 é"),)))))
    assert "vu [U+2705] [U+4E2D U+6587] é" in shown
    assert "Caractères remplacés" in shown
    assert "U+2705, U+4E2D, U+6587" in shown
    assert "Caractères remplacés" not in _text(report_pdf(_document(Paragraph((Run("vu é"),)))))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("e\u0301", "é"),  # composed: the fonts have é
        ("a\u202eb\u202cc\ufeff\x00\x1b", "abc"),  # marks of order and controls have no shape
        ("x\u0304", "x[U+0304]"),
        ("a\tb\u2028c", "a b\nc"),
        ("mot " * 20, "mot " * 20),
        ("12 3\u00a0456\u202f€ « à » œ ≈ → −", "12 3\u00a0456\u202f€ « à » œ ≈ → −"),
    ],
)
def test_texts_are_made_printable(typed, printed):
    assert Glyphs().text(typed) == printed


def test_long_words_may_be_cut_and_stay_whole():
    word = "a" * 80
    cut = Glyphs().text(f"voir {word} fin")
    assert cut.replace("\u200b", "") == f"voir {word} fin"
    assert max(map(len, cut.replace("\u200b", " ").split())) <= 12
    assert Glyphs().exact(word) == word


def _listed_glyphs() -> list[str]:
    found = []
    for line in GLYPHS.read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        found += map(chr, range(int(first, 16), int(last or first, 16) + 1))
    return found


@pytest.mark.slow
def test_typst_has_every_glyph_that_is_listed_and_all_that_french_and_english_need():
    listed = _listed_glyphs()
    assert has_all(listed, new_compiler())
    needed = "àâäæçéèêëîïôöœùûüÿÀÂÇÉÈÊËÎÏÔŒÙÛÜŸ«»‘’“”–—…•€£°²³×÷≈≤≥±→−½¼\u00a0\u202f"
    assert set(needed) <= set(listed)
    assert all(unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn") for sign in listed)


def test_a_font_that_is_not_there_is_an_error_and_not_a_blank_page():
    data = document_data(_document(Paragraph((Run("texte"),)))) | {"text_font": "No Such Font"}
    with pytest.raises(PdfNotMade, match="unknown font family"):
        pdf_of("report.typ", data, date(2026, 3, 1))


@pytest.mark.slow
def test_mark_draft_and_version_are_on_the_pages():
    shown = Presentation(mark="Diffusion restreinte", draft=True, version="2.1")
    pages = [page.extract_text() for page in reader_of(_pdf(with_frame(sample_result()), presentation=shown)).pages]
    assert all("Diffusion restreinte" in page and "PROJET" in page for page in pages)
    assert "Version 2.1" in " ".join(pages[0].split())
    assert "n’engage pas" in pages[0] or "n'engage pas" in pages[0]


def test_a_row_stays_on_one_page_unless_it_is_longer_than_one():
    short, long = ((Run("mot " * 40),), ()), ((Run("mot " * 3000 + "fin"),), (Run("x"),))
    document = _document(
        Heading(1, "Un"), *[Paragraph((Run("ligne"),))] * 40, Table("t", ("a", "b"), (short,) * 3 + (long,), (1, 2))
    )
    assert [document.blocks[-1].holds_together(row) for row in document.blocks[-1].rows] == [True] * 3 + [False]
    pages = [page.extract_text() for page in reader_of(report_pdf(document)).pages]
    assert len(pages) > 2
    assert "fin" in pages[-1].split(), "nothing of a long row is lost"


def test_what_is_copied_of_a_long_word_is_the_word():
    # A hash stands on one line of the page: what a reader copies must compare with what a program prints.
    digest = "0123456789abcdef" * 4
    content = report_pdf(_document(Paragraph((Run(f"Empreinte {digest}"),))))
    assert digest in _text(content)
    # What readers copy for letters that others stand beside: pypdf leaves such signs out, others do not.
    assert b"200B" not in reader_of(content).pages[0].get_contents().get_data()


def test_the_longest_word_that_a_cell_of_a_workbook_takes_is_printed_whole():
    assert _text(report_pdf(_document(Paragraph((Run("w" * 32_767),))))).count("w") == 32_767


def test_a_thousand_cells_in_one_paragraph_are_printed():
    cells = [f"Jalons!D{row}" for row in range(7, 1007)]
    shown = _text(report_pdf(_document(Paragraph((Run(", ".join(cells)),)))))
    assert shown.replace(",", " ").split().count("Jalons!D7") == 1
    assert set(cells) <= set(shown.replace(",", " ").split())


def test_a_short_list_is_not_parted_from_what_follows():
    filler = Paragraph((Run("\n".join("ligne" for _ in range(55))),))
    finding = (Bullets(((Run("trouvé " * 60),),), kept=True), Paragraph((Run("EFFET"),), Look.LEAD))
    pages = reader_of(report_pdf(_document(filler, *finding, Paragraph((Run("suite\n" * 12),))))).pages
    assert any("trouvé" in page.extract_text() and "EFFET" in page.extract_text() for page in pages)
    assert sum("trouvé" in page.extract_text() for page in pages) == 1
