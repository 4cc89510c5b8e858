"""Reads projects without any rule: what ``audit check`` does, and what notebooks that only look at answers need."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.stages import timed

if TYPE_CHECKING:
    from audit.intake.snapshot import Intake
    from audit.model.questionnaire import QuestionBank
    from audit.model.snapshot import ProjectSnapshot


def load_questions(questionnaires: str | Path | None = None) -> "QuestionBank":
    """Load and check the questions alone; the shipped ones by default.

    Args:
        questionnaires: a folder that replaces the questionnaires.

    Raises:
        DeclarationsInvalid: with every problem, by file and line.
    """
    from audit.questionnaire.kept import load_questions as load_kept

    with timed("load"):
        return load_kept(Path(questionnaires) if questionnaires else None)


def read(path: str | Path, questions: "QuestionBank | None" = None, review_date: date | None = None) -> "Intake":
    """Read a filled workbook (.xlsx, .ods), or a snapshot that was saved (.json).

    Args:
        path: the file.
        questions: what may be asked; the shipped questions by default.
        review_date: the date of the audit, when it is not to be the file's.

    Returns:
        ``snapshot``, what the file says; ``diagnostics``, every problem with it, of which ``errors`` are the answers
        that cannot be read; ``leftovers``, what was written beside the questions.

    Raises:
        WorkbookRefused: when the file is none of these, or may do harm; ``code`` says why in one word.
    """
    from audit.intake.read import read_project

    bank = questions if questions is not None else load_questions()
    with timed("read"):
        return read_project(Path(path), bank, review_date)


def save_snapshot(project: "Intake | ProjectSnapshot") -> bytes:
    """Return a project as the JSON file that ``read`` takes; the same project gives the same bytes."""
    from audit.intake.snapshot_file import snapshot_bytes
    from audit.model.snapshot import ProjectSnapshot

    return snapshot_bytes(project if isinstance(project, ProjectSnapshot) else project.snapshot)
