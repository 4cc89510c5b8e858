"""Remembers the bytes of the files written in a folder: what people have changed since is not replaced unasked.

A text file that is edited still looks like one of ours at its head, and a table for a spreadsheet has no place for a
mark. The memory is a hidden file beside them, as ``sha256sum`` writes and checks it; a folder without it is taken as it
looks.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from audit.cli.output import STAGING

MEMORY = f"{STAGING}sha256"
_PROJECT = "# "  # how the line with the name of the project begins: a comment, which ``sha256sum`` leaves aside
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>[^/\\\n]+)")


def changed_since(folder: Path) -> Sequence[str]:
    """Return the names of the files that are not as they were written, in order."""
    return sorted(
        name for name, sha256 in _remembered(folder).items() if _sha256_of(folder / name) not in (None, sha256)
    )


def project_of(folder: Path) -> str:
    """Return the name of the project of which files were last written in a folder; empty where none is known."""
    return next((line.removeprefix(_PROJECT) for line in _lines(folder) if line.startswith(_PROJECT)), "")


def memory_of(folder: Path, files: Mapping[str, bytes], project: str = "") -> bytes:
    """Return what to remember once ``files`` (name → content) are written in ``folder``: of them and of what stays.

    Args:
        folder: where they are written.
        files: they.
        project: whose they are, on one line; empty where they are of none, or it is not known.
    """
    kept = {name: sha256 for name, sha256 in _remembered(folder).items() if (folder / name).is_file()}
    new = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    named = [f"{_PROJECT}{project}\n"] if project else []
    return "".join([*named, *(f"{sha256}  {name}\n" for name, sha256 in sorted({**kept, **new}.items()))]).encode()


def _remembered(folder: Path) -> Mapping[str, str]:
    """Return the hash of each file as it was written, by its name; none where nothing was kept, or nothing readable."""
    return {found["name"]: found["sha256"] for found in map(_LINE.fullmatch, _lines(folder)) if found}


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
