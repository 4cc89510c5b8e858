"""The page of the library: its code runs, its keys are those of the files, both languages show the same code."""

import logging
import shutil
from pathlib import Path

import pytest

from audit import api
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord
from tests.doc_pages import blocks, page, tables

SCRIBE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logging, "basicConfig", lambda **_: None)  # the logging of the tests stays as it is
    shutil.copy(SCRIBE, tmp_path / "classeur.xlsx")
    return tmp_path


@pytest.mark.slow
def test_the_code_of_the_page_runs(place, capsys):
    names: dict[str, object] = {}
    shown = blocks(page("library.md"), "python")
    for block in shown:
        exec(compile(block, "library.md", "exec"), names)  # noqa: S102 - our own page
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "none 4"  # of one blocking requirement, no more than in part is met
    assert "governance.owner.count" in "\n".join(out)
    assert sorted(path.name.partition("-")[0] for path in (place / "rapport").iterdir()) == [
        "action",
        "findings.csv",
        "one",
        "report.docx",
        "report.html",
        "report.md",
        "report.pdf",
        "result.json",
        "rulebook",
    ]
    assert len([line for line in shown[0].splitlines() if line]) == 5


def test_both_pages_show_the_same_code():
    assert blocks(page("library.fr.md"), "python") == blocks(page("library.md"), "python")


@pytest.mark.parametrize("name", ["library.md", "library.fr.md"])
def test_every_key_is_described_and_every_error_named(name):
    errors, record, rulebook = tables(page(name))
    assert set(record.keys) == set(AuditRecord.model_fields)
    assert set(rulebook.keys) == set(Rulebook.model_fields)
    assert all(issubclass(getattr(api, key), api.AuditError) for key in errors.keys)
    declared = {key for key in api.__all__ if isinstance(getattr(api, key), type)}
    assert {key for key in declared if issubclass(getattr(api, key), api.AuditError)} - {
        "AuditError",
        "InputRefused",
    } == set(errors.keys)
