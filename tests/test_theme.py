"""A theme changes how a report looks and nothing of what it says; one that cannot be used is told with what to do."""

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import typst
from docx.oxml.ns import qn

from audit.api import present
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.document import document_of
from audit.reporting.docx.base import base_problems, open_base
from audit.reporting.docx.package import docx_of
from audit.reporting.docx.plain_base import plain_base
from audit.reporting.html import render_view
from audit.reporting.pdf.write import report_pdf
from audit.reporting.theme.load import load_theme
from audit.reporting.theme.model import contrast_with_white
from audit.reporting.theme.refusal import ThemeRefused
from audit.reporting.view import ReportView
from tests.document_results import with_frame
from tests.installed_programs import needs_soffice
from tests.pdf_structure import reader_of
from tests.sample_result import sample_result

FULL = """\
colours: {accent: "#6A1B1B", ink: "#101010"}
fonts: {text: New Computer Modern, headings: Libertinus Serif}
organisation: {fr: Direction de l'exemple, en: Example directorate}
signatures:
  - {fr: La cheffe de mission, en: The head of the review}
  - {fr: Le directeur, en: The director}
"""


def _folder(path: Path, yaml: str | None = None, base: bytes | None = None) -> Path:
    path.mkdir(exist_ok=True)
    if yaml is not None:
        (path / "theme.yaml").write_text(yaml, encoding="utf-8")
    if base is not None:
        (path / "base.docx").write_bytes(base)
    return path


def _said(folder: Path, language: str = "fr") -> list[str]:
    with pytest.raises(ThemeRefused) as refused:
        load_theme(folder)
    assert refused.value.exit_code == 3
    return refused.value.said(language).split("\n")


def _view(presentation, language=Language.FR):
    return ReportView(with_frame(sample_result()), language, presentation)


def _signed(presentation):
    """The same report of a project that assesses itself, of which nobody is to be heard: it is signed as it is."""
    result = with_frame(sample_result())
    return ReportView(replace(result, avis=replace(result.avis, says=Statement.ESTIMATE)), Language.FR, presentation)


@pytest.mark.slow
def test_a_theme_is_seen_in_every_format_for_people(tmp_path):
    shown = present(_folder(tmp_path / "t", FULL), mark=" Diffusion   restreinte ", version="3")
    assert shown.mark == "Diffusion restreinte"
    page = render_view(_view(shown))
    assert "--accent: #6a1b1b; --ink: #101010;" in page
    assert '--font: "New Computer Modern"' in page
    assert "Direction de l" in page
    opened = docx.Document(io.BytesIO(docx_of(document_of(_signed(shown)))))
    assert opened.styles["Heading 1"].font.color.rgb == docx.shared.RGBColor(0x6A, 0x1B, 0x1B)
    assert opened.styles["Heading 1"].font.name == "Libertinus Serif"
    assert "Direction de l'exemple" in opened.sections[-1].header.paragraphs[0].text
    signed = next(table for table in opened.tables if table.cell(1, 0).text == "La cheffe de mission")
    assert [cell.text for cell in signed.columns[0].cells[1:]] == ["La cheffe de mission", "Le directeur"]
    reader = reader_of(report_pdf(document_of(_view(shown))))
    assert "Direction de l'exemple" in reader.pages[0].extract_text().replace("’", "'")
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in _fonts(page)}
    assert any("NewCM" in name for name in fonts)


def _fonts(page):
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]


def test_without_a_theme_nothing_is_printed_of_one():
    assert "presented" not in render_view(_view(present())).partition("<body>")[2]
    assert render_view(_view(present())) == render_view(ReportView(with_frame(sample_result()), Language.FR))


def test_what_is_no_theme_is_told(tmp_path):
    [words] = _said(tmp_path / "absent")
    assert "ce dossier n'existe pas" in words
    (tmp_path / "file").write_text("x")
    [words] = _said(tmp_path / "file")
    assert "ce n'est pas un dossier" in words
    empty = _folder(tmp_path / "empty")
    (empty / "theme.yml").write_text("")
    [words] = _said(empty)
    assert "ni theme.yaml ni base.docx" in words
    assert "vouliez-vous dire « theme.yaml » ?" in words
    [words] = _said(empty, "en")
    assert "neither theme.yaml nor base.docx" in words


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        (
            'colours: {acent: "#000000"}',
            "theme.yaml:1: « colours.acent » : clé inconnue ; vouliez-vous dire « accent »",
        ),
        ("colour: {}", "vouliez-vous dire « colours »"),
        ('colours: {accent: "#cccccc"}', "son contraste est de 1,6, alors que le RGAA demande 4,5 au moins"),
        ("colours: {accent: red}", "« red » n'est pas une couleur"),
        ('fonts: {text: "x\'; } body { color: red"}', "n'est pas un nom de police"),
        ("fonts: {files: [../secret.ttf]}", "n'est pas un fichier de police"),
        ("fonts: {files: [absent.ttf]}", "le fichier fonts/absent.ttf n'est pas dans le thème"),
        ("fonts: {text: Marianne}", "la police « Marianne » n'est dans aucun fichier"),
        ("organisation: {fr: Direction}", "la clé « en » manque"),
        ("a: [1", "theme.yaml:"),
    ],
)
def test_what_is_wrong_in_a_theme_is_told_with_its_line(yaml, expected, tmp_path):
    assert any(expected in line for line in _said(_folder(tmp_path / "t", yaml)))


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    said = _said(_folder(tmp_path / "t", 'colours: {acent: "#000000", accent: "#ffffff"}', b"no zip"))
    assert len(said) == 3
    assert sum("base.docx" in line for line in said) == 1


