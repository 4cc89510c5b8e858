"""``audit run``: formats for people, themes, marks and drafts; what cannot be used stops before anything is written."""

from pathlib import Path

import docx
import pytest

from tests.many_cases import tried_on
from tests.pdf_structure import reader_of
from tests.shown_files import shown_in

pytestmark = pytest.mark.slow

EXAMPLE = Path("questionnaires/examples/scribe-2019-10.xlsx").resolve()
FORMATS = ("--format", "docx", "--format", "pdf", "--format", "onepage", "--format", "html")


@pytest.mark.thorough
@tried_on(
    ("lang", "names"),
    [
        ("fr", ["rapport.docx", "rapport.html", "rapport.pdf", "une-page.pdf"]),
        ("en", ["one-page.pdf", "report.docx", "report.html", "report.pdf"]),
    ],
)
def test_every_format_for_people_is_written_and_written_again_the_same(audit, tmp_path, lang, names):
    folder = tmp_path / "r"
    more = ("--mark", "Diffusion restreinte", "--draft", "--report-version", "0.9", "--lang", lang)
    assert audit("run", EXAMPLE, "-q", "-o", folder, *FORMATS, *more)[0] == 0
    written = {path.name: path.read_bytes() for path in shown_in(folder)}
    assert sorted(written) == names
    assert audit("run", EXAMPLE, "-q", "-o", folder, *FORMATS, *more)[0] == 0, "its own files are replaced"
    assert {path.name: path.read_bytes() for path in shown_in(folder)} == written
    for name, content in written.items():
        if name.endswith(".pdf"):
            assert all("Diffusion restreinte" in page.extract_text() for page in reader_of(content).pages)
        if name.endswith(".html"):
            assert "Diffusion restreinte" in content.decode()
            assert "Version 0.9" in content.decode().replace("\u00a0", " ")
        if name.endswith(".docx"):
            assert "Diffusion restreinte" in docx.Document(folder / name).sections[-1].header.paragraphs[0].text


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "ni theme.yaml ni base.docx"),
        ({"theme.yaml": "couleurs: {}"}, "clé inconnue"),
        ({"theme.yaml": "fonts: {files: [a.ttf]}"}, "fonts/a.ttf n'est pas dans le thème"),
        ({"base.docx": "x"}, "ce n'est pas un document .docx lisible"),
    ],
)
def test_a_theme_that_cannot_be_used_stops_before_anything_is_written(audit, tmp_path, files, expected):
    theme = tmp_path / "theme"
    theme.mkdir()
    for name, text in files.items():
        (theme / name).write_text(text, encoding="utf-8")
    code, out, err = audit("run", EXAMPLE, "-o", tmp_path / "r", "--theme", theme)
    assert code == 3
    assert expected in err
    assert out == ""
    assert not (tmp_path / "r").exists()


def test_a_theme_that_is_no_folder_and_a_mark_that_is_too_long(audit, tmp_path):
    code, _, err = audit("run", EXAMPLE, "-o", tmp_path / "r", "--theme", tmp_path / "absent")
    assert code == 3
    assert "ce dossier n'existe pas" in err
    code, _, err = audit("run", EXAMPLE, "-o", tmp_path / "r", "--mark", "x" * 81)
    assert code == 2
    assert "81 caractères, alors qu'il y a place pour 80" in err
    assert not (tmp_path / "r").exists()


def test_a_report_that_was_edited_is_not_replaced(audit, tmp_path):
    folder = tmp_path / "r"
    assert audit("run", EXAMPLE, "-q", "-o", folder, "--format", "docx")[0] == 0
    edited = docx.Document(folder / "rapport.docx")
    edited.paragraphs[0].text = "Notre rapport"
    edited.save(folder / "rapport.docx")
    kept = (folder / "rapport.docx").read_bytes()
    code, _, err = audit("run", EXAMPLE, "-q", "-o", folder, "--format", "docx")
    assert code == 2
    assert "rapport.docx" in err
    assert (folder / "rapport.docx").read_bytes() == kept
