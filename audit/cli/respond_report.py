"""``audit respond report``: the report that shows both sides, provisional or final."""

from pathlib import Path

import click

from audit.api import (
    CONTRADICTORY_FORMATS,
    contradictory_report,
    is_contradictory_report,
    load,
    named_project,
    present,
    read_answers,
    read_positions,
)
from audit.cli.ahead import tell_dated_ahead
from audit.cli.audited_result import RESULT, WHAT_A_RESULT_IS, saved_audit
from audit.cli.closed_choice import Named, OneOf
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.output_folder import check_folder, check_project, tell_left, write_folder
from audit.cli.presentation import PRESENTATION
from audit.cli.written_files import UNNAMED
from audit.model.exchange import Stage
from audit.model.text import Language


@click.command(
    "report",
    cls=Command,
    help=bilingual(
        "Écrire le rapport contradictoire : les mots de l'équipe et la position des auditeurs, à côté de chaque "
        "constat.",
        "Write the adversarial report: the team's words and the auditors' position, beside each finding.",
    )
    + "\n\n"
    + WHAT_A_RESULT_IS
    + " "
    + bilingual(
        "La version définitive ne tient plus compte des constats retirés, ni dans l'avis ni dans le plan ; elle attend "
        "les réponses conservées, et une position sur chaque constat contesté, commenté ou dont une réponse est "
        "corrigée.",
        "The final version takes no account of withdrawn findings, neither in the opinion nor in the plan; it awaits "
        "the answers that were kept, and a position on every finding that is disputed, commented, or of which an "
        "answer is corrected.",
    ),
)
@RESULT
@click.option(
    "--responses",
    type=ExistingPath(),
    help=bilingual(
        "Réponses conservées par « audit respond import -o ».", "Answers kept by 'audit respond import -o'."
    ),
)
@click.option(
    "--positions", type=ExistingPath(), help=bilingual("Positions des auditeurs.", "Positions of the auditors.")
)
@click.option("--final", is_flag=True, help=bilingual("Version définitive.", "Final version."))
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    default=Path(bilingual("contradictoire", "adversarial")),
    show_default=True,
    help=bilingual("Dossier à écrire.", "Folder to write."),
)
@click.option(
    "--format",
    "formats",
    type=OneOf({name: Named(name, name) for name in CONTRADICTORY_FORMATS}),
    multiple=True,
    default=("html",),
    show_default=True,
    help=bilingual("Format du rapport (répétable).", "Format of the report (may be repeated)."),
)
@PRESENTATION
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
@click.option(
    "--force",
    is_flag=True,
    help=bilingual(
        "Écrire dans un dossier qui contient autre chose.", "Write into a folder that holds something else."
    ),
)
def report(
    result: Path,
    responses: Path | None,
    positions: Path | None,
    final: bool,
    output: Path,
    formats: tuple[str, ...],
    theme: Path | None,
    mark: str,
    draft: bool,
    report_version: str,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    force: bool,
) -> None:
    """Write the report."""
    if final and responses is None:
        raise click.UsageError(
            bilingual(
                "--final attend --responses : les réponses conservées par « audit respond import -o ». Si l'équipe n'a "
                "pas répondu, reprenez de même le classeur transmis, laissé vide.",
                "--final expects --responses: the answers kept by 'audit respond import -o'. If the team has not "
                "answered, take back in the same way the workbook that was sent, left empty.",
            )
        )
    check_folder(output, is_contradictory_report, force)
    tool = load(rules_folders, questionnaires_folder)
    audit = saved_audit(tool, result)
    answers = read_answers(audit, responses) if responses else None
    project = named_project(audit.record, tool.declarations.bank)
    decided = read_positions(audit, positions) if positions else None
    files = contradictory_report(
        audit,
        Stage.FINAL if final else Stage.PROVISIONAL,
        Language(lang),
        answers,
        decided,
        formats,
        present(theme, mark=mark, draft=draft, version=report_version),
    )
    check_project(output, project, "", files, force)
    write_folder(output, files, is_contradictory_report, project or UNNAMED)
    if final and answers is not None and (unsent := [rule for rule in audit.findings if rule not in answers.sent]):
        count, rules = len(unsent), ", ".join(unsent)
        click.echo(
            bilingual(
                f"Version définitive, mais {count} constats ne figurent dans aucun des fichiers revenus : rien "
                f"n'établit que l'équipe auditée a pu y répondre, et le rapport le dit ({rules}).",
                f"Final version, but {count} findings are in none of the files that came back: nothing shows that the "
                f"audited team could answer them, and the report says so ({rules}).",
            ),
            err=True,
        )
    if decided is not None:
        tell_dated_ahead((rule, position.date) for rule, position in decided.in_force.items())
    for name in files:
        click.echo(bilingual(f"Écrit : {output / name}", f"Written: {output / name}"), err=True)
    tell_left(output, files, is_contradictory_report)
