"""What ``audit portfolio`` does with exports of the panorama, and how it tells what it could not use."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import is_portfolio_file, panorama_editions, render_editions
from audit.cli.language import bilingual
from audit.cli.output_folder import tell_left, write_folder
from audit.errors import WorkbookRefused
from audit.model.text import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.portfolio.schema import RefusedProject

REFUSED = 3
_SHOWN = 12  # refused files that a screen names


class NothingRead(WorkbookRefused):
    """Every file was refused; said as the command line says it."""


def tell_refused(refused: "Sequence[RefusedProject]", language: Language) -> None:
    """Say what could not be used, the first of it where there is much."""
    for item in refused[:_SHOWN]:
        click.echo(f"{item.file}: {item.reason.to(language)}", err=True)
    more = len(refused) - _SHOWN
    if more > 0:
        click.echo(
            bilingual(f"… et {more} autre(s), dans les fichiers écrits.", f"… and {more} more, in what is written."),
            err=True,
        )


def follow_editions(
    paths: tuple[Path, ...],
    questionnaires: Path | None,
    output: Path,
    chosen: tuple[str, ...],
    language: Language,
    *,
    quiet: bool,
) -> None:
    """Follow the projects of the panorama, and leave with the exit code."""
    found = panorama_editions(paths, questionnaires)
    if not found.editions:
        tell_refused(found.refused, language)
        raise NothingRead(
            bilingual(
                "Aucune édition n'a pu être lue : rien n'a été écrit.", "No edition could be read: nothing was written."
            )
        )
    files = render_editions(found, chosen, language)
    write_folder(output, files, is_portfolio_file)
    if not quiet:
        click.echo(
            bilingual(
                f"{len(found.projects)} projet(s) suivi(s) en {len(found.editions)} édition(s), {len(found.refused)} "
                "élément(s) non repris.",
                f"{len(found.projects)} project(s) followed through {len(found.editions)} edition(s), "
                f"{len(found.refused)} item(s) not used.",
            )
        )
    tell_refused(found.refused, language)
    for name in files:
        click.echo(bilingual(f"Écrit : {output / name}", f"Written: {output / name}"), err=True)
    tell_left(output, files, is_portfolio_file)
    sys.exit(REFUSED if found.refused else 0)
