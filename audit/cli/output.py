"""Writes output files whole or not at all."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from audit.cli.language import bilingual
from audit.errors import AuditError


class OutputNotWritten(AuditError):
    """A file could not be written; those already there are unchanged."""

    exit_code = 2


def write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Write every file of ``files`` (name → text) into ``folder``.

    All are written beside their place first, and only then moved there.

    Raises:
        OutputNotWritten: with what to do.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".audit-") as staging:
            for name, text in files.items():
                (Path(staging) / name).write_text(text, encoding="utf-8", newline="\n")
            for name in files:
                (Path(staging) / name).replace(folder / name)
    except OSError as error:
        raise OutputNotWritten(cannot_write(Path(error.filename or folder), error)) from error


def cannot_write(path: Path, error: OSError) -> str:
    """Return a message that says why ``path`` cannot be written and what to do."""
    if isinstance(error, PermissionError):
        return bilingual(
            f"« {path} » ne peut pas être écrit : fermez-le s'il est ouvert, ou choisissez un autre dossier.",
            f"'{path}' cannot be written: close it if it is open, or choose another folder.",
        )
    return bilingual(
        f"« {path} » ne peut pas être écrit : {error.strerror}.",
        f"'{path}' cannot be written: {error.strerror}.",
    )
