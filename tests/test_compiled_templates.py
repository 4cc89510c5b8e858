"""The compiled templates are those of their sources, in both languages, and are left aside when they are not."""

import shutil

import pytest
from jinja2 import FileSystemLoader, ModuleLoader

from audit.declarations.folders import shipped_folder
from audit.model.text import Language
from audit.reporting import templates
from audit.reporting.compiled_templates import STAMP, compile_all, template_loader
from audit.reporting.html import render_html
from tests.sample_result import sample_result

pytestmark = pytest.mark.slow

REPORTS = shipped_folder("reports")
OPTIONS = repr(templates.OPTIONS)


@pytest.fixture
def reports(tmp_path):
    shutil.copytree(REPORTS, tmp_path / "reports", ignore=shutil.ignore_patterns("__pycache__", "compiled"))
    return tmp_path / "reports"


def from_sources():
    loader = FileSystemLoader(REPORTS / "html")
    return {language: templates.environment(language).overlay(loader=loader) for language in Language}


def test_they_write_what_their_sources_write(reports, monkeypatch):
    compile_all(from_sources(), reports, OPTIONS)  # of the Jinja that is installed
    for language in Language:
        pages = []
        for loader in (template_loader(reports, language, OPTIONS), FileSystemLoader(REPORTS / "html")):
            made = templates.environment(language).overlay(loader=loader)
            monkeypatch.setattr("audit.reporting.html.environment", lambda _language, made=made: made)
            pages.append(render_html(sample_result(), language))
        assert pages[0] == pages[1]


def test_what_is_not_of_these_sources_is_left_aside(reports):
    assert isinstance(template_loader(reports, Language.FR, "other options"), FileSystemLoader)
    compile_all(from_sources(), reports, OPTIONS)
    assert isinstance(template_loader(reports, Language.FR, OPTIONS), ModuleLoader)
    for source in (reports / "html" / "cover.html.j2", reports / "messages" / "en.yaml"):
        before = source.read_bytes()
        source.write_bytes(before.replace(b"\n", b"\r\n"))
        assert isinstance(template_loader(reports, Language.FR, OPTIONS), ModuleLoader)
        source.write_bytes(before + b" ")
        assert isinstance(template_loader(reports, Language.FR, OPTIONS), FileSystemLoader)
        source.write_bytes(before)
    (reports / "compiled" / STAMP).write_bytes(b"\xff")
    assert isinstance(template_loader(reports, Language.FR, OPTIONS), FileSystemLoader)
    shutil.rmtree(reports / "compiled")
    assert isinstance(template_loader(reports, Language.FR, OPTIONS), FileSystemLoader)
