"""The results that ``audit portfolio --records`` writes: where they may be, and what is said of them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import is_record_file, left_records
from audit.cli.language import bilingual
from audit.cli.output_folder import check_folder

if TYPE_CHECKING:
    from audit.portfolio.schema import Portfolio


def check_records(records: Path | None, folders: tuple[Path, ...], force: bool) -> None:
    """Make sure that results may be written into a folder, and apart from what is read.

    Raises:
        click.UsageError: with what to do.
    """
    if records is None:
        return
    check_folder(records, is_record_file, force)
    inside = next((folder for folder in folders if records.resolve().is_relative_to(folder.resolve())), None)
    if inside is not None:
        raise click.UsageError(
            bilingual(
                f"« {records} » est dans « {inside} », dont tout est lu : donnez à --records un dossier à part.",
                f"'{records}' is inside '{inside}', all of which is read: give --records a folder apart.",
            )
        )


def tell_records(records: Path, found: "Portfolio") -> None:
    """Say how many results were written, and how many stay there that are those of other files."""
    made = {line.file for line in found.lines if line.kind != "result"}
    click.echo(
        bilingual(f"Écrit : {records} (résultats : {len(made)})", f"Written: {records} (results: {len(made)})"),
        err=True,
    )
    left = len(left_records(records, made))
    if left:
        click.echo(
            bilingual(
                f"Résultats qu'une exécution précédente a laissés dans « {records} », de fichiers absents ou refusés : "
                f"{left}.",
                f"Results that an earlier run left in '{records}', of files that are gone or refused: {left}.",
            ),
            err=True,
        )
