"""The shipped questions and rules are loaded, compiled and written once a process, however many tests ask for them.

They are frozen models, an assessor keeps nothing of a project, and an empty questionnaire always has the same bytes.
What lies in other folders is loaded anew each time; only the parsing of a text that was parsed before is spared.
Commands that tests start in a process of their own load everything for real, or what an earlier one kept in build/.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from audit import assessment, loading
from audit.assessment import Assessor
from audit.declarations import cache as kept
from audit.declarations import strict_yaml
from audit.declarations.kept_beside import KeptBeside
from audit.engine.durable_engine import durable_rules_available
from audit.facts import vocabulary
from audit.facts.indicators import load as indicator_loading
from audit.model.fact import Vocabulary
from audit.model.questionnaire import QuestionBank, Questionnaire, ReviewType
from audit.model.text import Language
from audit.questionnaire import load as questionnaire
from audit.questionnaire import workbook
from audit.rulebase import files, load
from audit.rulebase.base import RuleBase
from audit.rulebase.situations import without_situations

Loaded = TypeVar("Loaded")

load_rulebase_anew = load.load_rulebase
write_workbook_anew = workbook.write_workbook
build_vocabulary_anew = vocabulary.build_vocabulary


def share() -> None:
    """Put loaders that share in the place of the real ones; call it before any test module is imported."""
    kept.cache_folder = lambda: None  # what is shared below costs less; its own tests ask for the real one
    strict_yaml.parse_yaml = files.parse_yaml = lru_cache(maxsize=1000)(strict_yaml.parse_yaml)
    questionnaire.load_question_bank = _once_if_shipped(questionnaire.load_question_bank)
    indicator_loading.load_indicators = _once_if_shipped(indicator_loading.load_indicators)
    vocabulary.build_vocabulary = _vocabulary
    load.load_rulebase = _rulebase
    loading.build_vocabulary = _vocabulary  # that module has it by name already
    loading.without_situations = _bare
    assessment.Assessor = _assessor
    workbook.write_workbook = _write_workbook


def _once_if_shipped(load_from: Callable[..., Loaded]) -> Callable[..., Loaded]:
    shipped = cache(lambda: load_from(None))

    @wraps(load_from)
    def loaded(folder: Path | None = None, *more: object) -> Loaded:
        return shipped() if folder is None else load_from(folder, *more)

    return loaded


@cache
def _shipped_vocabulary() -> Vocabulary:
    return build_vocabulary_anew(questionnaire.load_question_bank(), indicator_loading.load_indicators())


@cache
def _shipped_rulebase() -> RuleBase:
    return load_rulebase_anew(_shipped_vocabulary())


@cache
def _shipped_bare() -> RuleBase:
    return without_situations(_shipped_rulebase())


def _bare(rulebase: RuleBase) -> RuleBase:
    return _shipped_bare() if rulebase is _shipped_rulebase() else without_situations(rulebase)


def _vocabulary(questions, indicators):
    of_shipped = questions is questionnaire.load_question_bank() and indicators is indicator_loading.load_indicators()
    return _shipped_vocabulary() if of_shipped else build_vocabulary_anew(questions, indicators)


def _rulebase(known: Vocabulary, folder: Path | None = None, packs: Sequence[Path] = ()) -> RuleBase:
    is_shipped = known is _shipped_vocabulary() and folder is None and not packs
    return _shipped_rulebase() if is_shipped else load_rulebase_anew(known, folder, packs)


@cache
def _shipped_assessor(review_type: ReviewType, with_durable_rules: bool) -> Assessor:
    questions, indicators = questionnaire.load_question_bank(), indicator_loading.load_indicators()
    return Assessor(questions, indicators, _shipped_rulebase(), review_type, with_durable_rules)


def _assessor(
    bank: QuestionBank,
    indicators,
    rulebase: RuleBase,
    review_type: ReviewType,
    with_durable_rules: bool | None = None,
    beside: KeptBeside | None = None,
) -> Assessor:
    is_shipped = rulebase is _shipped_rulebase() or rulebase is _shipped_bare()  # they judge alike
    if bank is not questionnaire.load_question_bank() or not is_shipped:
        return Assessor(bank, indicators, rulebase, review_type, with_durable_rules, beside)
    # Tests hide durable-rules: whether it is there is asked each time.
    return _shipped_assessor(
        review_type, durable_rules_available() if with_durable_rules is None else with_durable_rules
    )


@cache
def empty_workbook(review_type: ReviewType, language: Language) -> bytes:
    """Return the shipped questionnaire as people get it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "classeur.xlsx"
        write_workbook_anew(questionnaire.load_question_bank().questionnaire(review_type), language, path)
        return path.read_bytes()


def _write_workbook(asked: Questionnaire, language: Language, path: Path, *filled, **with_more) -> None:
    bank = questionnaire.load_question_bank()
    is_empty = not any(filled) and not any(with_more.values())
    if is_empty and asked.review_type in bank.titles and asked == bank.questionnaire(asked.review_type):
        path.write_bytes(empty_workbook(asked.review_type, language))
    else:
        write_workbook_anew(asked, language, path, *filled, **with_more)
