"""Output files are written whole or not at all, and nothing that people filled in is overwritten unasked."""

import errno
import os
from pathlib import Path

import pytest

from audit.api import is_report
from audit.cli import output
from audit.cli.output import OutputNotWritten, write_all
from audit.model.text import Language
from audit.record.write import record_bytes, rulebook_bytes
from audit.reporting.html import render_html
from tests.sample_result import sample_result
from tests.saved_results import small_audit

pytestmark = pytest.mark.slow

EXAMPLE = Path("questionnaires/examples/scribe-2019-10.xlsx").resolve()


@pytest.mark.parametrize("arguments", [(), ("-o", "classeur.xlsx"), ("-o", "sous/dossier/rempli.xlsx")])
def test_a_workbook_is_not_overwritten_unless_forced(audit, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    path = Path(arguments[-1] if arguments else "classeur.xlsx")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"filled in")
    code, _, err = audit("questionnaire", "new", *arguments)
    assert code == 2
    assert path.name in err
    assert "--force" in err
    assert path.read_bytes() == b"filled in"
    assert audit("questionnaire", "new", *arguments, "--force")[0] == 0
    assert path.read_bytes().startswith(b"PK")
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_workbook_that_cannot_be_written_leaves_the_old_one(audit, tmp_path, monkeypatch):
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(b"filled in")

    def full(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("audit.cli.questionnaire.write_workbook", full)
    code, _, err = audit("questionnaire", "new", "-o", path, "--force")
    assert code == 2
    assert "classeur.xlsx" in err
    assert path.read_bytes() == b"filled in"
    assert [item.name for item in tmp_path.iterdir()] == ["classeur.xlsx"]


@pytest.mark.parametrize(
    ("name", "text"), [("notes.txt", "mine"), ("result.json", '{"id": 1}'), ("rapport.html", "<p>mine</p>")]
)
def test_a_report_is_not_written_over_what_is_not_one(audit, tmp_path, name, text):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / name).write_text(text)
    code, _, err = audit("run", EXAMPLE, "-o", tmp_path / "r")
    assert code == 2
    for words in (name, "--force", "1 élément "):
        assert words in err
    assert _content(tmp_path / "r") == {name: text}


@pytest.mark.parametrize("language", Language)
def test_a_report_of_ours_is_recognised(tmp_path, language):
    record, rulebook = small_audit()
    for name, text in (
        ("rapport.html", render_html(sample_result(), language).encode()),
        ("result.json", record_bytes(record)),
        ("rulebook-0123456789ab.json", rulebook_bytes(rulebook)),
    ):
        (tmp_path / name).write_bytes(text)
        assert is_report(tmp_path / name)
        assert not is_report(tmp_path / "absent" / name)


@pytest.mark.parametrize("arguments", [("-o", "--quiet"), ("-o", "bilan.html"), ("--fail-on", "-o"), ("-o",)])
def test_a_slip_of_the_keyboard_makes_nothing(audit, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    assert audit("run", EXAMPLE, *arguments)[0] == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "31/12/2200", "9999-12-31", "20260101"])
def test_a_review_date_that_no_project_can_know_is_a_usage_error(audit, tmp_path, day):
    assert audit("run", EXAMPLE, "--review-date", day, "-o", tmp_path / "r")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_is_refused_makes_no_folder(audit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.xlsx").write_bytes(b"PK")
    assert audit("run", "w.xlsx", "-o", "r")[0] == 3
    assert _content(tmp_path).keys() == {"w.xlsx"}


def _content(folder):
    return {path.name: path.read_text() if path.is_file() else None for path in folder.iterdir()}


def test_every_file_is_written(tmp_path):
    write_all(tmp_path / "a" / "b", {"one.txt": "1", "two.txt": "é\n"})
    assert _content(tmp_path / "a" / "b") == {"one.txt": "1", "two.txt": "é\n"}


@pytest.mark.parametrize("first", [True, False])
def test_a_target_that_is_a_folder_leaves_everything_as_it_was(tmp_path, first):
    (tmp_path / "result.json").mkdir()
    (tmp_path / "rapport.html").write_text("old")
    files = {"result.json": "{}", "rapport.html": "new", "other.txt": "new"}
    files = files if first else dict(reversed(files.items()))
    with pytest.raises(OutputNotWritten) as caught:
        write_all(tmp_path, files)
    assert str(tmp_path / "result.json") in str(caught.value)
    assert ".audit-" not in str(caught.value)
    assert "dossier" in str(caught.value)
    assert _content(tmp_path) == {"result.json": None, "rapport.html": "old"}


@pytest.mark.parametrize("failing", range(6))
def test_a_move_that_fails_anywhere_leaves_everything_as_it_was(tmp_path, monkeypatch, failing):
    (tmp_path / "one.txt").write_text("old 1")
    (tmp_path / "two.txt").write_text("old 2")
    moves = 0
    replace = Path.replace

    def counted(self, target):
        nonlocal moves
        moves += 1
        if moves == failing + 1:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", counted)
    new = {"zero.txt": "new", "one.txt": "new", "two.txt": "new"}
    if failing == 5:  # three files to put in place, and two to set aside before: the sixth move never comes
        write_all(tmp_path, new)
        assert _content(tmp_path) == new
        return
    with pytest.raises(OutputNotWritten) as caught:
        write_all(tmp_path, new)
    assert ".audit-" not in str(caught.value)
    assert _content(tmp_path) == {"one.txt": "old 1", "two.txt": "old 2"}


def test_folders_made_for_files_that_cannot_be_written_are_removed(tmp_path, monkeypatch):
    def full(*_arguments, **_options):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputNotWritten) as caught:
        write_all(tmp_path / "a" / "b", {"one.txt": "1"})
    assert str(tmp_path / "a" / "b" / "one.txt") in str(caught.value)
    assert "plein" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_below_a_file_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputNotWritten) as caught:
        write_all(tmp_path / "file" / "report", {"one.txt": "1"})
    assert str(tmp_path / "file") in str(caught.value)


def test_the_reason_is_written_in_the_language_of_the_console(monkeypatch):
    error = OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    assert output.cannot_write(Path("result.json"), error) == (
        "« result.json » ne peut pas être écrit : un dossier porte ce nom."
    )
    monkeypatch.setenv("AUDIT_LANG", "en")
    assert output.cannot_write(Path("result.json"), error) == (
        "'result.json' cannot be written: a folder has this name."
    )
