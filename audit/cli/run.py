"""``audit run``: read a workbook, judge it, write the report and print a summary."""

import sys
from datetime import datetime
from pathlib import Path

import click

from audit.api import (
    ReviewDateMissing,
    UnreadableAnswers,
    formats,
    is_report,
    load,
    named_project,
    present,
    project_in,
    render,
)
from audit.cli.closed_choice import Named, OneOf
from audit.cli.day import Day
from audit.cli.existing_path import WrittenPath
from audit.cli.fail_on import FAIL_ON, failures
from audit.cli.groups import Command
from audit.cli.intake import said, show, undated, unreadable
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, RULES, WORKBOOK
from audit.cli.output_folder import check_folder, check_project, tell_left, write_folder
from audit.cli.percentage import Percentage
from audit.cli.presentation import PRESENTATION
from audit.cli.written_files import UNNAMED
from audit.errors import WorkbookRefused
from audit.model.result.audit_result import AuditResult
from audit.model.text import Language

_FAILED = 1
_NOT_REACHED = 5


@click.command(
    cls=Command,
    help=bilingual(
        "Auditer un classeur rempli (.xlsx, .ods), ou le relevé d'un projet (.json), et écrire le rapport.",
        "Audit a filled workbook (.xlsx, .ods), or the snapshot of a project (.json), and write the report.",
    ),
)
@WORKBOOK
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    default=Path("rapport"),
    show_default=True,
    help=bilingual("Dossier du rapport.", "Folder of the report."),
)
@click.option(
    "--format",
    "chosen",
    type=OneOf({name: Named(name, name) for name in formats()}),
    multiple=True,
    default=("html", "json"),
    show_default=True,
    help=bilingual("Formats à écrire (répétable).", "Formats to write (may be repeated)."),
)
@LANGUAGE
@click.option(
    "--review-date",
    type=Day(),
    help=bilingual(
        "Date de la revue, AAAA-MM-JJ ou JJ/MM/AAAA (par défaut : celle du classeur).",
        "Review date, YYYY-MM-DD or DD/MM/YYYY (default: the workbook's).",
    ),
)
@click.option(
    "--accept-unusable",
    is_flag=True,
    help=bilingual(
        "Auditer malgré des réponses illisibles : elles comptent comme inexploitables, jamais comme conformes.",
        "Audit in spite of unreadable answers: they count as unusable, never as compliant.",
    ),
)
@click.option(
    "--fail-on",
    type=FAIL_ON,
    help=bilingual(
        "Code de retour 1. Gravité : s'il y a un constat ou une exigence non tranchée de cette gravité ou plus, ou si "
        "aucun niveau n'est garanti. Niveau : si ce niveau, ou un moins bon, n'est pas exclu.",
        "Exit code 1. A severity: when there is a finding or an open requirement this severe or more, or when no level "
        "is guaranteed. A level: when it, or a worse one, is not excluded.",
    ),
)
@click.option(
    "--min-completeness",
    type=Percentage(),
    help=bilingual("Code de retour 5 sous cette complétude (en %).", "Exit code 5 below this completeness (in %)."),
)
@PRESENTATION
@RULES
@QUESTIONNAIRES
@click.option(
    "--force",
    is_flag=True,
    help=bilingual(
        "Écrire dans un dossier qui contient autre chose qu'un rapport, des fichiers modifiés depuis ou le rapport "
        "d'un autre projet ; ceux de même nom sont remplacés.",
        "Write into a folder that holds something else than a report, files changed since or the report of another "
        "project; those of the same name are replaced.",
    ),
)
@click.option("-q", "--quiet", is_flag=True, help=bilingual("Sans synthèse à l'écran.", "No summary on screen."))
def run(
    workbook: Path,
    output: Path,
    chosen: tuple[str, ...],
    lang: str,
    review_date: datetime | None,
    accept_unusable: bool,
    fail_on: str | None,
    min_completeness: float | None,
    theme: Path | None,
    mark: str,
    draft: bool,
    report_version: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Audit one workbook."""
    language = Language(lang)
    check_folder(output, is_report, force)
    presentation = present(theme, mark=mark, draft=draft, version=report_version)
    # Rules first: a malformed rule stops the run before any project is read.
    tool = load(rules_folders, questionnaires_folder, with_examples=False)
    given = review_date.date() if review_date else None
    try:
        intake = tool.read(workbook, given)
    except WorkbookRefused as refused:
        raise said(refused, language) from refused
    try:
        audit = tool.audit(intake, given, accept_unusable=accept_unusable)
    except UnreadableAnswers as refused:
        show(intake.diagnostics, language, err=True)  # they are why there is no report
        raise unreadable(refused.diagnostics, workbook, tool.declarations.bank.roles.review_date) from refused
    except ReviewDateMissing as refused:
        raise undated(refused) from refused
    bank = tool.declarations.bank
    project = named_project(audit.record, bank)
    files: dict[str, bytes] = {}
    for name in chosen:
        files |= render(audit, name, language, presentation)
    check_project(output, project, project_in(output, bank), files, force)
    write_folder(output, files, is_report, project or UNNAMED)
    show(intake.diagnostics, language)  # not before the files: a reader that stops must not cost the report
    if not quiet:
        _summarise(audit.result, language)
    for name in files:
        click.echo(bilingual(f"Écrit : {output / name}", f"Written: {output / name}"), err=True)
    tell_left(output, files, is_report)
    sys.exit(_exit_code(audit.result, fail_on, min_completeness))


def _summarise(result: AuditResult, language: Language) -> None:
    from audit.cli.screen import Screen
    from audit.reporting.terminal import print_summary

    print_summary(result, language, Screen(highlight=False))


def _exit_code(result: AuditResult, fail_on: str | None, min_completeness: float | None) -> int:
    if min_completeness is not None and 100 * (result.overall.completeness or 0) < min_completeness:
        return _NOT_REACHED
    reasons = list(failures(result, fail_on)) if fail_on is not None else []
    if not reasons:
        return 0
    listed = bilingual(" ; ".join(reason.fr for reason in reasons), "; ".join(reason.en for reason in reasons))
    shown = FAIL_ON.shown_as(fail_on or "")
    click.echo(bilingual(f"--fail-on {shown} : {listed}.", f"--fail-on {shown}: {listed}."), err=True)
    return _FAILED
