"""Loads what every command needs: questions, indicators and rule base."""

from pathlib import Path
from typing import NamedTuple

from audit.facts.vocabulary import IndicatorDefinition, build_vocabulary, load_indicators
from audit.model.questionnaire import QuestionBank
from audit.questionnaire.load import load_question_bank
from audit.rulebase.base import RuleBase
from audit.rulebase.load import load_rulebase


class Declarations(NamedTuple):
    """All questions, the indicators computed from them, and the rules."""

    bank: QuestionBank
    indicators: tuple[IndicatorDefinition, ...]
    rulebase: RuleBase


def load_declarations(
    rules: Path | None = None,
    questionnaires: Path | None = None,
) -> Declarations:
    """Load and check the questions and the rules; the shipped ones by default.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    bank = load_question_bank(questionnaires)
    indicators = load_indicators(questionnaires)
    vocabulary = build_vocabulary(bank, indicators)
    return Declarations(bank, indicators, load_rulebase(vocabulary, rules))
