"""What nobody foresaw ends in one sentence, and so does a screen, pipe or disk that takes no more text."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from audit.cli import main as module
from audit.cli.main import main
from audit.errors import EngineFailure

LISTING = [sys.executable, "-m", "audit", "schema", "--help"]


def ended(monkeypatch, capsys, raised):
    """Return exit code and standard error of a command that raises ``raised``."""

    @click.command()
    def broken():
        raise raised

    monkeypatch.setattr(module, "cli", broken)
    monkeypatch.setattr(sys, "argv", ["audit"])
    with pytest.raises(SystemExit) as done:
        main()
    gc.enable()
    return done.value.code, capsys.readouterr().err


@pytest.mark.parametrize("raised", [ValueError("boom\nline"), KeyError("x"), RecursionError(), AssertionError()])
def test_an_unexpected_error_is_one_sentence(monkeypatch, capsys, raised):
    monkeypatch.delenv("AUDIT_DEBUG", raising=False)
    code, err = ended(monkeypatch, capsys, raised)
    assert code == 70
    (sentence,) = err.splitlines()
    assert type(raised).__name__ in sentence
    assert "défaut de l'outil" in sentence
    assert "AUDIT_DEBUG=1" in sentence
    assert "Traceback" not in err


def test_an_unexpected_error_in_english(monkeypatch, capsys):
    monkeypatch.setenv("AUDIT_LANG", "en")
    assert "a defect of the tool" in ended(monkeypatch, capsys, ValueError("boom"))[1]


def test_the_traceback_is_shown_on_demand(monkeypatch, capsys):
    monkeypatch.setenv("AUDIT_DEBUG", "1")
    code, err = ended(monkeypatch, capsys, ValueError("boom"))
    assert code == 70
    assert "Traceback" in err
    assert "défaut de l'outil" in err


def test_an_internal_error_that_was_foreseen_says_how_to_report_it_too(monkeypatch, capsys):
    code, err = ended(monkeypatch, capsys, EngineFailure("the engine lost a fact"))
    assert code == 70
    assert "the engine lost a fact" in err
    assert "AUDIT_DEBUG=1" in err


def _run(stdout, stderr=subprocess.PIPE):
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    environment.pop("AUDIT_DEBUG", None)
    return subprocess.run(LISTING, stdout=stdout, stderr=stderr, text=True, env=environment)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output_is_one_sentence():
    with Path("/dev/full").open("w") as full:
        done = _run(full)
        assert done.returncode == 70
        (sentence,) = done.stderr.splitlines()
        assert "sortie" in sentence
        assert "plein" in sentence
        assert _run(full, full).returncode == 70  # and nobody can be told why


@pytest.mark.skipif(os.name == "nt", reason="pipes are closed otherwise on Windows")
def test_a_closed_pipe_is_one_sentence():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = _run(writer)
    finally:
        os.close(writer)
    assert done.returncode == 70
    (sentence,) = done.stderr.splitlines()
    assert "sortie" in sentence


@pytest.mark.skipif(os.name == "nt", reason="standard output is closed otherwise on Windows")
def test_no_output_at_all_is_no_error():
    done = subprocess.run(
        ["sh", "-c", '"$0" -m audit schema --help >&-', sys.executable], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
