"""Reads projects without any rule: what ``audit check`` does, and what notebooks that only look at answers need."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.stages import timed

if TYPE_CHECKING:
    from audit.facts.vocabulary import IndicatorDefinition
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
    from audit.question_loading import load_questions as load_kept

    with timed("load"):
        return load_kept(Path(questionnaires) if questionnaires else None)


def load_indicators(questionnaires: str | Path | None = None) -> "tuple[IndicatorDefinition, ...]":
    """Load and check what is computed from the answers; the shipped indicators by default.

    Args:
        questionnaires: a folder that replaces the questionnaires.

    Raises:
        DeclarationsInvalid: with every problem, by file and line.
    """
    from audit.question_loading import load_kept_indicators

    with timed("load", "indicators"):
        return load_kept_indicators(Path(questionnaires) if questionnaires else None)


def read(
    path: str | Path,
    questions: "QuestionBank | None" = None,
    review_date: date | None = None,
    indicators: "Sequence[IndicatorDefinition] | Callable[[], Sequence[IndicatorDefinition]] | None" = None,
) -> "Intake":
    """Read a filled workbook (.xlsx, .ods), or a snapshot that was saved (.json).

    Args:
        path: the file.
        questions: what may be asked; the shipped questions by default.
        review_date: the date of the audit, when it is not to be the file's.
        indicators: what is computed from the answers, for figures that are published of it to be compared with, or
            what returns it where there are such figures; the shipped indicators where the questions are the shipped
            ones, none otherwise.

    Returns:
        ``snapshot``, what the file says; ``diagnostics``, every problem with it, of which ``errors`` are the answers
        that cannot be read; ``leftovers``, what was written beside the questions.

    Raises:
        WorkbookRefused: when the file is none of these, or may do harm; ``code`` says why in one word.
    """
    from audit.api.incoherent import with_incoherences
    from audit.intake.read import read_project

    computed = indicators if indicators is not None else load_indicators if questions is None else ()
    bank = questions if questions is not None else load_questions()
    with timed("read"):
        project = read_project(Path(path), bank, review_date)
        if _publishes_a_figure(project.snapshot, bank):
            from audit.facts.compare_figures import compare_figures  # which most projects do without

            found = computed() if callable(computed) else computed
            project = compare_figures(project, bank, found, review_date)
        return with_incoherences(project, bank, review_date)


def save_snapshot(project: "Intake | ProjectSnapshot") -> bytes:
    """Return a project as the JSON file that ``read`` takes; the same project gives the same bytes."""
    from audit.intake.snapshot_file import snapshot_bytes
    from audit.model.snapshot import ProjectSnapshot

    return snapshot_bytes(project if isinstance(project, ProjectSnapshot) else project.snapshot)


def _publishes_a_figure(snapshot: "ProjectSnapshot", bank: "QuestionBank") -> bool:
    """Return whether an optional question, of which a published figure is one, has an answer."""
    from audit.model.answer import AnswerState

    optional = (snapshot.answers.get(question.id) for question in bank.questions if question.optional)
    return any(answer is not None and answer.state is not AnswerState.BLANK for answer in optional)
