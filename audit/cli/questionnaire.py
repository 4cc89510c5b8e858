"""``audit questionnaire``: make the workbook that a project team fills in."""

from pathlib import Path

import click

from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, REVIEW_TYPE
from audit.cli.output import write_one
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.prefill import load_answers
from audit.questionnaire.workbook import write_workbook


@click.group(
    help=bilingual("Produire le classeur à envoyer à l'équipe projet.", "Make the workbook to send to a project team.")
)
def questionnaire() -> None:
    """Hold the sub-commands on questionnaires."""


@questionnaire.command(
    "new",
    help=bilingual(
        "Écrire un classeur vide, ou prérempli avec les réponses d'un fichier YAML.",
        "Write an empty workbook, or one filled in with the answers of a YAML file.",
    ),
)
@REVIEW_TYPE
@LANGUAGE
@QUESTIONNAIRES
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=bilingual("Réponses à préremplir (YAML).", "Answers to fill in (YAML)."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("classeur.xlsx"),
    show_default=True,
    help=bilingual("Classeur à écrire (.xlsx).", "Workbook to write (.xlsx)."),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("Remplacer un classeur qui existe déjà.", "Replace a workbook that already exists."),
)
def new(
    review: str, lang: str, questionnaires_folder: Path | None, answers: Path | None, output: Path, force: bool
) -> None:
    """Write a workbook."""
    if output.suffix.lower() != ".xlsx":
        raise click.UsageError(
            bilingual(f"« {output.name} » doit finir par .xlsx", f"'{output.name}' must end in .xlsx")
        )
    if output.exists() and not force:
        raise click.UsageError(
            bilingual(
                f"« {output} » existe déjà et peut être rempli : choisissez un autre nom avec -o, ou remplacez-le "
                "avec --force.",
                f"'{output}' already exists and may be filled in: choose another name with -o, or replace it with "
                "--force.",
            )
        )
    asked = load_question_bank(questionnaires_folder).questionnaire(ReviewType(review))
    language = Language(lang)
    snapshot, banner = load_answers(answers, asked) if answers else (None, None)
    said = banner.to(language) if banner else None
    write_one(output, lambda path: write_workbook(asked, language, path, snapshot, said))
    click.echo(bilingual(f"Classeur écrit : {output}", f"Workbook written: {output}"), err=True)