@pytest.mark.parametrize(
    ("colour", "contrast"),
    # WCAG 2.1: black on white is 21, white on white 1; #767676 is the lightest grey that passes, at 4.54.
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)],
)
def test_contrast_is_that_of_wcag(colour, contrast):
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.005)


def _base(change) -> bytes:
    """Return the base of the tool with its styles changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain_base())) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()).encode() if name == "word/styles.xml" else content)
    return made.getvalue()


def test_a_style_that_a_base_lacks_is_told_by_name(tmp_path):
    lacking = _base(lambda styles: styles.replace('w:val="List Bullet"', 'w:val="Puces"'))
    [words] = _said(_folder(tmp_path / "t", base=lacking))
    assert words == (
        "base.docx: le style « Liste à puces » (List Bullet) manque : ouvrez base.docx dans Word ou LibreOffice, "
        "appliquez ce style à un paragraphe, enregistrez"
    )


def test_a_heading_is_found_by_its_level_whatever_its_name():
    renamed = _base(lambda styles: styles.replace('w:val="heading 2"', 'w:val="Intertitre"'))
    assert base_problems(renamed) == []
    assert open_base(renamed).id("heading 2") == "Heading2"


@pytest.mark.slow
def test_styles_of_our_own_are_brought_and_those_of_a_base_are_kept():
    without = _base(lambda styles: styles.replace('w:val="Audit Table"', 'w:val="Other"'))
    assert base_problems(without) == []
    kept = _base(lambda styles: styles.replace('w:val="1F3A5F"', 'w:val="00AA11"'))
    opened = docx.Document(io.BytesIO(docx_of(document_of(_view(present())))))
    assert str(opened.styles["Title"].font.color.rgb) == "1F3A5F"
    themed = present()
    themed = type(themed)(themed.theme.model_copy(update={"base": kept}))
    opened = docx.Document(io.BytesIO(docx_of(document_of(_view(themed)))))
    assert str(opened.styles["Title"].font.color.rgb) == "00AA11"


def test_a_base_with_macros_or_damaged_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain_base())) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("word/vbaProject.bin", b"x")
    assert "macros" in base_problems(made.getvalue())[0].fr
    assert "lisible" in base_problems(plain_base()[:900])[0].fr
    assert "lisible" in base_problems(b"")[0].fr


def test_the_text_and_the_footer_of_a_base(tmp_path):
    """What a base says in its body is left out, what it has in its footer stays."""
    held = docx.Document(io.BytesIO(plain_base()))
    held.add_paragraph("Texte du modèle")
    held.sections[-1].footer.paragraphs[0].text = "Adresse de la direction"
    saved = io.BytesIO()
    held.save(saved)
    shown = present(_folder(tmp_path / "t", base=saved.getvalue()))
    opened = docx.Document(io.BytesIO(docx_of(document_of(_view(shown)))))
    assert "Texte du modèle" not in "\n".join(paragraph.text for paragraph in opened.paragraphs)
    footer = opened.sections[-1].footer
    assert footer.paragraphs[0].text == "Adresse de la direction"
    assert [one.get(qn("w:instr")).strip() for one in footer._element.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_mark_is_on_the_first_page_and_on_even_pages_of_a_base_that_sets_them_apart(tmp_path):
    held = docx.Document(io.BytesIO(plain_base()))
    held.sections[-1].different_first_page_header_footer = True
    held.settings.odd_and_even_pages_header_footer = True
    held.sections[-1].first_page_header.paragraphs[0].text = "Direction"
    saved = io.BytesIO()
    held.save(saved)
    shown = present(_folder(tmp_path / "t", base=saved.getvalue()), mark="Restreint")
    section = docx.Document(io.BytesIO(docx_of(document_of(_view(shown))))).sections[-1]
    for header in (section.header, section.first_page_header, section.even_page_header):
        assert "Restreint" in "\n".join(paragraph.text for paragraph in header.paragraphs)
    assert section.first_page_header.paragraphs[0].text == "Direction"
    for footer in (section.footer, section.first_page_footer, section.even_page_footer):
        assert any("PAGE" in one.get(qn("w:instr")) for one in footer._element.iter(qn("w:fldSimple")))


@needs_soffice
@pytest.mark.slow
def test_a_report_that_libreoffice_has_saved_is_a_base(tmp_path):
    (tmp_path / "r.docx").write_bytes(docx_of(document_of(_view(present()))))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
            "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(tmp_path / "r.docx"),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    base = (tmp_path / "saved" / "r.docx").read_bytes()
    shown = present(_folder(tmp_path / "t", base=base))
    content = docx_of(document_of(_view(shown)))
    opened = docx.Document(io.BytesIO(content))
    assert content == docx_of(document_of(_view(shown)))
    plain = docx.Document(io.BytesIO(docx_of(document_of(_view(present())))))
    assert [paragraph.text for paragraph in opened.paragraphs] == [paragraph.text for paragraph in plain.paragraphs]
    assert len(opened.tables) == len(plain.tables)
    assert [one.style.name for one in opened.paragraphs] == [one.style.name for one in plain.paragraphs]


def test_fonts_of_the_computer_are_never_used():
    fonts = typst.Fonts(include_system_fonts=False).families()
    assert set(fonts) == {"DejaVu Sans Mono", "Libertinus Serif", "New Computer Modern", "New Computer Modern Math"}


def test_the_colours_of_a_theme_are_for_white_paper_and_not_for_the_dark_page(tmp_path):
    page = render_view(_view(present(_folder(tmp_path / "t", FULL))))
    [rule] = [line for line in page.splitlines() if "--accent: #6a1b1b" in line]
    # Contrast was checked with white: the dark page of the tool keeps its own colours, paper has the theme's.
    assert rule.startswith("@media print, (prefers-color-scheme: light) { :root {")
    assert rule.endswith("} }")
