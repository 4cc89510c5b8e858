"""The kinds of computation that an indicator may be; one module a subject, no name of a fact in any."""

from functools import cached_property

from pydantic import model_validator

from audit.errors import Refused
from audit.facts.indicators.shapes.answers import DocumentedShare, FavourableShare
from audit.facts.indicators.shapes.base import Shape
from audit.facts.indicators.shapes.concentration import LargestLinkedShare, LargestNames, LargestShare
from audit.facts.indicators.shapes.days import DaysBetween, DaysSince, MeanDuration, RelativeSlip
from audit.facts.indicators.shapes.gaps import DaysSinceLongestGap, LongestGap, LongestGapAfterLongest, LongestGapToCome
from audit.facts.indicators.shapes.latest import DaysSinceLatest, DaysToLatest, DaysToNext, DaysUncovered
from audit.facts.indicators.shapes.numbers import Ratio, RelativeChange
from audit.facts.indicators.shapes.rows import DistinctCodes, RowCount, ShareOfRows
from audit.facts.indicators.shapes.weights import WeightedShare
from audit.model.base import Declared


class Computation(Declared):
    """One shape, under its name; a new shape is one class and one line here."""

    days_between: DaysBetween | None = None
    days_since: DaysSince | None = None
    mean_duration: MeanDuration | None = None
    relative_slip: RelativeSlip | None = None
    relative_change: RelativeChange | None = None
    ratio: Ratio | None = None
    days_since_latest: DaysSinceLatest | None = None
    days_to_latest: DaysToLatest | None = None
    days_uncovered: DaysUncovered | None = None
    days_to_next: DaysToNext | None = None
    longest_gap: LongestGap | None = None
    longest_gap_to_come: LongestGapToCome | None = None
    days_since_longest_gap: DaysSinceLongestGap | None = None
    longest_gap_after_longest: LongestGapAfterLongest | None = None
    row_count: RowCount | None = None
    share_of_rows: ShareOfRows | None = None
    distinct_codes: DistinctCodes | None = None
    largest_share: LargestShare | None = None
    largest_names: LargestNames | None = None
    largest_linked_share: LargestLinkedShare | None = None
    weighted_share: WeightedShare | None = None
    documented_share: DocumentedShare | None = None
    favourable_share: FavourableShare | None = None

    @model_validator(mode="after")
    def _one_shape(self) -> "Computation":
        if len(self._given()) != 1:
            raise Refused("une forme de calcul, et une seule", "one shape of computation, and one only")
        return self

    @property
    def name(self) -> str:
        """The key of the shape."""
        return next(iter(self._given()))

    @cached_property
    def shape(self) -> Shape:
        """What is computed, and from what."""
        return self._given()[self.name]

    def _given(self) -> dict[str, Shape]:
        given = ((name, getattr(self, name)) for name in type(self).model_fields)
        return {name: shape for name, shape in given if shape is not None}
