"""Reads a workbook for a command and shows what is wrong with it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from audit.cli.language import bilingual
from audit.errors import WorkbookRefused
from audit.intake.gate.refused import RefusedFile
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.intake.snapshot import Intake, read_workbook
from audit.model.questionnaire import QuestionBank
from audit.model.text import Language

_HEADINGS = {
    Severity.ERROR: ("Erreurs", "Errors"),
    Severity.WARNING: ("Avertissements", "Warnings"),
    Severity.NOTE: ("Remarques", "Notes"),
}


def read_or_refuse(workbook: Path, bank: QuestionBank, language: Language, review_date: date | None = None) -> Intake:
    """Read ``workbook``, for a review dated ``review_date`` when it is given.

    Raises:
        WorkbookRefused: with a sentence in ``language`` that says what to do.
    """
    try:
        return read_workbook(workbook, bank, review_date)
    except RefusedFile as refused:
        raise said(refused, language) from refused


def said(refused: RefusedFile, language: Language) -> WorkbookRefused:
    """Return the refusal of a file with its sentence in ``language``."""
    return WorkbookRefused(refused.text.to(language))


def show(diagnostics: Sequence[Diagnostic], language: Language, *, err: bool = False) -> None:
    """Print every problem, the worst first: where people redirect it, or with ``err`` on standard error."""
    for severity in Severity:
        chosen = [item for item in diagnostics if item.severity is severity]
        if not chosen:
            continue
        click.echo(f"\n{bilingual(*_HEADINGS[severity])} ({len(chosen)})", err=err)
        for item in chosen:
            click.echo(f"  - {item.message(language)}", err=err)


def errors_of(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the problems that make answers unreadable."""
    return [item for item in diagnostics if item.severity is Severity.ERROR]
