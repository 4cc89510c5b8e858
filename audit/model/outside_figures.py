"""How comparable projects drifted: quantiles by class of cost and of duration, derived from public data."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from audit.errors import Refused
from audit.model.base import Frozen
from audit.model.rule import Citation
from audit.model.text import Text
from audit.model.value import JsonDecimal

OutsideSchema = Literal["outside_view/1"]  # those that are read; the last is written
OUTSIDE_SCHEMA: OutsideSchema = get_args(OutsideSchema)[-1]

Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
LEVELS = tuple(map(Decimal, ("0.1", "0.25", "0.5", "0.75", "0.8", "0.9")))  # the quantiles that people have names for
MEDIAN = Decimal("0.5")
EIGHTH_DECILE = Decimal("0.8")
Fraction = Annotated[JsonDecimal, Field(gt=0, lt=1)]


class DriftQuantile(Frozen):
    """One quantile of the drifts of a class.

    Attributes:
        at: which one: 0.5 is the median, 0.8 the eighth decile.
        drift: a fraction: 0.2 is a drift of 20 %.
        low, high: the interval that holds the quantile of all such projects, at the confidence of the figures.
    """

    at: JsonDecimal
    drift: JsonDecimal
    low: JsonDecimal
    high: JsonDecimal

    @model_validator(mode="after")
    def _within(self) -> "DriftQuantile":
        if self.at not in LEVELS:
            levels = ", ".join(map(str, LEVELS))
            raise Refused(
                f"le quantile {self.at} n'est pas l'un de ceux que l'outil nomme : {levels}",
                f"the quantile {self.at} is none of those that the tool names: {levels}",
            )
        if not self.low <= self.drift <= self.high:
            raise Refused(
                f"la dérive {self.drift} n'est pas entre {self.low} et {self.high}",
                f"the drift {self.drift} is not between {self.low} and {self.high}",
            )
        return self


class DriftClass(Frozen):
    """The projects of one class of cost or of duration.

    Attributes:
        at_least, below: its bounds, in euros or in years; None where it has none.
        projects: how many.
        closed: how many of them the panorama last showed as finished.
        still_followed: how many the last edition still shows, not finished; the others have left the panorama, finished
            or not: it does not say.
        quantiles: those that so many projects are enough to tell, in their order.
    """

    at_least: JsonDecimal | None = None
    below: JsonDecimal | None = None
    projects: int = Field(ge=0)
    closed: int = Field(ge=0)
    still_followed: int = Field(ge=0)
    quantiles: tuple[DriftQuantile, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> "DriftClass":
        if any(first.at >= second.at or first.drift > second.drift for first, second in pairwise(self.quantiles)):
            raise Refused(
                "les quantiles ne se suivent pas dans l'ordre croissant", "the quantiles are not in increasing order"
            )
        if self.quantiles and self.quantile(MEDIAN) is None:
            raise Refused("la médiane manque parmi les quantiles", "the median is missing from the quantiles")
        if self.closed + self.still_followed > self.projects:
            raise Refused(
                f"plus de projets achevés ou encore suivis que de projets ({self.projects})",
                f"more finished or still followed projects than projects ({self.projects})",
            )
        return self

    def quantile(self, at: Decimal) -> DriftQuantile | None:
        """Return the quantile ``at``, where the class has enough projects to tell it."""
        return next((quantile for quantile in self.quantiles if quantile.at == at), None)

    def holds(self, size: Decimal) -> bool:
        """Return whether a project of this size is of the class."""
        return (self.at_least is None or self.at_least <= size) and (self.below is None or size < self.below)


class DriftTable(Frozen):
    """The drifts of one figure of projects: their cost or their duration.

    Attributes:
        perimeter: what the figure covers where it is published.
        classes: from the smallest projects to the largest; together they hold every size.
        all_projects: of every class together.
    """

    perimeter: Text
    classes: tuple[DriftClass, ...] = Field(min_length=1)
    all_projects: DriftClass

    @model_validator(mode="after")
    def _hold_every_size(self) -> "DriftTable":
        limits: Sequence[tuple[Decimal | None, Decimal | None]] = [(one.at_least, one.below) for one in self.classes]
        if limits[0][0] is not None or limits[-1][1] is not None or any(a[1] != b[0] for a, b in pairwise(limits)):
            raise Refused(
                "les classes ne se suivent pas : chacune commence où finit la précédente, la première n'a pas de "
                "minimum et la dernière pas de maximum",
                "the classes do not follow one another: each begins where the one before ends, the first has no "
                "minimum and the last no maximum",
            )
        return self

    def class_of(self, size: Decimal) -> DriftClass:
        """Return the class of a project of this size."""
        return next(one for one in self.classes if one.holds(size))


class OutsideFigures(Frozen):
    """``rules/outside_view.yaml``: figures derived from public data, with what they leave out.

    Attributes:
        sources: of the data, and of the limits of the classes.
        attribution: whose data, under which licence, as it is to be quoted.
        first_edition, last_edition: the months between which projects were followed.
        followed_months: for how long a project was followed at least, to be counted.
        confidence: of each end of the interval of a quantile; a quantile without such an interval is not given.
        elapsed_at_first: the median share of their planned duration that was over at the first published cost.
    """

    schema_version: OutsideSchema = Field(alias="schema")
    sources: tuple[Citation, ...] = Field(min_length=1)
    attribution: Text
    first_edition: Month
    last_edition: Month
    editions: int = Field(ge=2)
    followed_months: int = Field(ge=0)
    confidence: Fraction
    elapsed_at_first: JsonDecimal
    cost: DriftTable
    duration: DriftTable
