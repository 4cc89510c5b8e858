"""Models that were stored are read as they were, and what is no such model is refused."""

import datetime
import json
import math
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, PrivateAttr

from audit.declarations.stored_models import NotStored, as_json, from_json
from audit.model.base import Frozen
from audit.model.condition import Comparison, Condition, ParameterRef
from audit.model.value import JsonDecimal

pytestmark = pytest.mark.slow


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Leaf(Frozen):
    name: Annotated[str, Field(min_length=1)]
    colour: Colour = Colour.RED
    price: JsonDecimal | None = None
    day: datetime.date | None = None
    share: float | None = None
    given: dict[str, Any] = Field(default_factory=dict)
    by_colour: dict[Colour, int] = Field(default_factory=dict)
    operand: ParameterRef | str | JsonDecimal | None = None
    only: Literal[True] | None = None
    kinds: Literal["a", "b"] = "a"
    members: "tuple[Leaf, ...]" = ()


class Private(Frozen):
    _hidden: int = PrivateAttr(1)


numbers = st.decimals(allow_nan=False, allow_infinity=False)
answers = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
leaves = st.deferred(
    lambda: st.fixed_dictionaries(
        {"name": st.text(min_size=1)},
        optional={
            "colour": st.sampled_from(Colour),
            "price": st.none() | numbers,
            "day": st.none() | st.dates(),
            "share": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "given": st.dictionaries(st.text(max_size=8), answers, max_size=2),
            "by_colour": st.dictionaries(st.sampled_from(Colour), st.integers()),
            "operand": st.none() | st.text() | numbers | st.just(ParameterRef(parameter="a.b")),
            "only": st.none() | st.just(True),
            "kinds": st.sampled_from("ab"),
            "members": st.lists(leaves, max_size=2).map(tuple),
        },
    ).map(lambda fields: Leaf(**fields))
)


def same(one, other):
    """Equality that tells 1 from True and from Decimal(1), and what was written from what was left out."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Frozen):
        fields = type(one).model_fields
        return one.model_fields_set == other.model_fields_set and all(
            same(getattr(one, name), getattr(other, name)) for name in fields
        )
    if isinstance(one, dict):
        return same(list(one), list(other)) and all(same(item, other[key]) for key, item in one.items())
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


@given(leaves)
def test_a_model_is_read_as_it_was(leaf):
    data = json.loads(json.dumps(as_json(leaf, Leaf)))
    again = from_json(data, Leaf)
    assert same(again, leaf)
    assert again == leaf


names = st.sampled_from(["name", "colour", "price", "members", "given", "", "number", "fr"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(names, inner),
    max_leaves=8,
)


@given(anything)
def test_other_json_is_refused_or_read_as_a_model_that_says_the_same(data):
    try:
        leaf = from_json(data, Leaf)
    except NotStored:
        return
    assert as_json(leaf, Leaf) == data


def test_conditions_hold_conditions():
    condition = Comparison.model_validate({"fact": "a.b", "min": {"parameter": "c.d"}})
    assert condition.operator == "min"  # found and kept: no field
    stored = as_json(condition, Condition)
    again = from_json(json.loads(json.dumps(stored)), Condition)
    assert same(again, condition)
    assert again.operator == "min"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1, str),
        (True, int),
        (1, float),
        ("1", Decimal),
        ([], tuple[int, ...]),
        ((1, "a"), tuple[int, str]),
        ({1: 2}, dict[int, int]),
        ("green", Colour),
        (1.5, Any),
        ((1,), Any),
        ({1: 1}, Any),
        (Leaf(name="a"), Private),
        (Private(), Private),
        (1, str | float),
        ("a", str | Annotated[str, "again"]),
        (1, Literal[True, 1]),
        ({1}, set[int]),
        (Leaf(name="a").model_copy(update={"kinds": "b"}), dict[str, Leaf]),
    ],
)
def test_what_would_not_be_read_as_it_is_is_not_stored(value, kind):
    with pytest.raises(NotStored):
        as_json(value, kind)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("NaN", Decimal),
        ("Infinity", Decimal),
        ("one", Decimal),
        (1, Decimal),
        ("2024-02-30", datetime.date),
        (20240101, datetime.date),
        (True, int),
        (["red"], Colour),
        ({}, Colour),
        ([2, "a"], str | int),
        ([True, "a"], str | int),
        ([0], str | int),
        ([-1, 1], str | int),
        (math.pi, Any),
        ({"number": 1}, Any),
        ({"number": "1", "": {}}, Any),
        ({"": []}, Any),
        ({}, tuple[int, ...]),
        ([], dict[str, int]),
    ],
)
def test_what_nothing_can_have_written_is_refused(data, kind):
    with pytest.raises(NotStored):
        from_json(data, kind)
