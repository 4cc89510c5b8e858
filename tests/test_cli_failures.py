"""What nobody foresaw ends in one sentence, and so does a screen, pipe or disk that takes no more text."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from audit.cli import program as module
from audit.cli.main import main
from audit.errors import EngineFailure
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

DEMO = Path("questionnaires/examples/scribe-2019-10.xlsx").absolute()
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
@tried_on("arguments", [("schema", "--help"), ("check", DEMO), ("run", DEMO), ("rules", "list")])
def test_a_reader_that_stops_ends_the_command_quietly(arguments, tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        folder = ("-o", str(tmp_path / "r")) if arguments[0] == "run" else ()
        done = subprocess.run(
            [sys.executable, "-m", "audit", *map(str, arguments), *folder],
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        os.close(writer)
    assert (done.returncode, "Traceback" in done.stderr, "sortie" in done.stderr) == (141, False, False)
    if arguments[0] == "run":  # the report was asked for as well
        assert (tmp_path / "r" / "result.json").exists()
    else:
        assert done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="standard output is closed otherwise on Windows")
def test_no_output_at_all_is_no_error():
    done = subprocess.run(
        ["sh", "-c", '"$0" -m audit schema --help >&-', sys.executable], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise on Windows")
@pytest.mark.parametrize("module_name", ["audit.cli.root", "audit.cli.rule_names"])
def test_an_interrupt_while_modules_are_imported_is_quiet(module_name):
    """Send the signal in the midst of an import: that of the command line, and that of one command."""
    program = f"""
import importlib.abc, os, signal, sys

class Interrupting(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module_name!r}:
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupting())
sys.argv = ["audit", "explain", "--help"]
from audit.cli.main import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_interrupt_of_a_command_is_one_word(monkeypatch, capsys):
    assert ended(monkeypatch, capsys, KeyboardInterrupt()) == (130, "\nInterrompu.\n")


def test_an_interrupt_that_an_import_made_another_error_is_one_word_too(monkeypatch, capsys):
    error = RuntimeError("while a class was made")
    error.__cause__ = KeyboardInterrupt()
    assert ended(monkeypatch, capsys, error) == (130, "Interrompu.\n")
