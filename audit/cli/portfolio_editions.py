"""What ``audit portfolio`` does with exports of the panorama, and how it tells what it could not use."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import editions_doubts, is_portfolio_file, panorama_editions, panorama_exports, render_editions
from audit.cli.existing_path import ExistingPath
from audit.cli.language import bilingual
from audit.cli.output_folder import tell_left, write_folder
from audit.cli.paragraphs import fr
from audit.errors import WorkbookRefused
from audit.intake.values.words import printable
from audit.model.text import Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit.portfolio.schema import RefusedProject

REFUSED = 3
_SHOWN = 12  # refused files that a screen names


class NothingRead(WorkbookRefused):
    """Every file was refused; said as the command line says it."""


SAME_AS = click.option(
    "--same-as",
    type=ExistingPath(),
    help=bilingual(
        "Panorama : intitulés acceptés comme ceux d'un même projet, en YAML (ANCIEN: retenu) ou en tableau, comme "
        "panorama-renamings.csv.",
        "Panorama: names accepted to be those of one project, as YAML (FORMER: kept) or as a table, such as "
        "panorama-renamings.csv.",
    ),
)
RENAME_MARGIN = click.option(
    "--rename-margin",
    type=click.FloatRange(0, 1),
    metavar=bilingual("PART", "SHARE"),
    default=0.05,
    show_default=True,
    help=bilingual(
        "Panorama : écart de coût jusqu'auquel un renommage est dit probable ; il est proposé, jamais appliqué.",
        "Panorama: up to which difference of cost a renaming is called likely; it is proposed, never applied.",
    ),
)


def tell_refused(refused: "Sequence[RefusedProject]", language: Language) -> None:
    """Say what could not be used, the first of it where there is much."""
    for item in refused[:_SHOWN]:
        colon = "\N{NO-BREAK SPACE}: " if language is Language.FR else ": "
        click.echo(f"{item.file}{colon}{item.reason.to(language)}", err=True)
    more = len(refused) - _SHOWN
    if more > 0:
        click.echo(
            bilingual(
                f"… et {fr(more, 'autre', 'autres')}, dans les fichiers écrits.",
                f"… and {more} more, in what is written.",
            ),
            err=True,
        )


def refuse_exports_alone(folders: "Sequence[Path]", questionnaires: Path | None) -> None:
    """Refuse folders that hold nothing that is judged, where they hold exports of the panorama.

    Raises:
        click.UsageError: naming the option that follows them.
    """
    held = sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*.csv"))
    if panorama_exports(held[:_SHOWN], questionnaires):
        raise click.UsageError(
            bilingual(
                f"« {folders[0]} » contient des exports du panorama : ajoutez --panorama",
                f"'{folders[0]}' holds exports of the panorama: add --panorama",
            )
        )


def refuse_unused(options: "Mapping[str, bool]") -> None:
    """Refuse options that judge projects, where nothing is judged.

    Args:
        options: whether each is given, by name.

    Raises:
        click.UsageError: naming those that are.
    """
    given = [name for name, is_given in options.items() if is_given]
    if given:
        french, english = " et ".join(given), " and ".join(given)
        raise click.UsageError(
            bilingual(
                f"le panorama se suit sans y juger aucun projet : retirez {french}",
                f"the panorama is followed, and no project of it is judged: take out {english}",
            )
        )


def follow_editions(
    paths: tuple[Path, ...],
    questionnaires: Path | None,
    output: Path,
    chosen: tuple[str, ...],
    language: Language,
    *,
    same_as: Path | None,
    rename_margin: float,
    quiet: bool,
) -> None:
    """Follow the projects of the panorama, and leave with the exit code."""
    found = panorama_editions(paths, questionnaires, same_as=same_as, rename_margin=str(rename_margin))
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
        likely = found.likely
        click.echo(
            bilingual(
                f"Intitulés : {found.names} ; projets suivis : {len(found.projects)} ; éditions : "
                f"{len(found.editions)} ; renommages probables à confirmer : {likely} ; éléments non repris : "
                f"{len(found.refused)}.",
                f"Names: {found.names}; projects followed: {len(found.projects)}; editions: {len(found.editions)}; "
                f"likely renamings to confirm: {likely}; items not used: {len(found.refused)}.",
            )
        )
    for said in editions_doubts(found, language):
        click.echo(printable(said), err=True)
    tell_refused(found.refused, language)
    for name in files:
        click.echo(bilingual(f"Écrit : {output / name}", f"Written: {output / name}"), err=True)
    tell_left(output, files, is_portfolio_file)
    sys.exit(REFUSED if found.refused or found.same_editions else 0)
