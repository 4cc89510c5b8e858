"""How outcomes become scores and an avis: weights, floors and caps, read from rules/scoring.yaml."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, NonNegativeInt, model_validator

from audit.errors import Refused
from audit.model.base import Frozen
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Text
from audit.model.value import JsonDecimal

Share = Annotated[JsonDecimal, Field(ge=Decimal(0), le=Decimal(1))]
_EARNING = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)


class AvisLevel(StrEnum):
    """The opinions, best first; the last one says that there is none at this stage."""

    FAVOURABLE = "favourable"
    FAVOURABLE_WITH_RECOMMENDATIONS = "favourable_with_recommendations"
    FAVOURABLE_WITH_RESERVATIONS = "favourable_with_reservations"
    UNFAVOURABLE = "unfavourable"
    NONE = "none"


ORDERED_LEVELS = (
    AvisLevel.FAVOURABLE,
    AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS,
    AvisLevel.FAVOURABLE_WITH_RESERVATIONS,
    AvisLevel.UNFAVOURABLE,
)


class Statement(StrEnum):
    """What a type of review ends in."""

    AVIS = "avis"  # an opinion, which answers to an outcome of DINUM
    ESTIMATE = "estimate"  # what the opinion would be on what the project says of itself
    CONDITIONS = "conditions"  # what must be met before launch; no opinion
    STANCE = "stance"  # diagnoses first, and what to go on with, to freeze, to re-frame or to put up for stopping


class Basis(StrEnum):
    """What an opinion rests on."""

    DECLARATIONS = "declarations"  # answers are taken as they are given
    EVIDENCE = "evidence"  # what blocking requirements rest on counts once a document bears it out


class ReviewEnd(Frozen):
    """What a type of review ends in, and what that rests on."""

    says: Statement
    on: Basis


class ScoreFloor(Frozen):
    """The least overall score, 0 to 100, that an avis level asks for."""

    level: AvisLevel
    score: int = Field(ge=0, le=100)


class Cap(Frozen):
    """No avis above ``best`` once this many rules of a severity have this outcome."""

    severity: Severity
    outcome: OutcomeKind
    count: int = Field(ge=1)
    best: AvisLevel


class Scoring(Frozen):
    """The published scoring; see docs/scoring.md.

    Attributes:
        credit: the part of its weight that a rule earns, by outcome.
        reviews: what each type of review ends in.
    """

    version: str
    note: Text
    weights: dict[Severity, NonNegativeInt]
    credit: dict[OutcomeKind, Share]
    floors: tuple[ScoreFloor, ...]
    caps: tuple[Cap, ...]
    reviews: dict[ReviewType, ReviewEnd]

    @model_validator(mode="after")
    def _complete(self) -> "Scoring":
        missing = [*(set(Severity) - set(self.weights)), *(set(_EARNING) - set(self.credit))]
        if missing:
            names = ", ".join(sorted(missing))
            raise Refused(
                f"weights et credit doivent dire ce que valent : {names}",
                f"weights and credit must say what these are worth: {names}",
            )
        unsaid = [review.value for review in ReviewType if review not in self.reviews]
        if unsaid:
            names = ", ".join(unsaid)
            raise Refused(
                f"reviews doit dire à quoi aboutissent ces revues : {names}",
                f"reviews must say what these reviews end in: {names}",
            )
        ordered = [self.weights[severity] for severity in Severity]
        if ordered != sorted(ordered, reverse=True) or not ordered[0]:
            raise Refused(
                "weights ne doit pas croître de blocking à info, et blocking doit peser quelque chose",
                "weights must not grow from blocking to info, and blocking must weigh something",
            )
        return self
