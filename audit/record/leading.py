"""The levels that the opinion of a record leads with: by the texts of its time, or by those of today."""

from dataclasses import dataclass

from audit.model.scoring import Basis
from audit.model.stated_levels import leads_by_then
from audit.record.schema import AvisOnBasis, RecordedAvis


@dataclass(frozen=True, slots=True)
class Leading:
    """The levels that an opinion leads with; ``audit.model.stated_levels`` says the same of a result.

    Attributes:
        own: of these, those of the basis that the review goes by.
        by_then: whether they are those of the texts published by the review date.
    """

    declarations: AvisOnBasis
    evidence: AvisOnBasis
    own: AvisOnBasis
    by_then: bool


def leading(avis: RecordedAvis) -> Leading:
    """Return the levels that an opinion leads with."""
    earlier, on_evidence = avis.earlier_texts, avis.on is Basis.EVIDENCE
    own = avis.on_evidence if on_evidence else avis.on_declarations
    if earlier is not None:
        then = earlier.on_evidence if on_evidence else earlier.on_declarations
        if leads_by_then(own, then):
            return Leading(earlier.on_declarations, earlier.on_evidence, then, by_then=True)
    return Leading(avis.on_declarations, avis.on_evidence, own, by_then=False)
