"""Turns the templates of the reports into Python modules: part of set-up, and done again when one changed."""

from jinja2 import FileSystemLoader

from audit.declarations.folders import shipped_folder
from audit.model.text import Language
from audit.reporting.compiled_templates import compile_all
from audit.reporting.templates import OPTIONS, environment

if __name__ == "__main__":
    reports = shipped_folder("reports")
    loader = FileSystemLoader(reports / "html")
    from_sources = {language: environment(language).overlay(loader=loader) for language in Language}
    compile_all(from_sources, reports, repr(OPTIONS))
    print("reports/compiled")
