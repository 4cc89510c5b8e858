"""How many projects of a portfolio have each level that leads; those that have it at least, apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.portfolio.order import LEVELS_TO_ACT_ON
from audit.portfolio.schema import ProjectLine
from audit.reporting.portfolio.opinion_words import is_at_least, level_words
from audit.wording.terms import AVIS_RATINGS


@dataclass(frozen=True)
class LevelCount:
    """A level in words, the colour that stands for it, and how many projects have it."""

    words: str
    rating: str
    count: int


def level_counts(lines: Sequence[ProjectLine], language: Language) -> tuple[LevelCount, ...]:
    """Return the levels in the order in which one acts, without those that no project has."""
    opinions = [line.opinion for line in lines]
    found = Counter((one.level, is_at_least(one)) for one in opinions)
    words = {(one.level, is_at_least(one)): level_words(one, language) for one in opinions}
    keys = [(level, at_least) for level in LEVELS_TO_ACT_ON for at_least in (True, False)]
    return tuple(LevelCount(words[key], rating_of(key[0]), found[key]) for key in keys if found[key])


def rating_of(level: AvisLevel) -> str:
    """Return the colour of a level, by its name."""
    found = AVIS_RATINGS.get(level)
    return found.value if found is not None else "none"
