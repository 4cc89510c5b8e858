"""Remembers the bytes of the files written in a folder: what people have changed since is not replaced unasked.

A text file that is edited still looks like one of ours at its head, and a table for a spreadsheet has no place for a
mark. The memory is a hidden file beside them, as ``sha256sum`` writes and checks it; a folder without it is taken as it
looks, one whose memory cannot be read is not written into unasked. The files of each project stand below its name.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from audit.cli.output import STAGING

MEMORY = f"{STAGING}sha256"
UNNAMED = "?"  # the project of a report that does not say its name
_PROJECT = "# "  # how the line with the name of a project begins: a comment, which ``sha256sum`` leaves aside
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>[^/\\\n]+)")


class _Written(NamedTuple):
    """A file as it was written: the project it is of, on one line, empty where that is not known; its bytes' hash."""

    project: str
    sha256: str


def is_damaged(folder: Path) -> bool:
    """Return whether there is a memory that does not say what was written, so that nobody can tell what was changed."""
    try:
        lines = (folder / MEMORY).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return True
    return not lines or not all(line.startswith(_PROJECT) or _LINE.fullmatch(line) for line in lines)


def changed_since(folder: Path) -> Sequence[str]:
    """Return the names of the files that are not as they were written, in order."""
    return sorted(
        name for name, written in _remembered(folder).items() if _sha256_of(folder / name) not in (None, written.sha256)
    )


def projects_of(folder: Path) -> Mapping[str, str]:
    """Return the project of each file that is still there, by the file's name; only of those whose project is known."""
    return {name: written.project for name, written in _still_there(folder).items() if written.project}


def memory_of(folder: Path, files: Mapping[str, bytes], project: str = "") -> bytes:
    """Return what to remember once ``files`` (name → content) are written in ``folder``: of them and of what stays.

    Args:
        folder: where they are written.
        files: they.
        project: whose they are, on one line; empty where they are of none, or it is not known.
    """
    new = {name: _Written(project, hashlib.sha256(content).hexdigest()) for name, content in files.items()}
    return "".join(f"{line}\n" for line in _told({**_still_there(folder), **new})).encode()


def _told(files: Mapping[str, _Written]) -> Iterator[str]:
    """Yield the lines of the memory: first the files of no project, then those of each, below its name."""
    in_order = sorted((written.project, name, written.sha256) for name, written in files.items())
    for project, of_it in groupby(in_order, key=lambda file: file[0]):
        if project:
            yield f"{_PROJECT}{project}"
        yield from (f"{sha256}  {name}" for _, name, sha256 in of_it)


def _still_there(folder: Path) -> Mapping[str, _Written]:
    return {name: written for name, written in _remembered(folder).items() if (folder / name).is_file()}


def _remembered(folder: Path) -> Mapping[str, _Written]:
    """Return each file as it was written, by its name; none where nothing was kept, or nothing readable."""
    project, found = "", {}
    for line in _lines(folder):
        if line.startswith(_PROJECT):
            project = line.removeprefix(_PROJECT)
        elif file := _LINE.fullmatch(line):
            found[file["name"]] = _Written(project, file["sha256"])
    return found


def _lines(folder: Path) -> Sequence[str]:
    try:
        return (folder / MEMORY).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()


def _sha256_of(path: Path) -> str | None:
    """Return the hash of a file; None when it is not there, or cannot be read: writing it will say so."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
