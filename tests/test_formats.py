"""The formats of a report: each is one module that is found by being there."""

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pandas as pd
import pytest
from pypdf import PdfWriter, annotations

import audit
from audit.model.result.audit_result import AuditResult
from audit.model.text import Language, Text
from audit.reporting import formats
from audit.reporting.formats import format_names, is_ours, load_format
from audit.reporting.view import ReportView
from tests.many_cases import tried_on
from tests.sample_result import sample_result
from tests.saved_results import small_audit
from tests.shown_files import shown_in

SCRIBE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"
_NOTE = '''"""One line."""

from audit.model.text import Text
from audit.reporting.formats import Format

FORMAT = Format(
    title=Text(fr="note", en="note"),
    names=("note.txt",),
    write=lambda view, saved: {"note.txt": f"avis {view.result.avis.level}".encode()},
    marks=(b"avis",),
)
'''


@pytest.fixture
def made():
    return audit.Audit(*small_audit())


def test_the_registry_lists_what_is_there():
    package = Path(formats.__file__).parent
    assert set(format_names()) == {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert audit.formats() == format_names() == tuple(sorted(format_names()))


@pytest.mark.slow
@tried_on("name", format_names(), always=4)
def test_a_format_says_what_it_writes_and_knows_it_again(name, made, tmp_path):
    chosen = load_format(name)
    for language in Language:
        assert chosen.title.to(language)
        written = audit.render(made, name, language)
        assert written
        for file, content in written.items():
            (tmp_path / file).write_bytes(content)
            assert any(Path(file).match(pattern) for pattern in chosen.names)
            assert is_ours(tmp_path / file)
        assert audit.render(made, name, language) == written, "the same bytes each time"
    (tmp_path / next(iter(written))).write_bytes(b"a file of somebody else")
    assert not is_ours(tmp_path / next(iter(written)))


@pytest.mark.slow
def test_a_document_that_people_signed_or_edited_is_no_longer_ours(made, tmp_path):
    [(name, content)] = audit.render(made, "pdf").items()
    writer = PdfWriter(io.BytesIO(content), incremental=True)
    writer.add_annotation(0, annotations.Text(rect=(50, 50, 80, 80), text="vu"))
    signed = io.BytesIO()
    writer.write(signed)
    assert signed.getvalue().startswith(content), "what is added comes after what was there"
    (tmp_path / name).write_bytes(signed.getvalue())
    assert not is_ours(tmp_path / name)
    [(name, content)] = audit.render(made, "docx").items()
    edited = io.BytesIO()
    docx.Document(io.BytesIO(content)).save(edited)
    (tmp_path / name).write_bytes(edited.getvalue())
    assert not is_ours(tmp_path / name)


@pytest.mark.slow
def test_formats_do_not_meet_in_one_file(made):
    names = [file for name in format_names() for file in audit.render(made, name)]
    assert len(names) == len(set(names))


def test_a_format_that_is_added_is_one_module(monkeypatch, tmp_path, made):
    (tmp_path / "note.py").write_text(_NOTE)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    try:
        assert "note" in audit.formats()
        assert audit.render(made, "note") == {"note.txt": f"avis {made.record.avis.level}".encode()}
    finally:
        sys.modules.pop("audit.reporting.formats.note", None)


@pytest.mark.slow
def test_the_command_offers_and_writes_a_format_that_is_added(tmp_path):
    (tmp_path / "note.py").write_text(_NOTE)
    program = f"""
import sys
from audit.reporting import formats
formats.__path__.append({str(tmp_path)!r})
sys.argv = ["audit", "run", {str(SCRIBE)!r}, "-q", "-o", {str(tmp_path / "r")!r},
            "--format", "note", "--format", "csv", "--format", "html"]
from audit.cli.main import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in shown_in(tmp_path / "r")) == ["constats.csv", "note.txt", "rapport.html"]
    refused = program.replace('"--format", "note"', '"--format", "notte"')
    done = subprocess.run([sys.executable, "-c", refused], capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert "Vouliez-vous dire « note » ?" in done.stderr


def _cells(view_language, result):
    [(_, content)] = load_format("csv").write(ReportView(result, view_language), None).items()
    assert content.startswith(b"\xef\xbb\xbf"), "by which Excel knows UTF-8"
    text = content.decode("utf-8-sig")
    separator = ";" if view_language is Language.FR else ","
    return text, separator


@pytest.mark.parametrize("language", Language)
def test_a_table_is_opened_with_the_same_cells_by_pandas_and_by_spreadsheets(language):
    result = _hostile()
    text, separator = _cells(language, result)
    by_python = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    by_pandas = pd.read_csv(io.StringIO(text, newline=""), sep=separator, dtype=str, keep_default_na=False)
    assert [list(by_pandas.columns), *by_pandas.to_numpy().tolist()] == by_python == _as_a_spreadsheet(text, separator)
    assert len(by_python) == 1 + len(result.findings)
    assert {len(line) for line in by_python} == {10}
    assert [line[0] for line in by_python[1:]] == [one.rule for one in _in_order(result, language)]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_compute_stays_text(begin):
    first, *others = sample_result().findings
    typed = Text(fr=f"{begin}1+1", en=f"{begin}1+1")
    result = replace(sample_result(), findings=(replace(first, condition=typed), *others))
    text, separator = _cells(Language.FR, result)
    cells = [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in line]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert any(cell.endswith("1+1") for cell in cells)


def _in_order(result, language):
    return [one for _, findings in ReportView(result, language).findings_by_axis for one in findings]


def _hostile() -> AuditResult:
    first, *others = sample_result().findings
    said = Text(fr='un ; deux, "trois"\nquatre\r\n;', en='one; two, "three"\nfour\r\n,,')
    changed = replace(first, condition=said, title=Text(fr="“=”", en="'a"))
    return replace(sample_result(), findings=(changed, *others))


def _as_a_spreadsheet(text: str, separator: str) -> list[list[str]]:
    """Read a table as spreadsheets do: quotes hold separators and ends of lines, a quote twice is one."""
    lines: list[list[str]] = [[""]]
    quoted, signs = False, iter(range(len(text)))
    for place in signs:
        sign = text[place]
        if quoted and sign == '"' and text[place + 1 : place + 2] == '"':
            lines[-1][-1] += '"'
            next(signs)
        elif sign == '"':
            quoted = not quoted
        elif not quoted and sign == separator:
            lines[-1].append("")
        elif not quoted and text[place : place + 2] == "\r\n":
            next(signs)
            lines.append([""])
        else:
            lines[-1][-1] += sign
    return lines[:-1]
