"""Loads the questions from what was kept of them, when nothing has changed since they were checked."""

from collections.abc import Callable
from pathlib import Path

from audit.declarations.cache import keep, recalled
from audit.declarations.fingerprint import fingerprint
from audit.declarations.folders import shipped_folder
from audit.declarations.one_at_a_time import LOADING
from audit.model.questionnaire import QuestionBank

_PART = "questions"


def key_of_questions(questionnaires: Path | None) -> str | None:
    """Return the fingerprint of the questionnaires, or None when it does not say all."""
    return fingerprint([("questionnaires", questionnaires or shipped_folder("questionnaires"))])


def questions_of(
    questionnaires: Path | None, key: str | None, load: Callable[[Path | None], QuestionBank]
) -> QuestionBank:
    """Load the questions whose fingerprint is ``key``.

    Args:
        questionnaires: a folder that replaces the questionnaires.
        key: the fingerprint; None when it does not say all.
        load: reads and checks them where nothing was kept.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    bank = recalled(_PART, key, QuestionBank) if key else None
    if isinstance(bank, QuestionBank):
        return bank
    with LOADING:
        loaded = load(questionnaires)
    if key and key == key_of_questions(questionnaires):  # nothing changed while it was read
        keep(_PART, key, loaded, QuestionBank)
    return loaded
