"""Loads the questions from what was kept of them, when nothing has changed since they were checked."""

from pathlib import Path

from audit.declarations.cache import keep, recalled
from audit.declarations.fingerprint import fingerprint
from audit.declarations.folders import shipped_folder
from audit.model.questionnaire import QuestionBank

_PART = "questions"


def load_questions(questionnaires: Path | None = None) -> QuestionBank:
    """Load and check the questions; the shipped ones by default.

    Args:
        questionnaires: a folder that replaces the questionnaires.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    return questions_of(questionnaires, key_of_questions(questionnaires))


def key_of_questions(questionnaires: Path | None) -> str | None:
    """Return the fingerprint of the questionnaires, or None when it does not say all."""
    return fingerprint([("questionnaires", questionnaires or shipped_folder("questionnaires"))])


def questions_of(questionnaires: Path | None, key: str | None) -> QuestionBank:
    """Load the questions whose fingerprint is ``key``.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    bank = recalled(_PART, key, QuestionBank) if key else None
    if isinstance(bank, QuestionBank):
        return bank
    from audit.questionnaire.load import load_question_bank  # seldom needed: it brings all that reads and checks YAML

    loaded = load_question_bank(questionnaires)
    if key and key == key_of_questions(questionnaires):  # nothing changed while it was read
        keep(_PART, key, loaded, QuestionBank)
    return loaded
