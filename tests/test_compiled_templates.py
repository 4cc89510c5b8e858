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


def from_sources(language):
    return templates.environment(language).overlay(loader=FileSystemLoader(REPORTS / "html"))


def test_they_are_the_same_in_both_languages():
    french, english = from_sources(Language.FR), from_sources(Language.EN)
    for name in french.list_templates():
        source = (REPORTS / "html" / name).read_text(encoding="utf-8")
        compiled = [environment.compile(source, name, raw=True, defer_init=True) for environment in (french, english)]
        assert compiled[0] == compiled[1]


def test_they_write_what_their_sources_write(reports, monkeypatch):
    compile_all(from_sources(Language.FR), reports, OPTIONS)  # of the Jinja that is installed
    pages = []
    for loader in (template_loader(reports, OPTIONS), FileSystemLoader(REPORTS / "html")):
        made = templates.environment(Language.EN).overlay(loader=loader)
        monkeypatch.setattr("audit.reporting.html.environment", lambda _language, made=made: made)
        pages.append(render_html(sample_result(), Language.EN))
    assert pages[0] == pages[1]


def test_what_is_not_of_these_sources_is_left_aside(reports):
    assert isinstance(template_loader(reports, "other options"), FileSystemLoader)
    compile_all(from_sources(Language.FR), reports, OPTIONS)
    assert isinstance(template_loader(reports, OPTIONS), ModuleLoader)
    template = reports / "html" / "cover.html.j2"
    before = template.read_bytes()
    template.write_bytes(before.replace(b"\n", b"\r\n"))
    assert isinstance(template_loader(reports, OPTIONS), ModuleLoader)
    template.write_bytes(before + b" ")
    assert isinstance(template_loader(reports, OPTIONS), FileSystemLoader)
    template.write_bytes(before)
    (reports / "compiled" / STAMP).write_bytes(b"\xff")
    assert isinstance(template_loader(reports, OPTIONS), FileSystemLoader)
    shutil.rmtree(reports / "compiled")
    assert isinstance(template_loader(reports, OPTIONS), FileSystemLoader)
