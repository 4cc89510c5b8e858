"""Reads a workbook, or a saved snapshot, for a command and shows what is wrong with it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import ReviewDateMissing, read
from audit.cli.language import bilingual
from audit.cli.paragraphs import en, fr
from audit.cli.said_once import sentences
from audit.errors import WorkbookRefused
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.model.questionnaire import QuestionBank
from audit.model.text import Language, Text

if TYPE_CHECKING:
    from audit.facts.vocabulary import IndicatorDefinition
    from audit.intake.snapshot import Intake

_HEADINGS = {
    Severity.ERROR: Text(fr="Erreurs", en="Errors"),
    Severity.WARNING: Text(fr="Avertissements", en="Warnings"),
    Severity.NOTE: Text(fr="Remarques", en="Notes"),
}


class ProjectRefused(WorkbookRefused):
    """What was read cannot be used as it is; said as the command line says it, with its options."""


def read_or_refuse(
    path: Path,
    bank: QuestionBank,
    language: Language,
    indicators: "Sequence[IndicatorDefinition] | Callable[[], Sequence[IndicatorDefinition]]" = (),
) -> "Intake":
    """Read the workbook, or the snapshot, ``path``.

    Raises:
        WorkbookRefused: with a sentence in ``language`` that says what to do.
    """
    try:
        return read(path, bank, indicators=indicators)
    except WorkbookRefused as refused:
        raise said(refused, language) from refused


def said(refused: WorkbookRefused, language: Language) -> WorkbookRefused:
    """Return the refusal of a file with its sentence in ``language``."""
    return WorkbookRefused(refused.said(language))


def undated(refused: ReviewDateMissing) -> ProjectRefused:
    """Return the refusal of a project that does not say on which day it is to be judged."""
    return ProjectRefused(
        bilingual(
            f"{refused.what.fr} : saisissez la date entière, ou donnez --review-date AAAA-MM-JJ.",
            f"{refused.what.en}: enter the whole date, or give --review-date YYYY-MM-DD.",
        )
    )


def accepting(errors: Sequence[Diagnostic], review_date: str | None) -> str:
    """Return the options by which a file with ``errors`` is audited all the same.

    Args:
        errors: those of the file.
        review_date: the question that asks for the day of the review, which no audit does without.
    """
    is_undated = review_date is not None and any(item.question == review_date for item in errors)
    day = bilingual("AAAA-MM-JJ", "YYYY-MM-DD")
    return f"--accept-unusable --review-date {day}" if is_undated else "--accept-unusable"


def unreadable(errors: Sequence[Diagnostic], path: Path, review_date: str | None = None) -> ProjectRefused:
    """Return the refusal of a file some answers of which lack, or cannot be read; see ``accepting``."""
    count, options = len(errors), accepting(errors, review_date)
    is_snapshot = path.suffix.lower() == ".json"
    where = bilingual(*(("le relevé", "the snapshot") if is_snapshot else ("le classeur", "the workbook")))
    return ProjectRefused(
        bilingual(
            f"{fr(count, 'erreur', 'erreurs')} dans {where} : rien n'a été écrit. Corrigez-le, ou relancez avec "
            f"{options} : aucune des réponses en cause ne comptera comme conforme.",
            f"{en(count, 'error', 'errors')} in {where}: nothing was written. Correct it, or run again with "
            f"{options}: none of the answers concerned will count as compliant.",
        )
    )


def show(diagnostics: Sequence[Diagnostic], language: Language, *, err: bool = False) -> None:
    """Print every problem, the worst first: where people redirect it, or with ``err`` on standard error."""
    for severity in Severity:
        chosen = [item for item in diagnostics if item.severity is severity]
        if not chosen:
            continue
        click.echo(f"\n{_HEADINGS[severity].to(language)} ({len(chosen)})", err=err)
        for sentence in sentences(chosen, language):
            click.echo(f"  - {sentence}", err=err)


def errors_of(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the problems that make answers unreadable."""
    return [item for item in diagnostics if item.severity is Severity.ERROR]
