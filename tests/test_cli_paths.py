"""Names that no file may have, links that lead nowhere, names that would steer a screen: each is said as it is."""

import os
import subprocess
import sys

import pytest

from audit.cli.printable_stream import PrintableStream
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

TOO_LONG = "x" * 300
READ = [("check",), ("run",), ("explain",), ("questionnaire", "new", "--from"), ("rules", "list", "--rules")]
WRITTEN = [("run", "in.xlsx", "-o"), ("check", "in.xlsx", "-o"), ("questionnaire", "new", "-o")]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.xlsx").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize("command", READ)
def test_a_name_that_is_too_long_to_be_read(audit, command):
    code, _, err = audit(*command, TOO_LONG, *(("GOV-001",) if command == ("explain",) else ()))
    assert (code, "ne peut pas être lu : le nom est trop long" in err) == (2, True)


@pytest.mark.parametrize("command", WRITTEN)
def test_a_name_that_is_too_long_to_be_written(audit, command):
    code, _, err = audit(*command, TOO_LONG)
    assert (code, "ne peut pas être écrit : le nom est trop long" in err) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_nowhere(audit, folder):
    (folder / "nulle-part.xlsx").symlink_to("absent.xlsx")
    (folder / "rond.xlsx").symlink_to("rond.xlsx")
    code, _, err = audit("check", "nulle-part.xlsx")
    assert (code, "« nulle-part.xlsx » est un lien vers un fichier ou un dossier qui n'existe pas" in err) == (2, True)
    assert "Vouliez-vous dire" not in err
    code, _, err = audit("check", "rond.xlsx")
    assert (code, "« rond.xlsx » ne peut pas être lu : des liens y tournent en rond" in err) == (2, True)
    code, _, err = audit("run", "in.xlsx", "-o", "rond.xlsx")
    assert (code, "ne peut pas être écrit : des liens y tournent en rond" in err) == (2, True)


def test_a_name_under_a_file_is_not_there(audit):
    code, _, err = audit("check", "in.xlsx/classeur.xlsx")
    assert (code, "un fichier porte le nom de l'un de ses dossiers" in err) == (2, True)
    code, _, err = audit("run", "in.xlsx", "-o", "in.xlsx/rapport")
    assert (code, "ne peut pas être écrit : un fichier porte le nom de l'un de ses dossiers" in err) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="no such path there")
def test_a_device_is_no_folder_to_write(audit):
    code, _, err = audit("run", "in.xlsx", "-o", os.devnull)  # told before anything is read
    assert (code, "ne peut pas être écrit : un fichier porte le nom de l'un de ses dossiers" in err) == (2, True)


@tried_on("steering", ["\x07", "\x1b[31m", "\r", "\x9b", "\u202e"], always=2)
@pytest.mark.parametrize("command", [("check",), ("rules", "test"), ("history", "list"), ("check", "in.xlsx", "-o")])
def test_names_do_not_steer_the_screen(audit, command, steering):
    _, _, err = audit(*command, f"a{steering}b")
    assert steering[0] not in err
    assert "\ufffd" in err or steering == "\x1b[31m"  # which click takes away where nobody looks at a screen


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_names_do_not_steer_a_terminal():
    # Click takes such sequences away where nobody looks at a screen; here one is there.
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "audit", "check", "a\x1b[31mb"]
    done = subprocess.run(command, stdin=theirs, stdout=theirs, stderr=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 10_000)
    os.close(ours)
    assert done.returncode == 2
    assert b"\x1b[31m" not in said
    assert "a\ufffd[31mb".encode() in said


def test_lines_and_other_letters_are_written_as_they_are(capsys):
    stream = PrintableStream(sys.stdout)
    assert stream.write("é\t«\u00a0x\u202f»\n") == 8
    stream.writelines(["a\n", "b\x1b\n"])
    assert capsys.readouterr().out == "é\t«\u00a0x\u202f»\na\nb\ufffd\n"
