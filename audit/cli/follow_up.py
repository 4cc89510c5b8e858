"""``audit follow-up``: what a plan that came back says is done, late, without proof, and what that would close."""

from datetime import datetime
from pathlib import Path

import click

from audit.api import follow_up as followed
from audit.api import follow_up_json, follow_up_lines, load
from audit.cli.audited_result import RESULT, WHAT_A_RESULT_IS, saved_audit
from audit.cli.beside import saying_beside
from audit.cli.day import Day, today
from audit.cli.existing_path import ExistingPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.opened_project import AS_JSON
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.screen_width import screen_width
from audit.model.text import Language


class _Plan(click.Argument):
    """A plan, called so in the language that the command was asked for."""

    # Older releases of click do not pass the context.
    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return what stands for it in the help and in errors."""
        return "PLAN"


@click.command(
    "follow-up",
    cls=Command,
    help=bilingual(
        "Suivre un plan d'action revenu rempli : fait, en retard, sans preuve, reporté, et ce que cela lèverait.",
        "Follow an action plan that came back filled in: done, late, without proof, put off, and what it would close.",
    )
    + "\n\n"
    + bilingual(
        "PLAN est le classeur écrit par « audit run --format xlsx », tenu à jour (.xlsx, .ods).",
        "PLAN is the workbook that 'audit run --format xlsx' wrote, kept up to date (.xlsx, .ods).",
    )
    + " "
    + WHAT_A_RESULT_IS
    + " "
    + bilingual("Rien n'est écrit.", "Nothing is written."),
)
@click.argument("plan", cls=_Plan, type=ExistingPath())
@RESULT
@click.option(
    "--on",
    "day",
    type=Day(),
    help=bilingual(
        "Date de la situation, dont dépend ce qui est en retard (aujourd'hui par défaut).",
        "Day of the situation, against which days are late (today by default).",
    ),
)
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
@AS_JSON
def follow_up(
    plan: Path,
    result: Path,
    day: datetime | None,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    as_json: bool,
) -> None:
    """Say where the plan stands."""
    audit = saved_audit(load(rules_folders, questionnaires_folder, with_durable_rules=False), result)
    with saying_beside([plan], Language(lang)):
        found = followed(audit, plan, day.date() if day else today())
    if as_json:
        click.echo(follow_up_json(found), nl=False)
        return
    for line in follow_up_lines(audit, found, Language(lang), screen_width()):
        click.echo(line)
