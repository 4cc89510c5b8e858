"""``audit run``: read a workbook, judge it, write the report and print a summary."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from audit.assessment import Assessor
from audit.cli.closed_choice import Named, OneOf
from audit.cli.day import Day
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.intake import errors_of, read_or_refuse, show
from audit.cli.language import bilingual
from audit.cli.load import load_declarations
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, RULES, SEVERITIES, WORKBOOK
from audit.cli.output_folder import check_folder, write_folder
from audit.cli.percentage import Percentage
from audit.errors import WorkbookRefused
from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.snapshot import Intake
from audit.model.result import AuditResult
from audit.model.rule import Severity
from audit.model.text import Language, Text

_NOT_REACHED = 5
_NAMES = frozenset({"rapport.html", "report.html", "result.json"})
_SIGNATURE = b"project-health-audit"  # every format names its author at its head
_HEAD = 2_000  # bytes


@click.command(
    cls=Command,
    help=bilingual("Auditer un classeur rempli et écrire le rapport.", "Audit a filled workbook and write the report."),
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
    "formats",
    type=OneOf({"html": Named("html", "html", ("htm",)), "json": Named("json", "json")}),
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
    type=SEVERITIES,
    help=bilingual(
        "Code de retour 1 s'il y a un constat de cette gravité ou plus.",
        "Exit code 1 when there is a finding this severe or more.",
    ),
)
@click.option(
    "--min-completeness",
    type=Percentage(),
    help=bilingual("Code de retour 5 sous cette complétude (en %).", "Exit code 5 below this completeness (in %)."),
)
@RULES
@QUESTIONNAIRES
@click.option(
    "--force",
    is_flag=True,
    help=bilingual(
        "Écrire dans un dossier qui contient autre chose qu'un rapport.",
        "Write into a folder that holds something else than a report.",
    ),
)
@click.option("-q", "--quiet", is_flag=True, help=bilingual("Sans synthèse à l'écran.", "No summary on screen."))
def run(
    workbook: Path,
    output: Path,
    formats: tuple[str, ...],
    lang: str,
    review_date: datetime | None,
    accept_unusable: bool,
    fail_on: str | None,
    min_completeness: float | None,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Audit one workbook."""
    language = Language(lang)
    check_folder(output, is_report, force)
    # Rules first: a malformed rule stops the run before any project is read.
    declarations = load_declarations(rules_folders, questionnaires_folder)
    given = review_date.date() if review_date else None
    intake = read_or_refuse(workbook, declarations.bank, language, given)
    if not accept_unusable:
        _refuse_errors(intake, language)
    reviewed_on = given or _workbook_date(intake, declarations.bank.roles.review_date)
    result = Assessor(*declarations, intake.snapshot.review_type).assess(
        intake.snapshot, reviewed_on, _notes(intake.diagnostics)
    )
    files = _render(result, language, formats)
    write_folder(output, files, is_report)
    show(intake.diagnostics, language)  # not before the files: a reader that stops must not cost the report
    if not quiet:
        _summarise(result, language)
    for name in files:
        click.echo(bilingual(f"Écrit : {output / name}", f"Written: {output / name}"), err=True)
    sys.exit(_exit_code(result, fail_on, min_completeness))


def is_report(path: Path) -> bool:
    """Return whether an earlier run wrote the file ``path``."""
    if path.name not in _NAMES or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _SIGNATURE in file.read(_HEAD)
    except OSError:
        return False


def _refuse_errors(intake: Intake, language: Language) -> None:
    errors = errors_of(intake.diagnostics)
    if errors:
        show(intake.diagnostics, language, err=True)  # they are why there is no report
        raise WorkbookRefused(
            bilingual(
                f"\n{len(errors)} erreur(s) dans le classeur : rien n'a été écrit. Corrigez-le, ou relancez avec "
                "--accept-unusable : aucune des réponses en cause ne comptera comme conforme.",
                f"\n{len(errors)} error(s) in the workbook: nothing was written. Correct it, or run again with "
                "--accept-unusable: none of the answers concerned will count as compliant.",
            )
        )


def _workbook_date(intake: Intake, question: str) -> date:
    answer = intake.snapshot.answers.get(question)
    if answer is None or not isinstance(answer.value, date):
        raise WorkbookRefused(
            bilingual(
                "La date de la revue n'est pas dans le classeur : renseignez-la, ou donnez --review-date AAAA-MM-JJ.",
                "The review date is not in the workbook: fill it in, or give --review-date YYYY-MM-DD.",
            )
        )
    return answer.value


def _notes(diagnostics: tuple[Diagnostic, ...]) -> tuple[Text, ...]:
    return tuple(Text(fr=item.message(Language.FR), en=item.message(Language.EN)) for item in diagnostics)


def _render(result: AuditResult, language: Language, formats: tuple[str, ...]) -> dict[str, str]:
    files: dict[str, str] = {}
    if "html" in formats:
        from audit.reporting.html import render_html

        files["rapport.html" if language is Language.FR else "report.html"] = render_html(result, language)
    if "json" in formats:
        from audit.reporting.json import render_json

        files["result.json"] = render_json(result)
    return files


def _summarise(result: AuditResult, language: Language) -> None:
    from audit.cli.screen import Screen
    from audit.reporting.terminal import print_summary

    print_summary(result, language, Screen(highlight=False))


def _exit_code(result: AuditResult, fail_on: str | None, min_completeness: float | None) -> int:
    if min_completeness is not None and 100 * (result.overall.completeness or 0) < min_completeness:
        return _NOT_REACHED
    if fail_on is not None:
        severities = list(Severity)
        limit = severities.index(Severity(fail_on))
        if any(severities.index(finding.severity) <= limit for finding in result.findings):
            return 1
    return 0
