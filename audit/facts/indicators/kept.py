"""Loads the indicators from what was kept of them, when nothing has changed since they were checked."""

from collections.abc import Callable
from pathlib import Path

from audit.declarations.cache import keep, recalled
from audit.declarations.one_at_a_time import LOADING
from audit.facts.indicators.definition import IndicatorDefinition
from audit.model.base import Declared
from audit.model.questionnaire import QuestionBank
from audit.questionnaire.kept import key_of_questions

_PART = "indicators"


class _Indicators(Declared):
    indicators: tuple[IndicatorDefinition, ...]


def indicators_of(
    questionnaires: Path | None, key: str | None, bank: Callable[[], QuestionBank]
) -> tuple[IndicatorDefinition, ...]:
    """Load the indicators of questions whose fingerprint is ``key``.

    Args:
        questionnaires: a folder that replaces the questionnaires.
        key: the fingerprint; None when it does not say all.
        bank: returns the questions, where nothing was kept.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    kept = recalled(_PART, key, _Indicators) if key else None
    if isinstance(kept, _Indicators):
        return kept.indicators
    from audit.facts.indicators.load import load_indicators  # seldom needed: it brings all that reads and checks YAML

    with LOADING:
        loaded = load_indicators(questionnaires, bank())
    if key and key == key_of_questions(questionnaires):  # nothing changed while they were read
        keep(_PART, key, _Indicators(indicators=loaded), _Indicators)
    return loaded
