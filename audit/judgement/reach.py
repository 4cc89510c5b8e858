"""What is known of each level of the avis: whether some completion of the missing answers leads to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from audit.judgement.levels import AvisLevels
from audit.model.scoring import ORDERED_LEVELS, AvisLevel


class Reach(StrEnum):
    """What is known of a level."""

    REACHED = "reached"  # a completion leads to it, and was judged
    NOT_EXCLUDED = "not_excluded"  # nothing shows that none does, and none was found
    EXCLUDED = "excluded"  # no completion leads to it: by the bounds of the rules, or by the solver


@dataclass(frozen=True)
class Reachable:
    """The levels that the completions of one project lead to.

    Attributes:
        levels: what is known of each, best first.
        witnesses: for each level that is reached, a completion that leads to it: by question or table, the place of
            the way in which it is completed. Empty for a project that leaves nothing open.
    """

    levels: Mapping[AvisLevel, Reach]
    witnesses: Mapping[AvisLevel, Mapping[str, int]]

    @property
    def bounds(self) -> AvisLevels:
        """The floor and the ceiling: the worst and the best level that is not excluded."""
        return bounds_of(self.levels)

    def is_unproven(self, level: AvisLevel) -> bool:
        """Return whether several levels are left, and nothing shows this one to be reached or excluded."""
        return not self.bounds.is_certain and self.levels.get(level) is Reach.NOT_EXCLUDED


def bounds_of(levels: Mapping[AvisLevel, Reach]) -> AvisLevels:
    """Return the worst and the best level that is not excluded; none when all are."""
    possible = [level for level in ORDERED_LEVELS if levels.get(level, Reach.EXCLUDED) is not Reach.EXCLUDED]
    return AvisLevels(possible[-1], possible[0]) if possible else AvisLevels(AvisLevel.NONE, AvisLevel.NONE)


def reached_at(level: AvisLevel) -> Reachable:
    """Return what is known of the levels of a project of which only one is possible, rule by rule."""
    levels = {one: Reach.REACHED if one is level else Reach.EXCLUDED for one in ORDERED_LEVELS}
    return Reachable(levels, {level: {}} if level in ORDERED_LEVELS else {})
