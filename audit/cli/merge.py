"""``audit questionnaire merge``: the workbooks that several people filled in, joined into one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from audit.api import load_questions
from audit.cli.carry_over import carried_over
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Command
from audit.cli.intake import said
from audit.cli.language import bilingual, console_language
from audit.cli.options import QUESTIONNAIRES
from audit.cli.output import write_one
from audit.cli.output_path import check_output
from audit.errors import Bilingual
from audit.model.questionnaire import QuestionBank, Questionnaire
from audit.model.text import Language
from audit.questionnaire.merging.projects import Given, Merged, OtherProject
from audit.questionnaire.merging.projects import merge as joined
from audit.questionnaire.workbook import write_workbook
from audit.wording.terms import REVIEW_TYPES, write_term


@click.command(
    "merge",
    cls=Command,
    help=bilingual(
        "Réunir en un classeur ceux que plusieurs personnes ont remplis pour un projet.",
        "Join into one workbook those that several people filled in for one project.",
    ),
)
@click.argument("workbooks", type=ExistingPath(), nargs=-1, required=True)
@QUESTIONNAIRES
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    required=True,
    help=bilingual("Classeur à écrire (.xlsx).", "Workbook to write (.xlsx)."),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("Remplacer un classeur qui existe déjà.", "Replace a workbook that already exists."),
)
def merge(workbooks: tuple[Path, ...], questionnaires_folder: Path | None, output: Path, force: bool) -> None:
    """Write the workbook, and say what differs."""
    _check(workbooks, output, force)
    bank = load_questions(questionnaires_folder)
    shown = Language(console_language())
    given = _given(workbooks, bank)
    try:
        _same_review(given)
        asked = bank.questionnaire(given[0].snapshot.review_type)
        kept = list(_without_doubles(given))
        language = given[0].snapshot.language
        merged = joined(asked, kept, language)
    except OtherProject as refused:
        raise said(refused, shown) from refused
    write_one(
        output,
        lambda path: write_workbook(
            asked, language, path, merged.snapshot, leftovers=merged.leftovers, cover=merged.cover
        ),
    )
    click.echo(bilingual(f"Classeur écrit : {output}", f"Workbook written: {output}"), err=True)
    for line in (*_files_told(given, kept, asked, shown), *_differences(merged, shown)):
        click.echo(line)


def _check(workbooks: Sequence[Path], output: Path, force: bool) -> None:
    if output.exists() and any(output.samefile(path) for path in workbooks):
        raise click.UsageError(
            bilingual(
                f"« {output} » est l'un des classeurs à réunir : donnez un autre nom avec -o.",
                f"'{output}' is one of the workbooks to merge: give another name with -o.",
            )
        )
    check_output(output, (".xlsx",), force)


def _given(workbooks: Sequence[Path], bank: QuestionBank) -> list[Given]:
    names = Counter(path.name for path in {path.resolve(): path for path in workbooks}.values())
    given: list[Given] = []
    for path in workbooks:
        carried = carried_over(path, bank, None, given[0].snapshot.language if given else None)
        name = path.name if names[path.name] == 1 else str(path)
        given.append(Given(name, carried.snapshot, carried.leftovers, carried.cover, carried.part, carried.sha256))
    return given


def _same_review(given: Sequence[Given]) -> None:
    first = given[0]
    for other in given[1:]:
        found, expected = other.snapshot.review_type, first.snapshot.review_type
        if found is not expected:
            raise OtherProject(
                Bilingual(
                    f"« {other.file} » est d'une autre revue ({REVIEW_TYPES[found].fr}) que « {first.file} » "
                    f"({REVIEW_TYPES[expected].fr}). Rien n'a été écrit. Faites-en d'abord un classeur de cette revue "
                    f"avec « audit questionnaire new --from … --review {expected} », ou ne le donnez pas.",
                    f"'{other.file}' is of another review ({REVIEW_TYPES[found].en}) than '{first.file}' "
                    f"({REVIEW_TYPES[expected].en}). Nothing was written. First make a workbook of that review of it "
                    f"with 'audit questionnaire new --from … --review {expected}', or leave it out.",
                )
            )


def _without_doubles(given: Sequence[Given]) -> Iterator[Given]:
    """Yield the files, those of the same bytes once."""
    seen: set[str] = set()
    for one in given:
        if one.sha256 not in seen:
            yield one
        seen.add(one.sha256)


def _files_told(given: Sequence[Given], kept: Sequence[Given], asked: Questionnaire, shown: Language) -> Iterator[str]:
    for first in kept:
        yield from _doubles_told([one.file for one in given if one.sha256 == first.sha256])
    for role in asked.answering_roles:
        files = [one.file for one in kept if one.part is role]
        label = write_term(role, shown)
        if len(files) > 1:
            listed = ", ".join(files)
            yield bilingual(
                f"{len(files)} classeurs pour le rôle « {label} » : {listed}.",
                f'{len(files)} workbooks for the role "{label}": {listed}.',
            )
        elif not files and all(one.part for one in kept):
            yield bilingual(f"Aucun classeur pour le rôle « {label} ».", f'No workbook for the role "{label}".')
    name = asked.roles.project_name
    for one in kept:
        if name and len(kept) > 1 and (name not in one.snapshot.answers or one.snapshot.answers[name].value is None):
            yield bilingual(
                f"« {one.file} » ne dit pas de quel projet il est : vérifiez qu'il s'agit bien du même.",
                f"'{one.file}' does not say which project it is of: check that it is the same.",
            )


def _doubles_told(files: Sequence[str]) -> Iterator[str]:
    """Yield that a file was given several times, under its name or under others; nothing of one that was given once."""
    times = Counter(files)
    if len(times) == 1 and len(files) > 1:
        yield bilingual(
            f"Donné {len(files)} fois, lu une fois : {files[0]}.", f"Given {len(files)} times, read once: {files[0]}."
        )
    elif len(times) > 1:
        french, english = (
            ", ".join(f"{file} ({given} {count} {unit})" if count > 1 else file for file, count in times.items())
            for given, unit in (("donné", "fois"), ("given", "times"))
        )
        yield bilingual(f"Même contenu, lu une fois : {french}.", f"The same content, read once: {english}.")


def _differences(merged: Merged, shown: Language) -> Iterator[str]:
    for title, files in merged.filled_by_several:
        listed = ", ".join(files)
        yield bilingual(
            f"Tableau « {title.to(shown)} » rempli par plusieurs : {listed}. "
            "Vérifiez qu'aucune ligne n'y figure deux fois.",
            f'Table "{title.to(shown)}" filled in by several: {listed}. Check that no line stands there twice.',
        )
    if not merged.conflicts:
        yield bilingual("Aucune réponse ne diffère.", "No answer differs.")
        return
    count = len(merged.conflicts)
    yield bilingual(
        f"Réponses qui diffèrent, à trancher dans le classeur ({count}) :",
        f"Answers that differ, to be settled in the workbook ({count}):",
    )
    for conflict in merged.conflicts:
        sides = " ; ".join(f"« {side.typed} » ({side.place})" for side in conflict.sides)
        english = "; ".join(f'"{side.typed}" ({side.place})' for side in conflict.sides)
        label = conflict.label.to(shown)
        yield f"  - {label} " + bilingual(f": {sides}", f"— {english}")
