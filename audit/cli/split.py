"""``audit questionnaire split``: one workbook a role, from one that holds the questions of all."""

from functools import partial
from pathlib import Path

import click

from audit.api import load_questions
from audit.cli.carry_over import carried_over, said_of
from audit.cli.cover_options import cover_given, with_cover_options
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Command
from audit.cli.intake import ProjectRefused
from audit.cli.language import bilingual, console_language
from audit.cli.options import QUESTIONNAIRES
from audit.cli.output import write_files
from audit.cli.output_path import check_output
from audit.cli.paragraphs import en, fr
from audit.model.cover import Cover
from audit.model.text import Language
from audit.questionnaire.cover import role_shares, write_minutes
from audit.questionnaire.split import RoleWorkbook
from audit.questionnaire.split import split as shared_out
from audit.questionnaire.workbook import write_workbook


@click.command(
    "split",
    cls=Command,
    help=bilingual(
        "Répartir un classeur, vide ou rempli : un classeur par rôle, avec ses seules questions.",
        "Share a workbook out, empty or filled in: one workbook a role, with its questions alone.",
    ),
)
@click.argument("workbook", type=ExistingPath())
@QUESTIONNAIRES
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    required=True,
    help=bilingual("Dossier où écrire les classeurs.", "Folder in which to write the workbooks."),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("Remplacer des classeurs qui existent déjà.", "Replace workbooks that already exist."),
)
@with_cover_options
def split(workbook: Path, questionnaires_folder: Path | None, output: Path, force: bool, **cover: str) -> None:
    """Write the workbooks."""
    bank = load_questions(questionnaires_folder)
    carried = carried_over(workbook, bank, None, None)
    if carried.part is not None:
        raise ProjectRefused(
            bilingual(
                f"« {workbook.name} » ne porte déjà que les questions d'un rôle : réunissez d'abord les classeurs avec "
                "« audit questionnaire merge », puis répartissez celui qui en résulte.",
                f"'{workbook.name}' already holds the questions of one role only: first join the workbooks with "
                "'audit questionnaire merge', then split the result.",
            )
        )
    snapshot = carried.snapshot
    asked = bank.questionnaire(snapshot.review_type)
    parts = list(shared_out(asked, snapshot, carried.leftovers, snapshot.language))
    named = {f"{workbook.stem}-{part.name}.xlsx": part for part in parts}
    for name in named:
        check_output(output / name, (".xlsx",), force)
    noted = cover_given(cover, carried.cover)
    write_files(output, {name: partial(_write, part, snapshot.language, noted) for name, part in named.items()})
    shown = Language(console_language())
    for name, part in named.items():
        (share,) = role_shares(part.questionnaire)
        label, time = share.label.to(shown), write_minutes(share.minutes, shown)
        french = f"{fr(share.questions, 'question', 'questions')}, {fr(share.tables, 'tableau', 'tableaux')}"
        english = f"{en(share.questions, 'question', 'questions')}, {en(share.tables, 'table', 'tables')}"
        click.echo(
            bilingual(f"{output / name} — {label} : {french}, {time}", f"{output / name} — {label}: {english}, {time}")
        )
    click.echo(said_of(carried), err=True)


def _write(part: RoleWorkbook, language: Language, cover: Cover, path: Path) -> None:
    write_workbook(part.questionnaire, language, path, part.snapshot, leftovers=part.leftovers, cover=cover)
