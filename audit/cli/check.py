"""``audit check``: read a filled workbook and report every problem, without judging it."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.api import load_indicators, load_questions, read
from audit.cli.amounts import amounts_read
from audit.cli.annotate import annotated_path, write_annotated
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.intake import errors_of, said, show
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, WORKBOOK
from audit.cli.paragraphs import en, fr
from audit.errors import WorkbookRefused
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.model.answer import GIVEN_STATES, AnswerState
from audit.model.asking import states_of
from audit.model.text import Language, Text
from audit.wording.terms import ANSWER_STATES

if TYPE_CHECKING:
    from audit.intake.snapshot import Intake
    from audit.model.questionnaire import QuestionBank

_TABLE_CELLS = Text(fr="Cellules de tableaux", en="Table cells")


@click.command(
    cls=Command,
    help=bilingual(
        "Vérifier un classeur rempli (.xlsx, .ods), ou le relevé d'un projet (.json), sans l'évaluer.",
        "Check a filled workbook (.xlsx, .ods), or the snapshot of a project (.json), without judging it.",
    ),
)
@WORKBOOK
@LANGUAGE
@QUESTIONNAIRES
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help=bilingual("Problèmes en JSON sur la sortie standard.", "Problems as JSON on standard output."),
)
@click.option(
    "--annotate",
    is_flag=True,
    help=bilingual(
        "Écrire une copie du classeur où chaque problème est signalé dans sa cellule.",
        "Write a copy of the workbook with every problem marked in its cell.",
    ),
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    help=bilingual(
        "Nom de la copie annotée (par défaut : celui du classeur suivi de « -annote »).",
        'Name of the annotated copy (default: that of the workbook followed by "-annote").',
    ),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("Remplacer une copie annotée qui existe déjà.", "Replace an annotated copy that already exists."),
)
def check(
    workbook: Path,
    lang: str,
    questionnaires_folder: Path | None,
    as_json: bool,
    annotate: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Report every problem of a workbook."""
    copy = annotated_path(workbook, output) if annotate or output else None
    bank = load_questions(questionnaires_folder)
    language = Language(lang)
    try:
        intake = read(workbook, bank, indicators=partial(load_indicators, questionnaires_folder))
    except WorkbookRefused as refused:
        if as_json:
            message = {one.value: refused.said(one) for one in Language}
            _print_json([{"severity": Severity.ERROR, "code": refused.code, "message": message}])
        raise said(refused, language) from refused
    if as_json:
        _print_json([_problem(item) for item in intake.diagnostics])
    else:
        show(intake.diagnostics, language)
        for line in amounts_read(intake.snapshot, language):
            click.echo(line)
        click.echo("\n" + _count(intake, bank, language, workbook.suffix.lower() != ".json"))
    if copy:
        write_annotated(workbook, copy, intake, language, force=force)
    sys.exit(3 if errors_of(intake.diagnostics) else 0)


def _problem(item: Diagnostic) -> dict[str, Any]:
    message = {language.value: item.message(language) for language in Language}
    return {**item.model_dump(mode="json"), "message": message}


def _print_json(problems: list[dict[str, Any]]) -> None:
    click.echo(json.dumps(problems, ensure_ascii=False, indent=2))


def _count(intake: "Intake", bank: "QuestionBank", language: Language, is_workbook: bool) -> str:
    tables = intake.snapshot.tables.values()
    cells = [cell.state for table in tables for row in table.rows for cell in row.cells.values()]
    # The cell that declares a table complete is one of its cells too.
    cells += [table.undeclared if table.completeness is None else AnswerState.ANSWERED for table in tables]
    errors = len(errors_of(intake.diagnostics))
    what = bilingual("Le classeur", "The workbook") if is_workbook else bilingual("Le relevé", "The snapshot")
    verdict = bilingual(
        f"{fr(errors, 'erreur', 'erreurs')} à corriger." if errors else f"{what} peut être audité.",
        f"{en(errors, 'error', 'errors')} to correct." if errors else f"{what} can be audited.",
    )
    return "\n".join(
        (
            f"Questions — {_by_state(states_of(intake.snapshot.answers, bank.conditions_of_asking), language)}",
            f"{_TABLE_CELLS.to(language)} — {_by_state(cells, language)}",
            verdict,
        )
    )


def _by_state(states: Iterable[AnswerState], language: Language) -> str:
    counts = Counter(states)
    shown_states = (*GIVEN_STATES, *([AnswerState.NOT_ASKED] if counts[AnswerState.NOT_ASKED] else []))
    space = " " if language is Language.FR else ""
    shown = (f"{ANSWER_STATES[state].to(language)}{space}: {counts[state]}" for state in shown_states)
    return f"{space}; ".join(shown)
