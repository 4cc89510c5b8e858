"""The levels that lead: by the texts of the time, where those of today give others or none is secured; decided once."""

from dataclasses import dataclass
from typing import Protocol

from audit.model.result.opinion import Avis, GuaranteedLevel
from audit.model.scoring import AvisLevel, Basis


class LevelLeft(Protocol):
    """What is guaranteed on one basis, and what missing answers leave."""

    @property
    def level(self) -> AvisLevel:
        """What no missing answer can take back."""
        ...

    @property
    def floor(self) -> AvisLevel:
        """The worst level that is left."""
        ...

    @property
    def ceiling(self) -> AvisLevel:
        """The best level that is left."""
        ...


@dataclass(frozen=True, slots=True)
class StatedLevels:
    """The levels that a report leads with.

    Attributes:
        own: of these, those of the basis that the review goes by.
        by_then: whether they are those of the texts published by the review date; see ``leads_by_then``.
    """

    declarations: GuaranteedLevel
    evidence: GuaranteedLevel
    own: GuaranteedLevel
    by_then: bool


def leads_by_then(today: LevelLeft, then: LevelLeft | None) -> bool:
    """Return whether an opinion goes by the texts of its time, and not by those of today.

    A project is judged by what was published by its review date; that is what the rule base of today gives too, unless
    findings, or open rules, rest on later texts alone. How much of the same levels is proven makes no other level.
    Where no level is secured, a report says what would have to be established: what the texts of the time asked for.

    Args:
        today: the levels by every rule, on the basis that the review goes by.
        then: the same by the texts of the time; None where every finding rests on one of them.
    """
    if then is None:
        return False
    is_other = (then.level, then.floor, then.ceiling) != (today.level, today.floor, today.ceiling)
    return is_other or then.level is AvisLevel.NONE


def stated_levels(avis: Avis) -> StatedLevels:
    """Return the levels that a report leads with; see ``leads_by_then``."""
    earlier = avis.earlier_texts
    if earlier is not None:
        then = earlier.evidence if avis.on is Basis.EVIDENCE else earlier.declarations
        if leads_by_then(avis.own, then):
            return StatedLevels(earlier.declarations, earlier.evidence, then, by_then=True)
    return StatedLevels(avis.declarations, avis.evidence, avis.own, by_then=False)
