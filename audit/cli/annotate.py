"""Writes the annotated copy of a workbook beside it, for ``audit check --annotate``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.cli.language import bilingual
from audit.cli.output import write_one
from audit.cli.output_path import check_free, check_suffix
from audit.errors import AuditError
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.intake.snapshot import Intake

_SUFFIX = "-annote"


class CopyNotMade(AuditError):
    """The annotated copy cannot be made; the problems were shown all the same."""

    exit_code = 2


def annotated_path(workbook: Path, output: Path | None) -> Path:
    """Return where the annotated copy of ``workbook`` goes.

    Raises:
        click.UsageError: when that is no .xlsx file.
    """
    default = workbook.with_name(f"{workbook.stem.removesuffix(_SUFFIX)}{_SUFFIX}.xlsx")
    path = output or default
    check_suffix(path, (".xlsx",))
    return path


def write_annotated(workbook: Path, path: Path, intake: "Intake", language: Language, *, force: bool) -> None:
    """Write the annotated copy, in the language of the workbook, and say where it lies in ``language``.

    Called once the problems are shown: whoever checks again, with the former copy there, reads them all the same.

    Raises:
        click.UsageError: when there is one that people may have filled in, and it is not to be replaced.
        CopyNotMade: when the workbook is no .xlsx, or not made as one usually is.
        OutputNotWritten: when the disk does not let it be written.
    """
    # Not at the top: the library that edits XML is needed here only.
    from audit.annotation.copy import annotated
    from audit.annotation.impossible import CannotAnnotate

    check_free(path, force)
    try:
        content = annotated(workbook.read_bytes(), intake.diagnostics, intake.snapshot.language)
    except CannotAnnotate as error:
        raise CopyNotMade(error.text.to(language)) from error
    write_one(path, lambda target: _write(target, content))
    click.echo(bilingual(f"Copie annotée : {path}", f"Annotated copy: {path}"), err=True)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
