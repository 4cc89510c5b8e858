"""Loads what every command needs: questionnaire, indicators and rule base."""

from pathlib import Path
from typing import NamedTuple

from audit.facts.vocabulary import IndicatorDefinition, build_vocabulary, load_indicators
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.questionnaire.load import load_questionnaire
from audit.rulebase.base import RuleBase
from audit.rulebase.load import load_rulebase


class Declarations(NamedTuple):
    """The questionnaire of a review type, its indicators, and the rules."""

    questionnaire: Questionnaire
    indicators: tuple[IndicatorDefinition, ...]
    rulebase: RuleBase


def load_declarations(
    review_type: ReviewType = ReviewType.PRE_LAUNCH,
    rules: Path | None = None,
    questionnaires: Path | None = None,
) -> Declarations:
    """Load and check the questionnaire and the rules; the shipped ones by default.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    questionnaire = load_questionnaire(review_type, questionnaires)
    indicators = load_indicators(questionnaires)
    vocabulary = build_vocabulary(questionnaire, indicators)
    return Declarations(questionnaire, indicators, load_rulebase(vocabulary, rules))
