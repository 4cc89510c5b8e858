"""``audit check``: read a filled workbook and report every problem, without judging it."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from audit.cli.intake import errors_of, said, show
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, WORKBOOK
from audit.intake.diagnostics import Diagnostic, Severity
from audit.intake.refused import RefusedFile
from audit.intake.snapshot import Intake, read_workbook
from audit.model.answer import AnswerState
from audit.model.text import Language, Text
from audit.questionnaire.load import load_question_bank
from audit.wording.terms import ANSWER_STATES

_TABLE_CELLS = Text(fr="Cellules de tableaux", en="Table cells")


@click.command(
    help=bilingual("Vérifier un classeur rempli, sans l'évaluer.", "Check a filled workbook without judging it.")
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
def check(workbook: Path, lang: str, questionnaires_folder: Path | None, as_json: bool) -> None:
    """Report every problem of a workbook."""
    bank = load_question_bank(questionnaires_folder)
    language = Language(lang)
    try:
        intake = read_workbook(workbook, bank)
    except RefusedFile as refused:
        if as_json:
            _print_json([{"severity": Severity.ERROR, "code": refused.code, "message": refused.text.model_dump()}])
        raise said(refused, language) from refused
    if as_json:
        _print_json([_problem(item) for item in intake.diagnostics])
    else:
        show(intake.diagnostics, language)
        click.echo("\n" + _count(intake, language), err=True)
    sys.exit(3 if errors_of(intake.diagnostics) else 0)


def _problem(item: Diagnostic) -> dict[str, Any]:
    message = {language.value: item.message(language) for language in Language}
    return {**item.model_dump(mode="json"), "message": message}


def _print_json(problems: list[dict[str, Any]]) -> None:
    click.echo(json.dumps(problems, ensure_ascii=False, indent=2))


def _count(intake: Intake, language: Language) -> str:
    answers, tables = intake.snapshot.answers.values(), intake.snapshot.tables.values()
    cells = [cell.state for table in tables for row in table.rows for cell in row.cells.values()]
    # The cell that declares a table complete is one of its cells too.
    cells += [table.undeclared if table.completeness is None else AnswerState.ANSWERED for table in tables]
    errors = len(errors_of(intake.diagnostics))
    verdict = bilingual(
        f"{errors} erreur(s) à corriger." if errors else "Le classeur peut être audité.",
        f"{errors} error(s) to correct." if errors else "The workbook can be audited.",
    )
    return "\n".join(
        (
            f"Questions — {_by_state((answer.state for answer in answers), language)}",
            f"{_TABLE_CELLS.to(language)} — {_by_state(cells, language)}",
            verdict,
        )
    )


def _by_state(states: Iterable[AnswerState], language: Language) -> str:
    counts = Counter(states)
    space = " " if language is Language.FR else ""
    shown = (f"{ANSWER_STATES[state].to(language)}{space}: {counts[state]}" for state in AnswerState)
    return f"{space}; ".join(shown)
