"""Opens a project for a command, from a workbook, a snapshot or a result, and says why it cannot."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import RESULT_FILE, ReviewDateMissing, UnreadableAnswers
from audit.cli.day import Day
from audit.cli.existing_path import ExistingPath
from audit.cli.intake import ProjectRefused, accepting, said, show, undated
from audit.cli.language import bilingual
from audit.cli.paragraphs import en, fr
from audit.errors import WorkbookRefused
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.api import Tool
    from audit.assessment.judged_project import JudgedProject


class _Project(click.Argument):
    """A project, called so in the language that the command was asked for."""

    # Older releases of click do not pass the context.
    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return what stands for it in the help and in errors."""
        return bilingual("PROJET", "PROJECT")


PROJECT = click.argument("project", cls=_Project, type=ExistingPath(folder=True))
REVIEW_DATE = click.option(
    "--review-date",
    type=Day(),
    help=bilingual(
        "Date de la revue, AAAA-MM-JJ ou JJ/MM/AAAA (par défaut : celle du résultat ou du classeur).",
        "Review date, YYYY-MM-DD or DD/MM/YYYY (default: that of the result or the workbook).",
    ),
)
AS_JSON = click.option(
    "--json", "as_json", is_flag=True, help=bilingual("En JSON, pour un programme.", "As JSON, for a program.")
)
WHAT_A_PROJECT_IS = bilingual(
    "PROJET est un classeur rempli (.xlsx, .ods), un relevé (.json), ou le résultat d'un audit (son dossier ou son "
    "fichier result.json). Rien n'est écrit.",
    "PROJECT is a filled workbook (.xlsx, .ods), a snapshot (.json), or the result of an audit (its folder or its file "
    "result.json). Nothing is written.",
)


def opened(tool: "Tool", path: Path, review_date: datetime | None, language: Language) -> "JudgedProject":
    """Return the project that ``path`` holds, judged.

    Raises:
        click.UsageError: for a folder without a result.
        WorkbookRefused: with a sentence that says what to do.
    """
    if path.is_dir() and not (path / RESULT_FILE).exists():
        raise click.UsageError(
            bilingual(
                f"le dossier « {path} » ne contient pas de fichier {RESULT_FILE} : donnez le dossier écrit "
                "par « audit run »",
                f"the folder '{path}' holds no file {RESULT_FILE}: give the folder that 'audit run' wrote",
            )
        )
    try:
        return tool.open(path, review_date.date() if review_date else None)
    except UnreadableAnswers as refused:
        show(refused.diagnostics, language, err=True)
        count = len(refused.diagnostics)
        options = accepting(refused.diagnostics, tool.declarations.bank.roles.review_date)
        raise ProjectRefused(
            bilingual(
                f"{fr(count, 'erreur', 'erreurs')}. À corriger ; ou faites l'audit en l'état avec "
                f"« audit run {options} » et donnez ici son résultat.",
                f"{en(count, 'error', 'errors')}. To be corrected; or audit as it is with "
                f"'audit run {options}' and give its result here.",
            )
        ) from refused
    except ReviewDateMissing as refused:
        raise undated(refused) from refused
    except WorkbookRefused as refused:
        raise said(refused, language) from refused
