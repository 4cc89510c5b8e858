"""Loads what every command needs: questions, indicators and rule base."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from audit.errors import Bilingual, DeclarationsInvalid, Problem
from audit.facts.vocabulary import IndicatorDefinition, build_vocabulary, load_indicators
from audit.model.questionnaire import QuestionBank
from audit.questionnaire.load import load_question_bank
from audit.rulebase.base import RuleBase
from audit.rulebase.load import PACK_FILE, RULEBASE_FILE, load_rulebase

_NEITHER = Bilingual(
    f"le dossier ne contient ni {RULEBASE_FILE} (une base de règles) ni {PACK_FILE} (un paquet)",
    f"the folder holds neither {RULEBASE_FILE} (a rule base) nor {PACK_FILE} (a pack)",
)
_ONE_BASE = Bilingual("une seule base de règles s'emploie à la fois", "only one rule base can be used at a time")


class Declarations(NamedTuple):
    """All questions, the indicators computed from them, and the rules."""

    bank: QuestionBank
    indicators: tuple[IndicatorDefinition, ...]
    rulebase: RuleBase


def load_declarations(
    rules: Sequence[Path] = (),
    questionnaires: Path | None = None,
) -> Declarations:
    """Load and check the questions and the rules; the shipped ones by default.

    Args:
        rules: a folder that replaces the rule base, folders of packs that are added to it, or both.
        questionnaires: a folder that replaces the questionnaires.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    bank = load_question_bank(questionnaires)
    indicators = load_indicators(questionnaires, bank)
    vocabulary = build_vocabulary(bank, indicators)
    bases = [folder for folder in rules if (folder / RULEBASE_FILE).exists()]
    packs = [folder for folder in rules if folder not in bases]
    problems = [Problem(str(folder), 0, _NEITHER) for folder in packs if not (folder / PACK_FILE).exists()]
    problems += [Problem(str(folder), 0, _ONE_BASE) for folder in bases[1:]]
    if problems:
        raise DeclarationsInvalid(problems)
    return Declarations(bank, indicators, load_rulebase(vocabulary, bases[0] if bases else None, packs))
