"""``audit respond import``: what the audited team answered, taken back word for word and judged again."""

from datetime import datetime
from pathlib import Path

import click

from audit.api import (
    NothingToSend,
    corrected_snapshot,
    doubts_on,
    effects_of,
    import_responses,
    load,
    responses_content,
    responses_lines,
)
from audit.cli.audited_result import RESULT, WHAT_A_RESULT_IS, saved_audit
from audit.cli.beside import saying_beside
from audit.cli.day import Day
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Command
from audit.cli.intake import show
from audit.cli.language import bilingual
from audit.cli.opened_project import AS_JSON
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.output import write_all
from audit.cli.output_path import check_apart, check_output
from audit.cli.screen_width import screen_width
from audit.model.text import Language


@click.command(
    "import",
    cls=Command,
    help=bilingual(
        "Reprendre les réponses de l'équipe auditée, mot pour mot, et juger ce qui en suivrait.",
        "Take back the audited team's answers, word for word, and judge what would follow.",
    )
    + "\n\n"
    + WHAT_A_RESULT_IS
    + " "
    + bilingual(
        "Les fichiers de plusieurs destinataires se reprennent ensemble. Rien n'est écrit sans -o ou --snapshot.",
        "Files of several addressees are taken back together. Nothing is written without -o or --snapshot.",
    ),
)
@RESULT
@click.argument("files", nargs=-1, required=True, metavar=bilingual("RÉPONSE...", "RESPONSE..."), type=ExistingPath())
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    help=bilingual(
        "Fichier où conserver les réponses (.json), pour « audit respond report ».",
        "File in which to keep the answers (.json), for 'audit respond report'.",
    ),
)
@click.option(
    "--snapshot",
    type=WrittenPath(),
    help=bilingual(
        "Relevé à écrire (.json), avec les réponses corrigées, que « audit run » juge en entier.",
        "Snapshot to write (.json), with the corrected answers, which 'audit run' judges whole.",
    ),
)
@click.option(
    "--received-on",
    type=Day(),
    multiple=True,
    help=bilingual(
        "Date de réception, que le rapport indique : une pour tous les fichiers, ou une par fichier, dans le même "
        "ordre.",
        "Day on which the answers came back, told by the report: one for all files, or one for each, in the same "
        "order.",
    ),
)
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
@AS_JSON
@click.option(
    "--force", is_flag=True, help=bilingual("Remplacer un fichier qui existe déjà.", "Replace a file that exists.")
)
def take_back(
    result: Path,
    files: tuple[Path, ...],
    output: Path | None,
    snapshot: Path | None,
    received_on: tuple[datetime, ...],
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    as_json: bool,
    force: bool,
) -> None:
    """Take answers back."""
    if len(received_on) not in (0, 1, len(files)):
        raise click.UsageError(
            bilingual(
                f"--received-on : dates données, {len(received_on)} ; fichiers, {len(files)}. Donnez une date pour "
                "tous, ou une par fichier, dans le même ordre.",
                f"--received-on: days given, {len(received_on)}; files, {len(files)}. Give one day for all, or "
                "one for each, in the same order.",
            )
        )
    check_apart({"-o": output, "--snapshot": snapshot})
    for path in (output, snapshot):
        if path is not None:
            check_output(path, (".json",), force)
    audit = saved_audit(load(rules_folders, questionnaires_folder, with_durable_rules=False), result)
    with saying_beside(files, Language(lang)):
        responses = import_responses(audit, files, [day.date() for day in received_on])
    effects = effects_of(audit, responses)
    written = {}
    if output is not None:
        written[output] = responses_content(responses)
    refused = None
    if snapshot is not None:
        try:
            written[snapshot] = corrected_snapshot(audit, responses)
        except NothingToSend as error:  # what came back is written and shown all the same
            refused = error
    for path, content in written.items():
        write_all(path.parent, {path.name: content})
    if as_json:
        click.echo(effects.model_dump_json(indent=2))
    else:
        for line in responses_lines(audit, responses, effects, Language(lang), screen_width()):
            click.echo(line)
    show(doubts_on(audit, responses), Language(lang), err=as_json)
    for path in written:
        click.echo(bilingual(f"Écrit : {path}", f"Written: {path}"), err=True)
    if refused is not None:
        raise refused
