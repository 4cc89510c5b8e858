"""``audit history``: the records of projects over time, in one file that is only added to."""

import getpass
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from audit.api import (
    RESULT_FILE,
    export_history,
    history_trend,
    import_history,
    load_questions,
    open_history,
    results_in,
    to_keep,
)
from audit.api.history import result_files
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Group
from audit.cli.history_known import known
from audit.cli.history_options import FORCE, HISTORY, OUTPUT, PROJECT, put_json
from audit.cli.history_words import put_doubts, put_entry, put_list, put_trend
from audit.cli.language import bilingual, console_language
from audit.cli.opened_project import AS_JSON
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES
from audit.cli.output import write_all
from audit.cli.output_path import check_output
from audit.cli.paragraphs import Paragraphs, en, fr
from audit.cli.written_paragraphs import paragraphs_for, write_page
from audit.errors import AuditError
from audit.model.text import Language, Text

_REFUSED = 3
_TREND = Text(fr="Évolution au fil des audits", en="The trend from one audit to the next")


@click.group(
    cls=Group,
    help=bilingual(
        "Conserver les résultats d'audit au fil du temps, et en suivre l'évolution.",
        "Keep the results of audits over time, and follow how projects move.",
    )
    + "\n\n"
    + bilingual(
        "HISTORIQUE est un fichier SQLite, auquel on ne fait qu'ajouter. Plusieurs personnes peuvent y écrire à la "
        "fois, sur un disque où les verrous fonctionnent.",
        "HISTORY is an SQLite file that is only added to. Several people may write to it at once, on a disk where "
        "locks work.",
    ),
)
def history() -> None:
    """Hold the sub-commands on histories."""


history.add_command(known)


@history.command(
    "add",
    help=bilingual(
        "Ajouter des résultats d'audit (dossiers, fichiers result.json, dossier de « audit portfolio --records ») ; "
        "l'historique est créé s'il n'existe pas.",
        "Add results of audits (folders, files result.json, the folder of 'audit portfolio --records'); the history is "
        "made where there is none.",
    ),
)
@HISTORY
@click.argument(
    "results", nargs=-1, required=True, metavar=bilingual("RÉSULTAT...", "RESULT..."), type=ExistingPath(folder=True)
)
@click.option(
    "--project",
    metavar=bilingual("NOM", "NAME"),
    help=bilingual(
        "Nom du projet d'un résultat, s'il ne le dit pas ou a changé ; de plusieurs, de ceux qui ne le disent pas.",
        "Name of the project of a result, where it gives none or was renamed; of several, of those that give none.",
    ),
)
@click.option(
    "--by",
    metavar=bilingual("NOM", "NAME"),
    help=bilingual("Qui importe (par défaut : le compte).", "Who imports (default: the account)."),
)
@LANGUAGE_OF_ERRORS_TOO
@QUESTIONNAIRES
@click.pass_context
def add(
    context: click.Context,
    /,
    file: Path,
    results: tuple[Path, ...],
    project: str | None,
    by: str | None,
    lang: str,
    questionnaires_folder: Path | None,
) -> None:
    """Add results; one that is refused is told, and stops none of the others."""
    out = Paragraphs(Language(lang))
    who, when = _user(by), datetime.now(UTC).isoformat(timespec="seconds")
    questions = load_questions(questionnaires_folder)
    read, refused = [], 0
    paths = results_in(results)
    for path in paths:
        try:
            kept = to_keep(path, who, when, project, questions)
            # One name for several results is that of those without any: no other is renamed among them.
            read.append(replace(kept, project=kept.named) if kept.named and len(paths) > 1 else kept)
        except AuditError as error:
            refused += 1
            click.echo(error.said(console_language()), err=True)
    kept_here = open_history(file)
    for kept, entry in zip(read, kept_here.add(read) if read else (), strict=True):
        if entry is None:
            out.say(f"« {kept.source} » y figure déjà : rien à ajouter.", f"'{kept.source}' is there already.")
        else:
            put_entry(out, entry)
            put_doubts(out, entry, kept.named, kept_here.same_day(entry))
    if project and len(paths) > 1 and read and all(kept.named for kept in read):
        out.say(
            f"--project n'a donné de nom à aucun : chacun dit le sien, et aucun n'a été renommé « {project} ».",
            f"--project named none: each gives its own name, and none was renamed '{project}'.",
        )
    if refused:
        click.echo(
            bilingual(
                f"{fr(refused, 'résultat refusé', 'résultats refusés')}.",
                f"{en(refused, 'result', 'results')} refused.",
            ),
            err=True,
        )
        context.exit(_REFUSED)


