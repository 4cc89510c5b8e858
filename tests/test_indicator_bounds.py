"""Indicators of dates and amounts known between bounds only, against every exact answer within them."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.facts.indicators.inputs import Between, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.shapes.days import DaysBetween, DaysSince, RelativeSlip
from audit.facts.indicators.shapes.numbers import RelativeChange
from audit.model.answer import AnswerState
from audit.model.fact import Fact, FactSet
from audit.model.text import Text
from audit.model.value import ValueType

REVIEW = date(2026, 6, 30)
NOTHING = Text(fr="rien", en="nothing")
BETWEEN = DaysBetween(first="q.a", last="q.b")
SINCE = DaysSince(date="q.a")
AGE = DaysSince(date="q.a", may_come=True)
SLIP = RelativeSlip(start="q.a", initial="q.b", current="q.c", not_computable=NOTHING)
CHANGE = RelativeChange(initial="q.a", current="q.b", not_computable=NOTHING)
PARTLY = AnswerState.PARTLY_ANSWERED


def computed(shape, kind, **ends):
    """Return what a shape makes of answers that lie between two ends each; None where it is not known."""
    facts = {}
    for name, (low, high) in ends.items():
        is_exact = low is not None and low == high
        if is_exact:
            facts[f"q.{name}"] = Fact(f"q.{name}", kind, AnswerState.ANSWERED, low)
        else:
            facts[f"q.{name}"] = Fact(f"q.{name}", kind, PARTLY, low=low, high=high)
    try:
        return shape.compute(Inputs(FactSet(facts, {}, REVIEW), REVIEW, {}))
    except MissingInputError:
        return None


def day(number):
    return None if number is None else REVIEW + timedelta(days=number)


days = st.integers(-9, 9).flatmap(lambda low: st.integers(low, min(9, low + 4)).map(lambda high: (low, high)))


@pytest.mark.slow
@pytest.mark.parametrize("shape", [BETWEEN, SINCE, AGE, SLIP], ids=["between", "since", "age", "slip"])
@given(found=st.tuples(days, days, days))
def test_bounds_hold_every_exact_answer_and_are_reached(shape, found):
    names = "abc"
    bounded = computed(
        shape, ValueType.DATE, **{name: tuple(map(day, ends)) for name, ends in zip(names, found, strict=True)}
    )
    every = [
        computed(shape, ValueType.DATE, **{name: (day(one), day(one)) for name, one in zip(names, exact, strict=True)})
        for exact in product(*(range(low, high + 1) for low, high in found))
    ]
    _holds(bounded, every)


amounts = st.integers(-1, 6).flatmap(lambda low: st.integers(low, low + 3).map(lambda high: (low, high)))


@pytest.mark.slow
@given(found=st.tuples(amounts, amounts))
def test_the_change_of_amounts_is_bounded_by_those_of_every_pair(found):
    exact = [
        computed(CHANGE, ValueType.MONEY, a=(Decimal(first),) * 2, b=(Decimal(last),) * 2)
        for first, last in product(*(range(low, high + 1) for low, high in found))
    ]
    bounded = computed(CHANGE, ValueType.MONEY, **{
        name: (Decimal(low), Decimal(high)) for name, (low, high) in zip("ab", found, strict=True)
    })  # fmt: skip
    _holds(bounded, exact)


def _holds(bounded, every):
    values = [one for one in every if isinstance(one, Decimal)]
    if bounded is None or isinstance(bounded, NotComputable):
        # Nothing is said where some exact answer has no value; none has where it is said that there is none.
        assert len(values) < len(every)
        assert bounded is None or not values
    elif isinstance(bounded, Between):
        assert (bounded.low, bounded.high) == (min(values), max(values))
        assert len(values) == len(every)
    else:
        assert set(values) == {bounded}
        assert len(values) == len(every)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (
            {"a": (0, 0), "b": (100, 100), "c": (150, None)},
            (Decimal("0.5"), None),
        ),  # "not before": 50 days late at least
        ({"a": (0, 0), "b": (100, 100), "c": (None, 150)}, (None, Decimal("0.5"))),
        ({"a": (0, 0), "b": (100, 100), "c": (150, 160)}, (Decimal("0.5"), Decimal("0.6"))),
        ({"a": (0, 0), "b": (100, None), "c": (150, 150)}, None),  # planned for who knows how long
        ({"a": (None, 0), "b": (100, 100), "c": (150, 150)}, None),
    ],
)
def test_a_slip_is_known_as_far_as_dates_are(ends, expected):
    found = computed(SLIP, ValueType.DATE, **{name: tuple(map(day, pair)) for name, pair in ends.items()})
    assert (found if found is None else (found.low, found.high)) == expected


def test_a_date_that_may_be_to_come_has_no_age_yet():
    assert computed(SINCE, ValueType.DATE, a=(day(-3), day(2))) is None
    assert computed(SINCE, ValueType.DATE, a=(day(-3), None)) is None
    assert computed(SINCE, ValueType.DATE, a=(None, day(-3))) == Between(Decimal(3), None)
    assert isinstance(computed(SINCE, ValueType.DATE, a=(day(1), None)), NotComputable)
    assert computed(AGE, ValueType.DATE, a=(day(-3), day(2))) == Between(Decimal(-2), Decimal(3))
