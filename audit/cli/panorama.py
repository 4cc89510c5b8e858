"""``audit intake panorama``: start a workbook from what is public of a project."""

from datetime import datetime
from pathlib import Path

import click

from audit.api import load_questions, save_snapshot
from audit.cli.day import Day
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Group
from audit.cli.intake import said
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, REVIEW_TYPE
from audit.cli.output import write_all, write_one
from audit.cli.output_path import check_output
from audit.cli.paragraphs import en, fr
from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.choice import choose_project, project_names, refuse_earlier_review
from audit.intake.panorama.columns import refuse_doubles
from audit.intake.panorama.export import Export, Row, read_export
from audit.intake.panorama.mapping import PanoramaMapping, load_mapping
from audit.intake.panorama.project import panorama_snapshot
from audit.intake.panorama.published import editions_in_tenths
from audit.intake.panorama.refused_values import refused_values, texts_without_heading
from audit.model.answer import AnswerState
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.questionnaire.workbook import write_workbook

_SUFFIXES = (".xlsx", ".json")


@click.group(cls=Group, help=bilingual("Reprendre des données publiques.", "Take over public data."))
def intake() -> None:
    """Hold the sub-commands that read something else than a workbook of ours."""


@intake.command(
    "panorama",
    help=bilingual(
        "Préremplir un classeur avec ce que publie le panorama des grands projets numériques de l'État.",
        "Fill in a workbook with what the panorama of the State's large digital projects publishes.",
    ),
)
@click.argument("export_file", metavar=bilingual("FICHIER", "FILE"), type=ExistingPath())
@click.option("--project", metavar=bilingual("NOM", "NAME"), help=bilingual("Nom du projet.", "Name of the project."))
@click.option(
    "--edition",
    metavar=bilingual("AAAA-MM", "YYYY-MM"),
    help=bilingual(
        "Édition, si le fichier en réunit plusieurs : le début de sa date.",
        "Edition, if the file holds several: the beginning of its date.",
    ),
)
@click.option(
    "--list",
    "as_list",
    is_flag=True,
    help=bilingual("Lister les projets du fichier.", "List the projects of the file."),
)
@REVIEW_TYPE
@LANGUAGE
@QUESTIONNAIRES
@click.option(
    "--review-date",
    type=Day(),
    help=bilingual("Date de la revue à porter dans le classeur.", "Review date to write into the workbook."),
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    default=Path("classeur.xlsx"),
    show_default=True,
    help=bilingual("Classeur (.xlsx) ou relevé (.json) à écrire.", "Workbook (.xlsx) or snapshot (.json) to write."),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("Remplacer un fichier qui existe déjà.", "Replace a file that already exists."),
)
def panorama(
    export_file: Path,
    project: str | None,
    edition: str | None,
    as_list: bool,
    review: str,
    lang: str,
    questionnaires_folder: Path | None,
    review_date: datetime | None,
    output: Path,
    force: bool,
) -> None:
    """Write what the panorama says of one project."""
    if not as_list and not project:
        raise click.UsageError(
            bilingual("indiquez --project NOM, ou --list pour les noms", "give --project NAME, or --list for the names")
        )
    bank = load_questions(questionnaires_folder)
    mapping = load_mapping(bank, questionnaires_folder)
    language = Language(lang)
    try:
        export = read_export(export_file, (mapping.project, mapping.edition))
        refuse_doubles(export, mapping, export_file.name)
        if as_list or not project:
            click.echo("\n".join(project_names(export, mapping)))
            return
        check_output(output, _SUFFIXES, force)
        row = choose_project(export, mapping, project, edition, export_file.name)
        if review_date is not None:
            refuse_earlier_review(export, mapping, row, review_date.date())
    except RefusedFile as refused:
        raise said(refused, language) from refused
    asked = bank.questionnaire(ReviewType(review))
    source = _source(mapping, row, export_file.name, language)
    day = review_date.date() if review_date else None
    in_tenths = row.text(mapping.edition) in editions_in_tenths(export, mapping)
    snapshot = panorama_snapshot(row, mapping, asked, source, language, day, in_tenths=in_tenths)
    _write(output, asked, snapshot)
    file = export_file.name
    for told in (*texts_without_heading(row, file), *refused_values(row, mapping, snapshot, file)):
        click.echo(told.to(language), err=True)
    click.echo(_count(snapshot, export, output), err=True)


def _source(mapping: PanoramaMapping, row: Row, file: str, language: Language) -> str:
    edition = row.text(mapping.edition)
    parts = (mapping.source.to(language), edition, file, row.place.to(language))
    return ", ".join(part for part in parts if part)


def _write(output: Path, asked: Questionnaire, snapshot: ProjectSnapshot) -> None:
    if output.suffix.lower() == ".json":
        write_all(output.parent, {output.name: save_snapshot(snapshot)})
    else:
        write_one(output, lambda path: write_workbook(asked, snapshot.language, path, snapshot))


def _count(snapshot: ProjectSnapshot, export: Export, output: Path) -> str:
    states = [answer.state for answer in snapshot.answers.values()]
    answered = sum(state in (AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED) for state in states)
    unusable = states.count(AnswerState.UNUSABLE)
    kept_fr, kept_en = "", ""
    if unusable:
        kept_fr = f", {fr(unusable, 'illisible gardée telle quelle', 'illisibles gardées telles quelles')}"
        kept_en = f", {en(unusable, 'unreadable one kept as it stands', 'unreadable ones kept as they stand')}"
    return bilingual(
        f"{output} : {fr(answered, 'réponse reprise', 'réponses reprises')} du panorama{kept_fr} ; les autres "
        f"questions restent en blanc ({fr(len(export.rows), 'ligne lue', 'lignes lues')}).",
        f"{output}: {en(answered, 'answer', 'answers')} taken from the panorama{kept_en}; the other questions stay "
        f"blank ({en(len(export.rows), 'line', 'lines')} read).",
    )
