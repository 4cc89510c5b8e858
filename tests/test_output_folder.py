"""A report's folder is the old one or the new one, whatever interrupts; what is not ours is never replaced unasked."""

import errno
import os
import sys
from pathlib import Path

import click
import pytest

from audit.cli import output, output_folder
from audit.cli.output import OutputNotWritten, write_all
from audit.cli.output_folder import check_folder, write_folder
from tests.shown_files import shown_in

OLD = {"one.txt": "old 1", "two.txt": "old 2"}
NEW = {"one.txt": "new 1", "two.txt": "new 2"}
NEW_FILES = {name: text.encode() for name, text in NEW.items()}


def _is_ours(path):
    return path.name in ("one.txt", "two.txt", "three.txt")


def _content(folder):
    return {path.name: path.read_text() if path.is_file() else None for path in shown_in(folder)}


def _written(folder, files=OLD):
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


class Killed(BaseException):
    """The process ends here: nothing that follows is done, neither what is left to do nor what would be undone."""


def _kill_at(monkeypatch, step):
    """Let the process end before its ``step``-th move, 0 for the first."""
    moves = 0

    def counted(move):
        def moving(self, target):
            nonlocal moves
            moves += 1
            if moves == step + 1:
                raise Killed
            return move(self, target)

        return moving

    monkeypatch.setattr(Path, "rename", counted(Path.rename))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(output_folder, "put_back", lambda *_: None)
    monkeypatch.setattr(output, "put_back", lambda *_: None)


def test_a_folder_is_made_with_its_parents(tmp_path):
    write_folder(tmp_path / "a" / "b", NEW_FILES, _is_ours)
    assert _content(tmp_path / "a" / "b") == NEW
    assert _content(tmp_path / "a") == {"b": None}


def test_what_earlier_runs_wrote_under_other_names_is_kept(tmp_path):
    folder = _written(tmp_path / "r", OLD | {"three.txt": "old 3"})
    write_folder(folder, NEW_FILES, _is_ours)
    assert _content(folder) == NEW | {"three.txt": "old 3"}
    assert _content(tmp_path) == {"r": None}


@pytest.mark.parametrize("step", range(2))
def test_a_run_that_is_killed_leaves_no_mixture_and_the_next_one_mends_it(tmp_path, monkeypatch, step):
    folder = _written(tmp_path / "r")
    with monkeypatch.context() as patched:
        _kill_at(patched, step)
        with pytest.raises(Killed):
            write_folder(folder, NEW_FILES, _is_ours)
    # After the first move the old folder is set aside whole, and the new one not yet in its place.
    assert not folder.exists() if step else _content(folder) == OLD
    with monkeypatch.context() as patched:
        patched.setattr(output_folder, "staging_of", _full)  # the next run fails: the old folder is back all the same
        with pytest.raises(OutputNotWritten):
            write_folder(folder, NEW_FILES, _is_ours)
    assert _content(folder) == OLD
    write_folder(folder, NEW_FILES, _is_ours)
    assert _content(folder) == NEW
    assert _content(tmp_path) == {"r": None}


def _full(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_an_interrupted_run_left_for_another_folder_stays(tmp_path):
    other = tmp_path / ".audit-r-2-abcdefgh"
    other.mkdir()
    write_folder(tmp_path / "r", NEW_FILES, _is_ours)
    assert other.is_dir()


@pytest.mark.parametrize("failing", range(2))
def test_a_move_that_the_system_refuses_leaves_the_old_folder_or_replaces_file_by_file(tmp_path, monkeypatch, failing):
    folder = _written(tmp_path / "r")
    moves = 0
    rename = Path.rename

    def counted(self, target):
        nonlocal moves
        moves += 1
        if moves == failing + 1:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", counted)
    if failing == 0:  # the old folder cannot be moved, its files can
        write_folder(folder, NEW_FILES, _is_ours)
    else:
        with pytest.raises(OutputNotWritten) as caught:
            write_folder(folder, NEW_FILES, _is_ours)
        assert ".audit-" not in str(caught.value)
    assert _content(folder) == (OLD if failing else NEW)
    assert _content(tmp_path) == {"r": None}


def test_a_disk_that_fills_up_leaves_everything_as_it_was(tmp_path, monkeypatch):
    folder = _written(tmp_path / "r")
    monkeypatch.setattr(Path, "write_bytes", lambda *_arguments, **_options: _full())
    for target in (folder, tmp_path / "a" / "b"):
        with pytest.raises(OutputNotWritten) as caught:
            write_folder(target, NEW_FILES, _is_ours)
        assert "plein" in str(caught.value)
    assert _content(folder) == OLD
    assert _content(tmp_path) == {"r": None}


def test_files_are_written_beside_what_is_not_ours(tmp_path):
    folder = _written(tmp_path / "r", OLD | {"notes.txt": "mine"})
    write_folder(folder, NEW_FILES, _is_ours)
    assert _content(folder) == NEW | {"notes.txt": "mine"}


def test_the_current_folder_stays_where_it_is(tmp_path, monkeypatch):
    folder = _written(tmp_path / "r")
    monkeypatch.chdir(folder)
    identity = folder.stat().st_ino
    write_folder(Path(), NEW_FILES, _is_ours)
    assert (_content(folder), folder.stat().st_ino) == (NEW, identity)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_folder_stays_a_link(tmp_path):
    folder = _written(tmp_path / "real")
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    write_folder(tmp_path / "link", NEW_FILES, _is_ours)
    assert (tmp_path / "link").is_symlink()
    assert _content(folder) == NEW


@pytest.mark.parametrize("step", range(4))
def test_files_of_a_command_that_is_killed_come_back_at_the_next(tmp_path, monkeypatch, step):
    _written(tmp_path / "r")
    with monkeypatch.context() as patched:
        _kill_at(patched, step)
        patched.setattr(output, "_moving", lambda *_: lambda: None)
        with pytest.raises(Killed):
            write_all(tmp_path / "r", NEW)
    write_all(tmp_path / "r", {"one.txt": "newer"})
    found = _content(tmp_path / "r")
    assert found.pop("one.txt") == "newer"
    assert found in ({"two.txt": "old 2"}, {"two.txt": "new 2"})


# --- what is refused before anything is read -------------------------------------------------------------


@pytest.mark.parametrize("name", ["notes.txt", "one.txt/inside", ".hidden", "folder/x"])
def test_a_folder_that_holds_something_else_asks_for_force(tmp_path, name):
    folder = tmp_path / "r"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("mine")
    with pytest.raises(click.UsageError) as caught:
        check_folder(folder, lambda path: path.is_file() and _is_ours(path), force=False)
    assert f"({Path(name).parts[0]})" in caught.value.message
    assert "--force" in caught.value.message
    check_folder(folder, _is_ours, force=True)


@pytest.mark.parametrize("files", [{}, OLD, OLD | {".DS_Store": "", "Thumbs.db": ""}])
def test_a_folder_of_ours_may_be_written_again(tmp_path, files):
    check_folder(_written(tmp_path / "r", files), _is_ours, force=False)
    check_folder(tmp_path / "absent", _is_ours, force=False)
    assert _content(tmp_path) == {"r": None}


@pytest.mark.parametrize(
    ("given", "said"), [("--quiet", "il manque un nom après -o"), ("-q", "il manque"), ("r/bilan.html", "-o r/bilan")]
)
def test_a_slip_of_the_keyboard_makes_no_folder(tmp_path, monkeypatch, given, said):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError) as caught:
        check_folder(Path(given), _is_ours, force=True)
    assert said in caught.value.message.replace("\\", "/")
    assert list(tmp_path.iterdir()) == []
