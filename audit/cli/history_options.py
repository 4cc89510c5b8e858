"""What the commands on histories take and print alike."""

import json
from typing import Any

import click

from audit.cli.existing_path import WrittenPath
from audit.cli.language import bilingual
from audit.model.value import value_to_json


class _File(click.Argument):
    """A history, called so in the language that the command was asked for."""

    # Older releases of click do not pass the context.
    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return what stands for it in the help and in errors."""
        return bilingual("HISTORIQUE", "HISTORY")


HISTORY = click.argument("file", cls=_File, type=WrittenPath())
PROJECT = click.option(
    "--project", metavar=bilingual("NOM", "NAME"), help=bilingual("Nom du projet.", "Name of the project.")
)

OUTPUT = click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    help=bilingual("Fichier à écrire : .docx ou .md.", "File to write: .docx or .md."),
)
FORCE = click.option(
    "--force", is_flag=True, help=bilingual("Remplacer un fichier qui existe déjà.", "Replace a file that exists.")
)


def put_json(data: dict[str, Any]) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=value_to_json))
