"""The shipped questions and rules are loaded once a process, however many tests and commands ask for them.

They are frozen models. What lies in other folders is loaded anew each time; only the parsing of a text that was
parsed before is spared. Commands that tests start in a process of their own load everything for real.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import TypeVar

from audit.declarations import strict_yaml
from audit.facts import vocabulary
from audit.model.fact import Vocabulary
from audit.questionnaire import load as questionnaire
from audit.rulebase import files, load
from audit.rulebase.base import RuleBase

Loaded = TypeVar("Loaded")

load_rulebase_anew = load.load_rulebase
_build_vocabulary = vocabulary.build_vocabulary


def share() -> None:
    """Put loaders that share in the place of the real ones; call it before any test module is imported."""
    strict_yaml.parse_yaml = files.parse_yaml = lru_cache(maxsize=1000)(strict_yaml.parse_yaml)
    questionnaire.load_question_bank = _once_if_shipped(questionnaire.load_question_bank)
    vocabulary.load_indicators = _once_if_shipped(vocabulary.load_indicators)
    vocabulary.build_vocabulary = _vocabulary
    load.load_rulebase = _rulebase


def _once_if_shipped(load_from: Callable[..., Loaded]) -> Callable[..., Loaded]:
    shipped = cache(lambda: load_from(None))

    @wraps(load_from)
    def loaded(folder: Path | None = None, *more: object) -> Loaded:
        return shipped() if folder is None else load_from(folder, *more)

    return loaded


@cache
def _shipped_vocabulary() -> Vocabulary:
    return _build_vocabulary(questionnaire.load_question_bank(), vocabulary.load_indicators())


@cache
def _shipped_rulebase() -> RuleBase:
    return load_rulebase_anew(_shipped_vocabulary())


def _vocabulary(questions, indicators):
    of_shipped = questions is questionnaire.load_question_bank() and indicators is vocabulary.load_indicators()
    return _shipped_vocabulary() if of_shipped else _build_vocabulary(questions, indicators)


def _rulebase(known: Vocabulary, folder: Path | None = None, packs: Sequence[Path] = ()) -> RuleBase:
    is_shipped = known is _shipped_vocabulary() and folder is None and not packs
    return _shipped_rulebase() if is_shipped else load_rulebase_anew(known, folder, packs)
