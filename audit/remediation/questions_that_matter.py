"""Which open answers settle the avis the most, over projects drawn from those that the missing answers leave.

Each world answers every open question and fills every open table in one of the ways that
``audit.judgement.completions`` lists. The prior is stated: each world draws a share, any from none to all as likely as
another; with that probability an answer is the one of the best completion found, as the kernel judges it, and else
any of those listed, equally likely. So worlds lie all the way between a project of which nothing is known and its best.

An answer is worth the part of the uncertainty about the level that it removes on average: the mutual information of
both, over the entropy of the level. This ranks, over the worlds drawn; it proves nothing. What no answer can change any
more is another matter: that follows from the rules that are settled, or from the proof that one level is left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from audit.model.scoring import ORDERED_LEVELS, AvisLevel


@dataclass(frozen=True)
class RankedAnswer:
    """An open question or table, and what it settles.

    Attributes:
        removed: the part of the uncertainty that its answer removes on average, from 0 to 1.
        then_removed: the part removed by it and those before it together.
    """

    name: str
    removed: float
    then_removed: float


@dataclass(frozen=True)
class QuestionsThatMatter:
    """Open answers ranked by what they settle.

    Attributes:
        possible: the levels that the proof does not exclude, best first. Of a single one no answer is asked: it is
            certain, and no world is drawn.
        worlds, seed: how many projects were drawn, and from which seed; as many more check what they say.
        levels: in how many of the worlds each level is reached.
        ranked: the best next answer over these worlds, then the best one once it is known, and so on.
        enough: how many of the first ones suffice: they settle the level in every world drawn, and foretell it in as
            many others. None when those ranked do not, or when the worlds say nothing of a level that is possible.
        without_effect: the open questions and tables whose answer can change no rule's outcome any more.
        others: those that may change one, and are not among the ranked.
    """

    possible: tuple[AvisLevel, ...]
    worlds: int
    seed: int
    levels: Mapping[AvisLevel, int] = field(default_factory=dict)
    ranked: tuple[RankedAnswer, ...] = ()
    enough: int | None = None
    without_effect: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether it is proven that no answer changes the level."""
        return len(self.possible) <= 1

    @property
    def is_uniform(self) -> bool:
        """Whether every world has one level, though others are possible: then nothing is said of what settles it."""
        return not self.is_certain and sum(count > 0 for count in self.levels.values()) <= 1

    @property
    def unmet(self) -> tuple[AvisLevel, ...]:
        """The levels that the proof does not exclude, and that no world drawn has."""
        return () if self.is_certain else tuple(level for level in self.possible if not self.levels.get(level))


def no_question_matters(
    possible: Sequence[AvisLevel], seed: int, open_names: Iterable[str], live: frozenset[str]
) -> QuestionsThatMatter:
    """Return what is said of a project of which the level is certain: nothing is asked."""
    names = list(open_names)
    return QuestionsThatMatter(
        tuple(possible),
        0,
        seed,
        enough=0,
        without_effect=tuple(name for name in names if name not in live),
        others=tuple(name for name in names if name in live),
    )


def in_order(levels: Iterable[AvisLevel]) -> tuple[AvisLevel, ...]:
    """Return levels from the best to the worst, each once."""
    wanted = set(levels)
    return tuple(level for level in (*ORDERED_LEVELS, AvisLevel.NONE) if level in wanted)