@history.command("list", help=bilingual("Lister ce que contient un historique.", "List what a history holds."))
@HISTORY
@PROJECT
@LANGUAGE_OF_ERRORS_TOO
@QUESTIONNAIRES
@AS_JSON
def list_entries(file: Path, project: str | None, lang: str, questionnaires_folder: Path | None, as_json: bool) -> None:
    """List the entries."""
    kept = open_history(file)
    entries = kept.entries(project)
    if as_json:
        put_json({"schema": "history_list/1.0", "entries": [asdict(entry) for entry in entries]})
        return
    out = Paragraphs(Language(lang))
    trends = history_trend(kept, project, load_questions(questionnaires_folder)) if entries else {}
    put_list(out, entries, trends)
    if not entries:
        out.say("L'historique est vide.", "The history is empty.")


@history.command(
    "show",
    help=bilingual(
        "Montrer un enregistrement par son numéro, ou le réécrire tel qu'il a été importé (-o).",
        "Show a record by its number, or write it back as it was imported (-o).",
    ),
)
@HISTORY
@click.argument("number", type=int, metavar=bilingual("NUMÉRO", "NUMBER"))
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    help=bilingual("Dossier où réécrire le résultat.", "Folder to write the result back into."),
)
@LANGUAGE_OF_ERRORS_TOO
@QUESTIONNAIRES
def show(file: Path, number: int, output: Path | None, lang: str, questionnaires_folder: Path | None) -> None:
    """Show one record."""
    kept = open_history(file)
    entry = kept.entry(number)
    out = Paragraphs(Language(lang))
    put_entry(out, entry)
    lines = history_trend(kept, entry.project, load_questions(questionnaires_folder))
    for project, trend in lines.items():
        put_trend(out, project, tuple(line for line in trend if line.entry == number))
    if output is None:
        return
    if (output / RESULT_FILE).exists():
        raise click.UsageError(
            bilingual(
                f"« {output} » contient déjà un résultat : choisissez un autre dossier.",
                f"'{output}' holds a result already: choose another folder.",
            )
        )
    write_all(output, result_files(kept, entry))
    click.echo(bilingual(f"Écrit : {output}", f"Written: {output}"), err=True)


@history.command(
    "trend",
    help=bilingual(
        "Suivre avis, complétude, preuves et écarts au premier référentiel initial.",
        "Follow opinion, completeness, evidence and drift from the first initial baseline.",
    ),
)
@HISTORY
@PROJECT
@LANGUAGE_OF_ERRORS_TOO
@QUESTIONNAIRES
@AS_JSON
@OUTPUT
@FORCE
def trend(
    file: Path,
    project: str | None,
    lang: str,
    questionnaires_folder: Path | None,
    as_json: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Print the trend of each project, or write it."""
    out = paragraphs_for(output, Language(lang), force, _TREND)
    found = history_trend(open_history(file), project, load_questions(questionnaires_folder))
    if as_json:
        projects = [
            {"project": name, "lines": [line.model_dump(mode="json") for line in lines]}
            for name, lines in found.items()
        ]
        put_json({"schema": "history_trend/1.4", "projects": projects})
        return
    for place, (name, lines) in enumerate(found.items()):
        if place:
            out.gap()
        put_trend(out, name, lines)
    if not found:
        out.say("L'historique est vide.", "The history is empty.")
    write_page(out, output)


@history.command("export", help=bilingual("Écrire un historique entier en un zip.", "Write a whole history as a zip."))
@HISTORY
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    default=Path("historique.zip"),
    show_default=True,
    help=bilingual("Fichier à écrire (.zip).", "File to write (.zip)."),
)
@FORCE
@LANGUAGE_OF_ERRORS_TOO
def export(file: Path, output: Path, force: bool, lang: str) -> None:
    """Write everything that a history holds."""
    del lang  # errors alone are said in it
    check_output(output, (".zip",), force)
    write_all(output.parent, {output.name: export_history(open_history(file))})
    click.echo(bilingual(f"Écrit : {output}", f"Written: {output}"), err=True)


@history.command(
    "import",
    help=bilingual(
        "Reprendre un export entier, avec qui l'avait importé et quand ; ce qui y est déjà n'est pas repris deux fois.",
        "Take a whole export over, with who had imported it and when; what is there already is not taken twice.",
    ),
)
@HISTORY
@click.argument("export", type=ExistingPath(), metavar="EXPORT")
@LANGUAGE_OF_ERRORS_TOO
def import_(file: Path, export: Path, lang: str) -> None:
    """Put an export into a history."""
    entries = import_history(open_history(file), export)
    added = sum(entry is not None for entry in entries)
    Paragraphs(Language(lang)).say(
        f"Enregistrements repris : {added} ; déjà présents : {len(entries) - added}.",
        f"Records taken over: {added}; there already: {len(entries) - added}.",
    )


def _user(given: str | None) -> str:
    """Return who imports: the name given, or that of the account.

    Raises:
        click.UsageError: when there is neither.
    """
    try:
        name = (given or getpass.getuser()).strip()
    except (OSError, KeyError, ImportError):  # by system and Python
        name = ""
    if not name:
        raise click.UsageError(bilingual("dites qui importe par --by NOM", "say who imports with --by NAME"))
    return name
