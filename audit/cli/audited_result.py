"""The argument that names the result of an audit, and how commands read it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import RESULT_FILE, SavedAudit
from audit.cli.existing_path import ExistingPath
from audit.cli.language import bilingual

if TYPE_CHECKING:
    from audit.api import Tool


class _Result(click.Argument):
    """A result, called so in the language that the command was asked for."""

    # Older releases of click do not pass the context.
    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return what stands for it in the help and in errors."""
        return bilingual("RÉSULTAT", "RESULT")


RESULT = click.argument("result", cls=_Result, type=ExistingPath(folder=True))
WHAT_A_RESULT_IS = bilingual(
    "RÉSULTAT est le dossier écrit par « audit run », ou son fichier result.json.",
    "RESULT is the folder that 'audit run' wrote, or its file result.json.",
)


def saved_audit(tool: "Tool", path: Path) -> SavedAudit:
    """Return the audit that ``path`` holds.

    Raises:
        click.UsageError: for a folder without a result.
        ResultRefused: when it is none, or is damaged.
    """
    if path.is_dir() and not (path / RESULT_FILE).exists():
        raise click.UsageError(
            bilingual(
                f"le dossier « {path} » ne contient pas de fichier {RESULT_FILE} : donnez le dossier écrit "
                "par « audit run »",
                f"the folder '{path}' holds no file {RESULT_FILE}: give the folder that 'audit run' wrote",
            )
        )
    return SavedAudit.read(tool, path)
