"""Loads questions, indicators and rules, from what was kept of them when nothing has changed since."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from audit.declarations.cache import keep, recalled
from audit.declarations.fingerprint import fingerprint
from audit.declarations.folders import shipped_folder
from audit.declarations.kept_beside import KeptBeside
from audit.declarations.one_at_a_time import LOADING
from audit.errors import Bilingual, DeclarationsInvalid, Problem
from audit.facts.vocabulary import IndicatorDefinition, build_vocabulary
from audit.model.base import Declared
from audit.model.fact import Vocabulary
from audit.model.questionnaire import QuestionBank
from audit.question_loading import questions_of_key
from audit.questionnaire.kept import key_of_questions
from audit.rulebase.base import RuleBase
from audit.rulebase.file_names import PACK_FILE, RULEBASE_FILE
from audit.rulebase.situations import Situations, situations_of, with_situations, without_situations

_NEITHER = Bilingual(
    f"le dossier ne contient ni {RULEBASE_FILE} (une base de règles) ni {PACK_FILE} (un paquet)",
    f"the folder holds neither {RULEBASE_FILE} (a rule base) nor {PACK_FILE} (a pack)",
)
_ONE_BASE = Bilingual("une seule base de règles s'emploie à la fois", "only one rule base can be used at a time")
_RULES, _SITUATIONS = "rules", "situations"  # of what is kept
_NO_VOCABULARY = Vocabulary(facts={}, tables={})


class _Declared(NamedTuple):
    bank: QuestionBank
    indicators: tuple[IndicatorDefinition, ...]
    rulebase: RuleBase


class Declarations(_Declared):
    """All questions, the indicators computed from them, and the rules.

    Attributes:
        beside: what was kept of what follows from them. It belongs to those that were loaded and nothing else:
            declarations made from others, by ``_replace`` or by hand, have none.
    """

    beside = KeptBeside()


class _Rules(Declared):
    """What is kept beside the questions; the vocabulary is theirs, and is built again from them.

    The situations that test the rules lie in a file of their own.
    """

    indicators: tuple[IndicatorDefinition, ...]
    rulebase: RuleBase


def load_declarations(
    rules: Sequence[Path] = (),
    questionnaires: Path | None = None,
    *,
    with_examples: bool = True,
) -> Declarations:
    """Load and check the questions and the rules; the shipped ones by default.

    Args:
        rules: a folder that replaces the rule base, folders of packs that are added to it, or both.
        questionnaires: a folder that replaces the questionnaires.
        with_examples: whether rules, diagnoses and signals bring the situations that test them.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    keys = key_of_questions(questionnaires), _key_of_rules(rules)
    bank = questions_of_key(questionnaires, keys[0])
    key = _joined(*keys)
    found = _recalled(bank, key, with_examples) if key else None
    if found is not None:
        return _with_beside(found, key)
    with LOADING:
        loaded = _loaded(bank, rules, questionnaires)
    bare = loaded._replace(rulebase=without_situations(loaded.rulebase))
    unchanged = keys == (key_of_questions(questionnaires), _key_of_rules(rules))
    if key and unchanged:
        rulebase = bare.rulebase.model_copy(update={"vocabulary": _NO_VOCABULARY})
        keep(_RULES, key, _Rules.model_construct(indicators=loaded.indicators, rulebase=rulebase), _Rules)
        keep(_SITUATIONS, key, situations_of(loaded.rulebase), Situations)
    return _with_beside(loaded if with_examples else bare, key if unchanged else None)


def key_of_declarations(rules: Sequence[Path] = (), questionnaires: Path | None = None) -> str | None:
    """Return what all that ``load_declarations`` gives for these folders follows from; None when no key says all."""
    return _joined(key_of_questions(questionnaires), _key_of_rules(rules))


def _joined(questions: str | None, rules: str | None) -> str | None:
    return f"{questions} {rules}" if questions and rules else None


def _recalled(bank: QuestionBank, key: str, with_examples: bool) -> Declarations | None:
    kept = recalled(_RULES, key, _Rules)
    if not isinstance(kept, _Rules):
        return None
    rulebase = kept.rulebase.model_copy(update={"vocabulary": build_vocabulary(bank, kept.indicators)})
    if with_examples:
        situations = recalled(_SITUATIONS, key, Situations)
        if not isinstance(situations, Situations) or not situations.fit(rulebase):
            return None
        rulebase = with_situations(rulebase, situations)
    return Declarations(bank, kept.indicators, rulebase)


def _key_of_rules(rules: Sequence[Path]) -> str | None:
    """Return the fingerprint of the rule base and the packs; problems say the name of a pack's folder."""
    used = [("rules" if (folder / RULEBASE_FILE).exists() else f"pack {folder.name}", folder) for folder in rules]
    has_base = any(use == "rules" for use, _ in used)
    return fingerprint(used if has_base else [("rules", shipped_folder("rules")), *used])


def _with_beside(loaded: Declarations, key: str | None) -> Declarations:
    """Return declarations with what is kept beside those of ``key``, theirs."""
    loaded.beside = KeptBeside(key)
    return loaded


def _loaded(bank: QuestionBank, rules: Sequence[Path], questionnaires: Path | None) -> Declarations:
    from audit.facts.indicators.load import load_indicators
    from audit.rulebase.load import load_rulebase  # seldom needed: it brings all that reads and checks YAML

    indicators = load_indicators(questionnaires, bank)
    vocabulary = build_vocabulary(bank, indicators)
    bases = [folder for folder in rules if (folder / RULEBASE_FILE).exists()]
    packs = [folder for folder in rules if folder not in bases]
    problems = [Problem(str(folder), 0, _NEITHER) for folder in packs if not (folder / PACK_FILE).exists()]
    problems += [Problem(str(folder), 0, _ONE_BASE) for folder in bases[1:]]
    if problems:
        raise DeclarationsInvalid(problems)
    return Declarations(bank, indicators, load_rulebase(vocabulary, bases[0] if bases else None, packs))
