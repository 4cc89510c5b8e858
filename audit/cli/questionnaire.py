"""``audit questionnaire``: make the workbook that a project team fills in."""

from collections.abc import Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from audit.api import load_questions
from audit.cli.carry_over import carried_over, said_of
from audit.cli.cover_options import cover_given, with_cover_options
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Group
from audit.cli.language import bilingual
from audit.cli.merge import merge
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, REVIEW_TYPE
from audit.cli.output import write_one
from audit.cli.output_path import check_output
from audit.cli.split import split
from audit.model.cover import Cover
from audit.model.leftover import Leftover
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.questionnaire.prefill import load_answers
from audit.questionnaire.workbook import write_workbook


@click.group(
    cls=Group,
    help=bilingual("Produire le classeur à envoyer à l'équipe projet.", "Make the workbook to send to a project team."),
)
def questionnaire() -> None:
    """Hold the sub-commands on questionnaires."""


@questionnaire.command(
    "new",
    help=bilingual(
        "Écrire un classeur vide, ou prérempli avec les réponses d'un classeur ou d'un fichier YAML.",
        "Write an empty workbook, or one filled in with the answers of a workbook or of a YAML file.",
    ),
)
@REVIEW_TYPE
@LANGUAGE
@QUESTIONNAIRES
@click.option(
    "--from",
    "source",
    type=ExistingPath(),
    help=bilingual(
        "Classeur rempli, ou relevé, dont reprendre les réponses, même d'une version ou d'une revue différente.",
        "Filled workbook, or snapshot, whose answers to take over, even of another version or review.",
    ),
)
@click.option(
    "--answers",
    type=ExistingPath(),
    help=bilingual("Réponses à préremplir (YAML).", "Answers to fill in (YAML)."),
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    default=Path("classeur.xlsx"),
    show_default=True,
    help=bilingual("Classeur à écrire (.xlsx).", "Workbook to write (.xlsx)."),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("Remplacer un classeur qui existe déjà.", "Replace a workbook that already exists."),
)
@with_cover_options
@click.pass_context
def new(
    context: click.Context,
    /,
    review: str,
    lang: str,
    questionnaires_folder: Path | None,
    source: Path | None,
    answers: Path | None,
    output: Path,
    force: bool,
    **cover: str,
) -> None:
    """Write a workbook."""
    _check(output, force, source, answers)
    bank = load_questions(questionnaires_folder)
    language = Language(lang)
    if source:
        given = {name for name in ("review", "lang") if _is_given(context, name)}
        carried = carried_over(source, bank, review if "review" in given else None, lang if "lang" in given else None)
        asked = bank.questionnaire(carried.snapshot.review_type)
        noted = cover_given(cover, carried.cover)
        _write(output, asked, carried.snapshot.language, carried.snapshot, carried.leftovers, cover=noted)
        click.echo(said_of(carried, bank.roles.review_date), err=True)
        return
    asked = bank.questionnaire(ReviewType(review))
    snapshot, banner = load_answers(answers, asked) if answers else (None, None)
    warning = banner.to(language) if banner else None
    _write(output, asked, language, snapshot, banner=warning, cover=cover_given(cover))


def _write(
    output: Path,
    asked: Questionnaire,
    language: Language,
    snapshot: ProjectSnapshot | None,
    leftovers: Sequence[Leftover] = (),
    banner: str | None = None,
    cover: Cover | None = None,
) -> None:
    write_one(output, lambda path: write_workbook(asked, language, path, snapshot, banner, leftovers, cover or {}))
    click.echo(bilingual(f"Classeur écrit : {output}", f"Workbook written: {output}"), err=True)


def _is_given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is not ParameterSource.DEFAULT


def _check(output: Path, force: bool, source: Path | None, answers: Path | None) -> None:
    if source and answers:
        raise click.UsageError(
            bilingual("--from et --answers ne vont pas ensemble", "--from and --answers do not go together")
        )
    if source and output.exists() and output.samefile(source):
        raise click.UsageError(
            bilingual(
                f"« {output} » est le classeur à reprendre : donnez un autre nom au nouveau avec -o.",
                f"'{output}' is the workbook to take over: give the new one another name with -o.",
            )
        )
    check_output(output, (".xlsx",), force)


questionnaire.add_command(split)
questionnaire.add_command(merge)
