"""Writes output files whole or not at all."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from audit.cli.language import bilingual, console_language
from audit.errors import AuditError
from audit.wording.system_errors import reason_of

STAGING = ".audit-"  # how the folders begin in which files are prepared


class OutputNotWritten(AuditError):
    """A file could not be written; those already there are unchanged."""

    exit_code = 2


def write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write every file of ``files`` (name → text or bytes) into ``folder``, or none of them.

    Raises:
        OutputNotWritten: with what to do.
    """
    _write(folder, {name: _writer_of(files, name) for name in files})


def write_files(folder: Path, writers: Mapping[str, Callable[[Path], None]]) -> None:
    """Let each of ``writers`` make the file of its name in ``folder``, or none of them; older ones are replaced.

    Raises:
        OutputNotWritten: with what to do.
    """
    _write(folder, writers)


def write_one(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` make the file ``path``, which it receives under another name; an older one is replaced.

    Raises:
        OutputNotWritten: with what to do.
    """
    _write(path.parent, {path.name: write})


def cannot_write(path: Path, error: OSError) -> str:
    """Return a message that says why ``path`` cannot be written and what to do."""
    folder = path if path.is_dir() else path.parent
    if isinstance(error, PermissionError) and folder.is_dir() and not os.access(folder, os.W_OK):
        return bilingual(
            f"le dossier « {folder} » n'accepte pas d'écriture : choisissez-en un autre avec -o.",
            f"the folder '{folder}' cannot be written to: choose another with -o.",
        )
    if isinstance(error, PermissionError):
        return bilingual(
            f"« {path} » ne peut pas être écrit : fermez-le s'il est ouvert, ou choisissez un autre dossier.",
            f"'{path}' cannot be written: close it if it is open, or choose another folder.",
        )
    reason = reason_of(error).to(console_language())
    return bilingual(f"« {path} » ne peut pas être écrit : {reason}.", f"'{path}' cannot be written: {reason}.")


def _writer_of(files: Mapping[str, str | bytes], name: str) -> Callable[[Path], None]:
    """Return what writes a file, which is only looked up then: it may lie on the disk."""

    def write(path: Path) -> None:
        content = files[name]
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def staging_of(folder: Path, name: str) -> Path:
    """Make a folder in ``folder`` in which to prepare ``name``: on the same disk, so that moving it is one step."""
    return Path(tempfile.mkdtemp(dir=folder, prefix=_prefix(name)))


def recover(folder: Path, name: str) -> None:
    """Put back what an interrupted command had set aside to write ``name`` in ``folder``, and remove what it left."""
    named = re.compile(re.escape(_prefix(name)) + "[a-z0-9_]{8}")
    for path in [*folder.iterdir()] if folder.is_dir() else ():
        if named.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            put_back(path, folder)


def put_back(staging: Path, folder: Path) -> None:
    """Return to ``folder`` what ``staging`` has set aside and nothing has replaced, and remove ``staging``."""
    with suppress(OSError):
        for path in (staging / "old").iterdir():
            if not (folder / path.name).exists():
                path.rename(folder / path.name)
    shutil.rmtree(staging, ignore_errors=True)


def _prefix(name: str) -> str:
    return f"{STAGING}{name[:40]}-"


def _write(folder: Path, writers: Mapping[str, Callable[[Path], None]]) -> None:
    with _made(folder), _staging(folder, next(iter(writers))) as staging:
        written, old = staging / "new", staging / "old"
        with _naming(folder):
            written.mkdir()
            old.mkdir()
        for name, write in writers.items():
            with _naming(folder / name):
                if (folder / name).is_dir():
                    raise IsADirectoryError(errno.EISDIR, "")
                write(written / name)
        _move(folder, list(writers), written, old)


@contextmanager
def _staging(folder: Path, name: str) -> Iterator[Path]:
    with _naming(folder):
        recover(folder, name)
        staging = staging_of(folder, name)
    try:
        yield staging
    finally:
        put_back(staging, folder)


def _move(folder: Path, names: list[str], written: Path, old: Path) -> None:
    """Put the written files in their places; at the first that fails, put back what was there."""
    undo: list[Callable[[], object]] = []
    for name in names:
        target = folder / name
        try:
            with _naming(target):
                if target.exists() and len(names) > 1:  # one file alone takes the place of the old one in one step
                    target.replace(old / name)
                    undo.append(_moving(old / name, target))
                (written / name).replace(target)
                undo.append(_moving(target, written / name))
        except BaseException:
            for step in reversed(undo):
                with suppress(OSError):
                    step()
            raise


def _moving(source: Path, target: Path) -> Callable[[], object]:
    return lambda: source.replace(target)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Say of an error of the system that it is ``path`` that cannot be written."""
    try:
        yield
    except OSError as error:
        raise OutputNotWritten(cannot_write(path, error)) from error


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make ``folder`` and its parents, and remove those that were made when what follows fails."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    with _naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        raise
