"""A fact gives its value as what it is, and never as something else."""

from datetime import date
from decimal import Decimal

import pytest

from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.value import ValueType


def _fact(kind, value):
    return Fact("a.fact", kind, AnswerState.BLANK if value is None else AnswerState.ANSWERED, value)


def test_each_value_is_given_as_what_it_is():
    assert _fact(ValueType.MONEY, Decimal("1.5")).number() == Decimal("1.5")
    assert _fact(ValueType.DATE, date(2026, 1, 31)).day() == date(2026, 1, 31)
    assert _fact(ValueType.TEXT, "Alpha").text() == "Alpha"
    assert _fact(ValueType.NAMES, ("Alpha", "Bêta")).names() == ("Alpha", "Bêta")
    assert _fact(ValueType.TEXT, "Alpha").names() == ("Alpha",)


def test_what_is_not_known_has_no_value_of_any_kind():
    unknown = _fact(ValueType.MONEY, None)
    assert (unknown.number(), unknown.day(), unknown.text(), unknown.names()) == (None, None, None, ())


@pytest.mark.parametrize("ask", [Fact.number, Fact.day, Fact.names])
def test_a_value_of_another_kind_is_refused(ask):
    code, number = _fact(ValueType.CODE, "yes"), _fact(ValueType.MONEY, Decimal(1))
    with pytest.raises(TypeError, match=r"'a\.fact' holds a value of type"):
        ask(number if ask is Fact.names else code)
