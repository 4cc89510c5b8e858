"""The levels that a report leads with: by the texts of the time, where those of today would give others."""

from dataclasses import dataclass

from audit.model.result import Avis, GuaranteedLevel
from audit.model.scoring import Basis


@dataclass(frozen=True, slots=True)
class StatedLevels:
    """The levels that a report leads with.

    Attributes:
        own: of these, those of the basis that the review goes by.
        by_then: whether they are those of the texts published by the review date, as today's would give others.
    """

    declarations: GuaranteedLevel
    evidence: GuaranteedLevel
    own: GuaranteedLevel
    by_then: bool


def stated_levels(avis: Avis) -> StatedLevels:
    """Return the levels that a report leads with.

    A project is judged by what was published by its review date; that is what the rule base of today gives too, unless
    findings, or open rules, rest on later texts alone. How much of the same levels is proven makes no other level.
    """
    then = _by_then(avis)
    if avis.earlier_texts is None or then is None or _levels(then) == _levels(avis.own):
        return StatedLevels(avis.declarations, avis.evidence, avis.own, by_then=False)
    return StatedLevels(avis.earlier_texts.declarations, avis.earlier_texts.evidence, then, by_then=True)


def _by_then(avis: Avis) -> GuaranteedLevel | None:
    """Return the levels of the review by the texts of its time; None where every finding rests on one of them."""
    earlier = avis.earlier_texts
    if earlier is None:
        return None
    return earlier.evidence if avis.on is Basis.EVIDENCE else earlier.declarations


def _levels(one: GuaranteedLevel) -> tuple[str, str, str]:
    return one.level, one.floor, one.ceiling
