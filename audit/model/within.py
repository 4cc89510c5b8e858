"""What is known of an answer that is not exact: bounds, the codes that it may be, or those that it holds or not."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import ConfigDict, PlainSerializer, SkipValidation, WithJsonSchema

from audit.errors import Refused
from audit.model.value import NUMERIC, Value, ValueType, retyped, value_to_json

Bound = Decimal | date
JsonBound = Annotated[Bound, PlainSerializer(value_to_json, when_used="json")]
_IN_JSON = {"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "null"}]}  # days, and digits too long to be one
UntypedBound = Annotated[
    Bound | None, SkipValidation, PlainSerializer(value_to_json, when_used="json"), WithJsonSchema(_IN_JSON)
]
"""A bound that is as JSON gives it until the answer that holds it, which knows its type, has typed it."""

_FEWEST_CODES = 2
_INFINITY = Decimal("Infinity")
_DAY = timedelta(days=1)


class Reach(NamedTuple):
    """From where to where a value may lie; where nothing bounds it, infinity or the last day of the calendar.

    Whole numbers and days have neighbours, so that their bounds are never excluded: « plus de 2 » is from 3.
    """

    low: Bound
    high: Bound
    low_excluded: bool = False
    high_excluded: bool = False

    @property
    def holds_several(self) -> bool:
        """Whether more than one value lies there."""
        low: Any = self.low
        return bool(low < self.high)

    def holds(self, value: Value) -> bool:
        """Return whether ``value``, which is of the type of the bounds, lies there."""
        point: Any = value
        above = self.low < point if self.low_excluded else self.low <= point
        return bool(above and (point < self.high if self.high_excluded else point <= self.high))


def reach(
    value_type: ValueType,
    low: Bound | None,
    high: Bound | None,
    low_excluded: bool = False,
    high_excluded: bool = False,
) -> Reach:
    """Return from where to where a value of ``value_type`` may lie; None stands for no bound on that side."""
    if value_type is ValueType.DATE:
        first: Any = date.min if low is None else low
        last: Any = date.max if high is None else high
        after = first + _DAY if low_excluded and first < date.max else first
        return Reach(after, last - _DAY if high_excluded and last > date.min else last)
    least: Any = -_INFINITY if low is None else low
    most: Any = _INFINITY if high is None else high
    if value_type is ValueType.INTEGER:
        return Reach(least + 1 if low_excluded else least, most - 1 if high_excluded else most)
    return Reach(least, most, low_excluded, high_excluded)


@dataclass(frozen=True, slots=True)
class Within:
    """What a partial answer says; nothing outside it is the answer, and nothing inside it is more likely.

    Attributes:
        low, high: bounds of a number, in the unit of its value, or of a day; None on the side that has none.
        low_excluded, high_excluded: whether the bound itself cannot be the answer: « plus de 50 », not « au moins 50 ».
        among: the codes of a closed list that the answer may be, in the order of the list.
        includes, excludes: of several choices, the codes that the answer is known to hold, and not to hold, in the
            order of the list; each of the others may still be held or not.
    """

    low: UntypedBound = None
    high: UntypedBound = None
    low_excluded: bool = False
    high_excluded: bool = False
    among: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    __pydantic_config__ = ConfigDict(extra="forbid")

    def typed(self, value_type: ValueType) -> "Within":
        """Return this with the bounds that JSON data give as values of ``value_type``.

        Raises:
            ValueError: when a bound is no such value.
        """
        bounds: dict[str, Any] = {"low": self.low, "high": self.high}
        typed: dict[str, Any] = {key: retyped(value_type, bound) for key, bound in bounds.items() if bound is not None}
        return replace(self, **typed)

    def check(self, value_type: ValueType) -> None:
        """Refuse what no partial answer of this type can be.

        Raises:
            Refused: with the reason.
        """
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if settled := (*self.includes, *self.excludes):
            if bounds or self.among or value_type is not ValueType.CODES or len(set(settled)) < len(settled):
                raise Refused(
                    "« includes » et « excludes » donnent des codes d'une liste à plusieurs choix, chacun une fois, "
                    "sans bornes ni « among »",
                    "'includes' and 'excludes' give codes of a list of several choices, each once, without bounds or "
                    "'among'",
                )
        elif self.among:
            different = len(set(self.among))
            if bounds or value_type is not ValueType.CODE or different < max(_FEWEST_CODES, len(self.among)):
                raise Refused(
                    "« among » donne au moins deux codes différents d'une liste, et sans bornes",
                    "'among' gives at least two different codes of a list, and no bounds",
                )
        elif not bounds or not (value_type in NUMERIC or value_type is ValueType.DATE):
            raise Refused(
                "un nombre ou une date connus en partie ont au moins une borne, une réponse de liste a « among », une "
                "réponse à plusieurs choix « includes » ou « excludes »",
                "a number or a date that is known in part has one bound at least, an answer of a list has 'among', one "
                "of several choices 'includes' or 'excludes'",
            )
        elif (self.low_excluded and self.low is None) or (self.high_excluded and self.high is None):
            raise Refused("une borne absente ne peut être exclue", "a bound that is absent cannot be excluded")
        elif not self.reach(value_type).holds_several:
            raise Refused(
                "entre ces bornes, il n'y a pas plusieurs valeurs", "there are not several values between these bounds"
            )

    def reach(self, value_type: ValueType) -> Reach:
        """Return from where to where the number or the day may lie."""
        return reach(value_type, self.low, self.high, self.low_excluded, self.high_excluded)
