"""Refuses to write where a file may be lost, before anything is read."""

from pathlib import Path

import click

from audit.cli.language import bilingual


def check_output(path: Path, suffixes: tuple[str, ...], force: bool) -> None:
    """Make sure that ``path`` may be written.

    Args:
        path: the file to write.
        suffixes: those that its name may end in.
        force: whether a file that is already there may be replaced.

    Raises:
        click.UsageError: with what to do.
    """
    if path.suffix.lower() not in suffixes:
        raise click.UsageError(
            bilingual(
                f"« {path.name} » doit finir par {' ou '.join(suffixes)}",
                f"'{path.name}' must end in {' or '.join(suffixes)}",
            )
        )
    if path.exists() and not force:
        raise click.UsageError(
            bilingual(
                f"« {path} » existe déjà et peut être rempli : choisissez un autre nom avec -o, ou remplacez-le avec "
                "--force.",
                f"'{path}' already exists and may be filled in: choose another name with -o, or replace it with "
                "--force.",
            )
        )
