"""Writes files whole or not at all, one at a time, in folders that a long run fills as it goes."""

import os
from contextlib import suppress
from pathlib import Path

from audit.errors import AuditError, Bilingual
from audit.wording.system_errors import reason_of


class NotWritten(AuditError, OSError):
    """A file of a run could not be written; those already there are whole."""

    exit_code = 2

    def __init__(self, folder: Path, error: OSError) -> None:
        """Say why, from what the system said."""
        reason = reason_of(error)
        self.words = Bilingual(
            f"Le dossier « {folder} » ne peut pas être rempli : {reason.fr}. Donnez un dossier où vous pouvez écrire ; "
            "ce qui y était déjà est intact.",
            f"The folder '{folder}' cannot be filled: {reason.en}. Give a folder that you may write to; what was "
            "already there is whole.",
        )
        super().__init__(self.words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self.words.to(language)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, in a folder that is made if need be; whoever reads it finds the old one or the new one.

    Raises:
        NotWritten: when it cannot be.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        raise NotWritten(path.parent, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
