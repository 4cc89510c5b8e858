"""The DOCX is a document that people edit: real styles, headings, header rows, language; typed texts stay texts."""

import io
import itertools
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audit.model.result.audit_result import AuditResult
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.document import document_of
from audit.reporting.document.model import (
    Bullets,
    Document,
    Fields,
    Figure,
    Heading,
    PageStart,
    Paragraph,
    Run,
    Table,
    VerdictBox,
)
from audit.reporting.docx.package import docx_of
from audit.reporting.presentation import PLAIN, Presentation
from audit.reporting.view import ReportView
from tests.document_results import HOSTILE, LONG, many, with_frame
from tests.hostile_result import hostile_result
from tests.installed_programs import needs_soffice
from tests.many_cases import examples, tried_on
from tests.pdf_structure import reader_of, structure_of
from tests.sample_result import sample_result

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" font-family="x"><text x="1" y="9">x</text></svg>'
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _made(result: AuditResult, language: Language = Language.FR, presentation: Presentation = PLAIN) -> bytes:
    return docx_of(document_of(ReportView(result, language, presentation)))


def _opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def _document(*blocks, title="Titre") -> Document:
    return Document(Language.FR, title, "objet", "pied", date(2026, 3, 1), "project-health-audit", PLAIN, blocks)


def _headings(opened) -> list[tuple[int, str]]:
    named = [(paragraph.style.name, paragraph.text) for paragraph in opened.paragraphs]
    return [(int(style[-1]), text) for style, text in named if style.startswith("Heading")]


def test_what_follows_a_first_page_that_is_too_full_begins_no_page():
    blocks = [Heading(2, page.name, page=page) for page in PageStart]
    made = _opened(docx_of(_document(*blocks))).paragraphs
    begins = {one.text for one in made if one._p.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None}
    assert begins == {"NEW", "SECOND"}


RESULTS = {
    "sample": lambda: with_frame(sample_result()),
    "hostile": hostile_result,
    "hostile, framed": lambda: with_frame(many(4, HOSTILE), HOSTILE, HOSTILE),
    "sixty, long": lambda: many(60, LONG),
}


@pytest.mark.slow
@tried_on("name", RESULTS, always=2)
@pytest.mark.parametrize("language", Language)
def test_it_is_made_of_styles_headings_and_tables_with_header_rows(name, language):
    opened = _opened(_made(RESULTS[name](), language))
    assert opened.paragraphs[0].style.name == "Title"
    levels = [level for level, _ in _headings(opened)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), "no level is skipped"
    used = {paragraph.style.name for paragraph in opened.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Caption"} <= used
    assert opened.tables
    for table in opened.tables:
        assert table.style.name == "Audit Table"
        first, *others = table._tbl.tr_lst
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert not any(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in others)
        assert len({len(row.tc_lst) for row in table._tbl.tr_lst}) == 1
    pictures = list(opened.element.body.iter(qn("wp:docPr")))
    assert all(picture.get("descr") and picture.get("title") for picture in pictures)
    assert len({picture.get("id") for picture in pictures}) == len(pictures), "each has an id of its own"
    on_baseline = () if name == "hostile" else ("drawing-milestones", "drawing-costs")
    assert [picture.get("name") for picture in pictures] == [
        *on_baseline,
        "drawing-plan_calendar",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "locale"), [(Language.FR, "fr-FR"), (Language.EN, "en-GB")])
def test_it_says_its_language_and_what_it_is_and_nothing_of_the_computer(language, locale):
    result = with_frame(sample_result())
    opened = _opened(_made(result, language, Presentation(version="1.2")))
    properties = opened.core_properties
    assert properties.author == properties.last_modified_by == result.software
    assert properties.created.date() == properties.modified.date() == result.review_date
    assert properties.title == opened.paragraphs[0].text
    assert properties.language == locale
    assert properties.version == "1.2"
    assert {lang.get(qn("w:val")) for lang in opened.styles.element.iter(qn("w:lang"))} == {locale}


def test_the_footer_has_a_page_number_that_counts_by_itself():
    footer = _opened(_made(with_frame(sample_result()))).sections[-1].footer
    instructions = [field.get(qn("w:instr")).strip() for field in footer._element.iter(qn("w:fldSimple"))]
    assert instructions == ["PAGE", "NUMPAGES"]


@pytest.mark.slow
def test_every_link_leads_somewhere_and_only_to_addresses_that_may_be_opened():
    for result in (with_frame(sample_result()), hostile_result()):
        opened = _opened(_made(result))
        names = [mark.get(qn("w:name")) for mark in opened.element.body.iter(qn("w:bookmarkStart"))]
        assert len(names) == len(set(names))
        anchors = {link.get(qn("w:anchor")) for link in opened.element.body.iter(qn("w:hyperlink"))} - {None}
        assert anchors <= set(names)
        outside = [one.target_ref for one in opened.part.rels.values() if one.is_external]
        assert all(address.startswith(("https://", "http://", "mailto:")) for address in outside)
    assert anchors, "findings, actions and sources are linked"


