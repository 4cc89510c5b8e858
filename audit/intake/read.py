"""Reads a project from whichever file holds it: a workbook, or a snapshot saved as JSON."""

from datetime import date
from pathlib import Path

from audit.intake.snapshot import Intake, read_workbook
from audit.model.questionnaire import QuestionBank

_SAVED = ".json"


def read_project(
    path: Path, bank: QuestionBank, review_date: date | None = None, *, answers_alone: bool = False
) -> Intake:
    """Return what the file ``path`` says of a project, and every problem with it.

    Args:
        path: a workbook (.xlsx, .ods), or a snapshot that was saved (.json).
        bank: every question of the questionnaires.
        review_date: the date of the audit, when it is not to be the workbook's.
        answers_alone: as ``read_workbook`` takes it; a snapshot holds nothing else.

    Raises:
        WorkbookRefused: when the file is neither, or may do harm.
    """
    if path.suffix.lower() == _SAVED:
        from audit.intake.snapshot_file import read_snapshot_file

        return read_snapshot_file(path, bank, review_date)
    return read_workbook(path, bank, review_date, answers_alone=answers_alone)
