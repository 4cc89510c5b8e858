"""Small rule bases on disk, for tests of what the loader accepts and refuses."""

import shutil
from functools import cache
from pathlib import Path

from audit.declarations.folders import shipped_folder
from audit.facts.indicators.load import load_indicators
from audit.facts.vocabulary import build_vocabulary
from audit.questionnaire.load import load_question_bank
from audit.rulebase.load import load_rulebase

AXES = ("strategie", "finances", "gouvernance", "realisation", "planning", "securite")
MODEL_RULE = "GOV-001-responsable-unique.yaml"


@cache  # frozen, and read by most tests of the loader
def shipped_vocabulary():
    return build_vocabulary(load_question_bank(), load_indicators())


def shipped_rulebase():
    return load_rulebase(shipped_vocabulary())


def folder_with(tmp_path: Path, text: str, name: str = MODEL_RULE) -> Path:
    """Return a rule folder that holds the shipped parameters and sources, and one rule."""
    shipped = shipped_folder("rules")
    for file in ("rulebase.yaml", "scoring.yaml", "parameters.yaml", "sources.yaml"):
        shutil.copy(shipped / file, tmp_path / file)
    for axis in AXES:
        (tmp_path / axis).mkdir()
    (tmp_path / "gouvernance" / name).write_text(text, encoding="utf-8")
    return tmp_path


def model_rule_text() -> str:
    """Return a rule that is right: of our own, so that a better shipped rule breaks no test of the loader."""
    return (Path(__file__).parent / "rules" / MODEL_RULE).read_text(encoding="utf-8")
