"""``audit check``: read a filled workbook and report every problem, without judging it."""

import json
import sys
from collections import Counter
from pathlib import Path

import click

from audit.cli.intake import errors_of, read_or_refuse, show
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, WORKBOOK
from audit.intake.snapshot import Intake
from audit.model.answer import AnswerState
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.wording.terms import ANSWER_STATES


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
    intake = read_or_refuse(workbook, bank, language)
    if as_json:
        problems = [item.model_dump(mode="json") for item in intake.diagnostics]
        click.echo(json.dumps(problems, ensure_ascii=False, indent=2))
    else:
        show(intake.diagnostics, language)
        click.echo("\n" + _count(intake, language), err=True)
    sys.exit(3 if errors_of(intake.diagnostics) else 0)


def _count(intake: Intake, language: Language) -> str:
    states = Counter(answer.state for answer in intake.snapshot.answers.values())
    counted = " ; ".join(f"{ANSWER_STATES[state].to(language)} : {states[state]}" for state in AnswerState)
    errors = len(errors_of(intake.diagnostics))
    verdict = bilingual(
        f"{errors} erreur(s) à corriger." if errors else "Le classeur peut être audité.",
        f"{errors} error(s) to correct." if errors else "The workbook can be audited.",
    )
    return f"{counted}\n{verdict}"
