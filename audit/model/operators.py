"""The operators of comparisons: on which types, with what operand, what they are worth, in what words.

This table is all that the checker, the engine, the outline, mutation, lint and packs know of an operator: a new one is
a new line here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from operator import eq
from typing import Any, Literal

from audit.model.answer import SETTLED_WITHOUT_VALUE, AnswerState
from audit.model.kleene import Kleene
from audit.model.text import Text
from audit.model.value import NUMERIC, ValueType


class OperandKind(Enum):
    """What stands beside an operator."""

    CODE = auto()  # one code of the answer's closed list
    CODES = auto()  # several of them
    MEASURE = auto()  # a parameter, another fact, another column, or a value of the same type
    NOTHING = auto()  # ``true``: the operator says it all


Point = Decimal | date | str
Interval = tuple[Point, Point, bool, bool]
"""A value that is known exactly, twice, or the bounds of one that is not, and whether each bound is itself excluded.

Texts are compared as names are: folded.
"""


@dataclass(frozen=True, kw_only=True)
class Operator:
    """One operator.

    Attributes:
        meaning: when it is true, for authors of rules; the schema of rules shows it.
        types: of the facts that it compares.
        operand: what stands beside it.
        on_value: for codes: what it is worth on a value that is known, from the value and the operand.
        on_order: for measures: what it is worth on two intervals, those of the fact and of the operand.
        on_state: for operators without operand: what it is worth on an answer in that state; unknown in the others.
        words: how it is said between the name of the fact and the operand.
        words_on_dates: how it is said of dates, where this differs.
        one_of: whether one of several codes is enough: they are joined by « ou ».
        neighbour: the operator that is easily taken for it; mutation puts it in its place.
        neighbour_states: the states of an answer that are easily taken for it; mutation tests them in its place.
        telling_states: the states of an answer, beside that of having a value, on which it turns.
        stricter_when: 1 when a higher operand asks more, -1 when it asks less, 0 when neither is the case.
        month: how long a month of a limit is, so that a duration of exactly n months is on the better side of it.
    """

    meaning: str
    types: frozenset[ValueType]
    operand: OperandKind
    on_value: Callable[[Any, Any], bool] | None = None
    on_order: Callable[[Any, Any], Kleene] | None = None
    on_state: Mapping[AnswerState, bool] | None = None
    words: Text
    words_on_dates: Text | None = None
    one_of: bool = False
    neighbour: str | None = None
    neighbour_states: tuple[AnswerState, ...] = ()
    telling_states: tuple[AnswerState, ...] = ()
    stricter_when: Literal[1, -1, 0] = 0
    month: Literal["shortest", "longest"] = "longest"

    def said_of(self, value_type: ValueType) -> Text:
        """Return its words on a fact of ``value_type``."""
        return self.words_on_dates if value_type is ValueType.DATE and self.words_on_dates else self.words


def _at_least(left: Any, right: Any) -> Kleene:
    if left[0] >= right[1]:
        return True
    return False if left[1] < right[0] or _end_apart(left, right) else None


def _above(left: Any, right: Any) -> Kleene:
    if left[0] > right[1] or _end_apart(right, left):
        return True
    return False if left[1] <= right[0] else None


def _end_apart(lower: Any, upper: Any) -> bool:
    """Return whether one interval ends where the other begins, at a value that is not in both."""
    return (lower[3] or upper[2]) and bool(lower[1] == upper[0])


def _equals(left: Any, right: Any) -> Kleene:
    if left[1] < right[0] or left[0] > right[1] or _end_apart(left, right) or _end_apart(right, left):
        return False
    return True if left[0] == left[1] == right[0] == right[1] else None


_ORDERED = NUMERIC | {ValueType.DATE}

OPERATORS: dict[str, Operator] = {
    "is": Operator(
        meaning="the answer is this code",
        types=frozenset({ValueType.CODE}),
        operand=OperandKind.CODE,
        on_value=eq,
        words=Text(fr="est", en="is"),
    ),
    "in": Operator(
        meaning="the answer is one of these codes",
        types=frozenset({ValueType.CODE}),
        operand=OperandKind.CODES,
        on_value=lambda value, codes: value in codes,
        words=Text(fr="est", en="is"),
        one_of=True,
    ),
    "equals": Operator(
        meaning="the same number, day or text",
        types=_ORDERED | {ValueType.TEXT},
        operand=OperandKind.MEASURE,
        on_order=_equals,
        words=Text(fr="vaut", en="equals"),
        words_on_dates=Text(fr="est le même jour que", en="is the same day as"),
    ),
    "min": Operator(
        meaning="at least",
        types=_ORDERED,
        operand=OperandKind.MEASURE,
        on_order=_at_least,
        words=Text(fr="vaut au moins", en="is at least"),
        words_on_dates=Text(fr="n'est pas antérieur à", en="is no earlier than"),
        neighbour="above",
        stricter_when=1,
        month="shortest",
    ),
    "max": Operator(
        meaning="at most",
        types=_ORDERED,
        operand=OperandKind.MEASURE,
        on_order=lambda left, right: _at_least(right, left),
        words=Text(fr="vaut au plus", en="is at most"),
        words_on_dates=Text(fr="n'est pas postérieur à", en="is no later than"),
        neighbour="below",
        stricter_when=-1,
    ),
    "above": Operator(
        meaning="strictly more, or later",
        types=_ORDERED,
        operand=OperandKind.MEASURE,
        on_order=_above,
        words=Text(fr="dépasse", en="is above"),
        words_on_dates=Text(fr="est postérieur à", en="is later than"),
        neighbour="min",
        stricter_when=1,
    ),
    "below": Operator(
        meaning="strictly less, or earlier",
        types=_ORDERED,
        operand=OperandKind.MEASURE,
        on_order=lambda left, right: _above(right, left),
        words=Text(fr="est inférieur à", en="is below"),
        words_on_dates=Text(fr="est antérieur à", en="is earlier than"),
        neighbour="max",
        stricter_when=-1,
        month="shortest",
    ),
    "includes": Operator(
        meaning="the list holds all of these codes",
        types=frozenset({ValueType.CODES}),
        operand=OperandKind.CODES,
        on_value=lambda value, codes: all(code in value for code in codes),
        words=Text(fr="comprend", en="includes"),
    ),
    "provided": Operator(
        meaning="something was answered; false when there is none, or when it is not applicable, which says as much",
        types=frozenset(ValueType),
        operand=OperandKind.NOTHING,
        on_state={
            AnswerState.ANSWERED: True,
            AnswerState.PARTLY_ANSWERED: True,
            **dict.fromkeys(SETTLED_WITHOUT_VALUE, False),
        },
        words=Text(
            fr="est renseigné (« sans objet » vaut absence)", en="is given (“not applicable” means that there is none)"
        ),
        neighbour_states=(AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE, AnswerState.NONE),
        telling_states=(AnswerState.NOT_APPLICABLE, AnswerState.NONE),
    ),
}
