"""``audit snapshot``: keep what a workbook says of a project as JSON, which ``run`` and ``check`` read."""

from functools import partial
from pathlib import Path

import click

from audit.api import load_indicators, load_questions, save_snapshot
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.intake import errors_of, read_or_refuse, show, unreadable
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, WORKBOOK
from audit.cli.output import write_all
from audit.cli.output_path import check_output
from audit.model.text import Language

_SUFFIX = ".json"


@click.command(
    cls=Command,
    help=bilingual(
        "Conserver en JSON ce que dit un classeur rempli : un relevé, que lisent « audit run » et « audit check ». "
        "Ce qui est écrit à côté des réponses reste dans le classeur.",
        "Keep what a filled workbook says as JSON: a snapshot, which 'audit run' and 'audit check' read. What is "
        "written beside the answers stays with the workbook.",
    ),
)
@WORKBOOK
@LANGUAGE
@QUESTIONNAIRES
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    help=bilingual(
        "Relevé à écrire (par défaut : le nom du classeur, suivi de « .json »).",
        'Snapshot to write (default: the name of the workbook, followed by ".json").',
    ),
)
@click.option(
    "--accept-unusable",
    is_flag=True,
    help=bilingual(
        "Garder aussi les réponses illisibles, telles qu'elles sont écrites.",
        "Keep unreadable answers too, as they were typed.",
    ),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("Remplacer un relevé qui existe déjà.", "Replace a snapshot that already exists."),
)
def snapshot(
    workbook: Path,
    lang: str,
    questionnaires_folder: Path | None,
    output: Path | None,
    accept_unusable: bool,
    force: bool,
) -> None:
    """Write the snapshot of one workbook."""
    target = output or workbook.with_suffix(_SUFFIX)
    if target.exists() and target.samefile(workbook):
        raise click.UsageError(
            bilingual(
                f"« {target} » est le relevé à lire : donnez un autre nom au nouveau avec -o.",
                f"'{target}' is the snapshot to read: give the new one another name with -o.",
            )
        )
    check_output(target, (_SUFFIX,), force)
    bank = load_questions(questionnaires_folder)
    language = Language(lang)
    intake = read_or_refuse(workbook, bank, language, partial(load_indicators, questionnaires_folder))
    errors = errors_of(intake.diagnostics)
    if errors and not accept_unusable:
        show(intake.diagnostics, language, err=True)
        raise unreadable(errors, workbook)
    write_all(target.parent, {target.name: save_snapshot(intake)})
    show(intake.diagnostics, language)
    click.echo(bilingual(f"Relevé écrit : {target}", f"Snapshot written: {target}"), err=True)