@pytest.mark.slow
def test_the_same_result_gives_the_same_bytes_with_no_time_in_them():
    result = with_frame(sample_result())
    content = _made(result)
    assert _made(result) == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
        assert not any("vba" in name.lower() or "customXml" in name for name in package.namelist())


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None)
@given(st.text(st.characters(), max_size=150))
def test_whatever_people_type_stays_the_same_text(words):
    document = _document(
        Heading(1, words),
        Paragraph((Run(words, bold=True), Run("|"), Run(words, to="x"))),
        Bullets(((Run(words),),), ("x",)),
        Fields(((words, (Run(words),)),)),
        VerdictBox(words, words, None, (words,)),
        Table(words, (words, words), (((Run(words),), (Run(words),)),), (1, 2)),
        title=words,
    )
    opened = _opened(docx_of(document))
    for part in ("word/document.xml", "docProps/core.xml"):
        with zipfile.ZipFile(io.BytesIO(docx_of(document))) as package:
            etree.fromstring(package.read(part))
    title = opened.paragraphs[0].text
    visible = "".join(sign for sign in words if sign.isalnum() and not _ILLEGAL.match(sign))
    assert "".join(sign for sign in title if sign.isalnum()) == visible
    assert opened.tables[0].style.name == "Audit Table"


def test_markup_that_people_type_is_printed_as_it_was_typed():
    typed = "<w:p/> &amp; ]]> <!-- \"' </w:t> {{7*7}} #panic()"
    assert _opened(docx_of(_document(Paragraph((Run(typed),))))).paragraphs[2].text == typed


def test_lines_of_a_cell_are_paragraphs_and_lines_of_a_text_are_breaks():
    words = (Run("un\ndeux", bold=True), Run(" trois"))
    opened = _opened(docx_of(_document(Table("t", ("a",), ((words,),), (1,)), Paragraph(words))))
    assert [paragraph.text for paragraph in opened.tables[0].cell(1, 0).paragraphs] == ["un", "deux trois"]
    assert opened.paragraphs[-1].text == "un\ndeux trois"


@pytest.mark.slow
def test_mark_and_draft_are_in_the_header_of_every_page():
    content = _made(with_frame(sample_result()), presentation=Presentation(mark="Restreint <&>", draft=True))
    header = _opened(content).sections[-1].header
    assert "Restreint <&>" in header.paragraphs[0].text
    assert 'string="PROJET"' in etree.tostring(header._element, encoding="unicode")
    plain = _opened(_made(with_frame(sample_result()))).sections[-1].header
    assert "PROJET" not in etree.tostring(plain._element, encoding="unicode")


def test_drawings_are_pictures_of_the_width_of_the_text():
    opened = _opened(docx_of(_document(Figure("x", SVG, "Ce qu'il montre", "Légende"))))
    section = opened.sections[-1]
    [shape] = opened.inline_shapes
    assert shape.width == pytest.approx(section.page_width - section.left_margin - section.right_margin, abs=1000)
    assert shape.width / shape.height == pytest.approx(90 / 20, rel=0.01)


@needs_soffice
@pytest.mark.slow
def test_libreoffice_opens_it_and_finds_titles_header_cells_and_descriptions(tmp_path):
    result = with_frame(many(3, "Été — œuvre 50 % € ≈ “x”"))
    for language in Language:
        made = _made(result, language, Presentation(mark="Restreint", draft=True))
        (tmp_path / f"{language}.docx").write_bytes(made)
    for path in _converted([tmp_path / f"{language}.docx" for language in Language], tmp_path):
        _has_titles_header_cells_and_descriptions(reader_of(path.read_bytes()))


def _has_titles_header_cells_and_descriptions(shown):
    structure = structure_of(shown)
    assert shown.metadata.title.startswith(("Avis", "Opinion"))
    assert structure.within("TH")
    assert [figure.alt is not None for figure in structure.within("Figure")].count(True) >= 2
    text = "\n".join(page.extract_text() for page in shown.pages)
    assert "Été — œuvre 50 % € ≈ “x”" in text.replace("\u00a0", " ")
    assert "Restreint" in text
    assert "1/" in text


def _converted(paths: list[Path], folder: Path) -> list[Path]:
    export = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", export, *paths],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=240,
    )
    return [path.with_suffix(".pdf") for path in paths]


def test_room_to_sign_stays_on_one_page():
    result = with_frame(sample_result())
    estimate = replace(result, avis=replace(result.avis, says=Statement.ESTIMATE))  # signed without anybody to be heard
    opened = _opened(_made(estimate))
    signed = next(table for table in opened.tables if table.cell(0, len(table.columns) - 1).text == "Signature")
    cells = [paragraph for row in signed.rows for cell in row.cells for paragraph in cell.paragraphs]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in cells)


def test_items_of_a_short_list_are_not_parted_and_those_of_a_long_one_may_be():
    for kept in (True, False):
        content = docx_of(_document(Bullets(((Run("un"),), (Run("deux"),)), kept=kept), Paragraph((Run("suite"),))))
        listed = [one for one in _opened(content).paragraphs if one.text in ("un", "deux")]
        assert [bool(one.paragraph_format.keep_together) for one in listed] == [kept, kept]
