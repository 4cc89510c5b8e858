"""Loads the questions and what is computed from them, without any rule, from what was kept when nothing has changed."""

from pathlib import Path
from typing import TYPE_CHECKING

from audit.questionnaire.kept import key_of_questions, questions_of

if TYPE_CHECKING:
    from audit.facts.indicators.definition import IndicatorDefinition
    from audit.model.questionnaire import QuestionBank


def load_questions(questionnaires: Path | None = None) -> "QuestionBank":
    """Load and check the questions alone.

    Args:
        questionnaires: a folder that replaces the questionnaires.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    return questions_of_key(questionnaires, key_of_questions(questionnaires))


def questions_of_key(questionnaires: Path | None, key: str | None) -> "QuestionBank":
    """Load and check the questions whose fingerprint is ``key``.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    return questions_of(questionnaires, key, _load)


def load_kept_indicators(questionnaires: Path | None = None) -> "tuple[IndicatorDefinition, ...]":
    """Load and check the indicators alone; the shipped ones by default.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    from audit.facts.indicators.kept import indicators_of

    key = key_of_questions(questionnaires)
    return indicators_of(questionnaires, key, lambda: questions_of_key(questionnaires, key))


def _load(questionnaires: Path | None) -> "QuestionBank":
    from audit.questionnaire.load import load_question_bank  # seldom needed: they bring all that reads and checks YAML
    from audit.rulebase.check_contradictions import check_contradictions

    return load_question_bank(questionnaires, check_contradictions)
