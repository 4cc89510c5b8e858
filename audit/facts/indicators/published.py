"""A figure that is published of what an indicator computes: what it adds, and when the two contradict each other.

What is computed from all that it takes wins. A figure narrows what is only known in part, and never widens it; one that
contradicts what is computed narrows nothing.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from audit.model.answer import EVIDENCE_ORDER, AnswerState
from audit.model.fact import Fact
from audit.model.value import ValueType
from audit.model.within import Reach

GIVEN_FIGURE = (AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED)
"""The states of a figure that says something."""
_EVERYTHING = Reach(Decimal("-Infinity"), Decimal("Infinity"))
_LEAST_DECIMALS = {ValueType.SHARE: 2}  # a share is typed in per cent


def is_given(figure: Fact) -> bool:
    """Return whether a figure says something: exactly, or by bounds."""
    return figure.state in GIVEN_FIGURE


def contradicts(figure: Fact, found: Fact, *, is_final: bool) -> bool:
    """Return whether a figure that is given cannot be what was found, up to the rounding of what was typed.

    Args:
        figure: what is published.
        found: the indicator.
        is_final: whether nothing is missing, so that an indicator without value or bounds has none for certain.
    """
    reach = _reach(found)
    if reach is None:
        return is_final and found.value is None
    return _common(reach, _rounded(figure)) is None


def with_figure(computed: Fact, figure: Fact, *, is_final: bool) -> Fact:
    """Return an indicator with what a figure, which is given, adds to it.

    It rests on the figure, the computation or both, and has the cells and the evidence of what it rests on. Its inputs
    name the figure in any case: what may become of the indicator depends on it.

    Args:
        computed: the indicator as it is computed.
        figure: what is published.
        is_final: whether nothing is missing for the computation.
    """
    beside = computed if figure.name in computed.inputs else replace(computed, inputs=(*computed.inputs, figure.name))
    if computed.value is not None or is_final:
        return beside
    known = _reach(computed) or _EVERYTHING
    typed = _figure_reach(figure)
    common = _common(known, typed) or _common(known, _rounded(figure))
    if common is None or common == known:
        return beside
    rests_on_both = common != typed
    cells = (*figure.cells, *(computed.cells if rests_on_both else ()))
    levels = (figure.evidence, computed.evidence) if rests_on_both else (figure.evidence,)
    return replace(
        _between(beside, common), cells=tuple(dict.fromkeys(cells)), evidence=min(levels, key=EVIDENCE_ORDER.index)
    )


def held_to(announced: Fact, found: Fact) -> Fact:
    """Return what an indicator is in a completion of what is open: what is found, within what was announced.

    A completion that contradicts a figure is none of the project as it is declared: the indicator then takes, of what
    was announced, the value nearest to what is found.
    """
    within = _reach(announced)
    if within is None:
        return found
    if announced.value is not None:
        return announced
    reach = _reach(found)
    if reach is None:
        return announced
    common = _common(within, reach)
    if common == reach:
        return found
    if common is not None:
        return _between(announced, common)
    return announced if found.value is None else _between(announced, _point(_nearest(within, found.value)))


def _between(fact: Fact, reach: Reach) -> Fact:
    """Return ``fact`` known to lie there, exactly where there is one value only."""
    if reach.low == reach.high:
        exact: Any = reach.low
        return replace(fact, state=AnswerState.ANSWERED, value=exact, low=None, high=None, low_excluded=False,
                       high_excluded=False, note=None)  # fmt: skip
    return replace(
        fact,
        state=AnswerState.NOT_COMPUTED,
        value=None,
        low=_bound(reach.low),
        high=_bound(reach.high),
        low_excluded=reach.low_excluded,
        high_excluded=reach.high_excluded,
    )


def _nearest(within: Reach, value: Any) -> Any:
    """Return the value nearest to one that lies outside; where the bound itself is excluded, one beside it."""
    is_below = value <= within.low
    bound: Any = within.low if is_below else within.high
    if not (within.low_excluded if is_below else within.high_excluded):
        return bound
    other: Any = within.high if is_below else within.low
    step = min(Decimal(1), abs(other - bound) / 2)
    return bound + step if is_below else bound - step


def _reach(fact: Fact) -> Reach | None:
    if isinstance(fact.value, Decimal):
        return _point(fact.value)
    return fact.reach


def _point(value: Any) -> Reach:
    return Reach(value, value)


def _figure_reach(figure: Fact) -> Reach:
    reach = _reach(figure)
    assert reach is not None  # noqa: S101 - a figure is a number, and this one is given
    return reach


def _rounded(figure: Fact) -> Reach:
    """Return from where to where a figure may have been rounded from; bounds are taken at their word."""
    reach = _figure_reach(figure)
    if figure.value is None:
        return reach
    exact: Any = figure.value
    half = Decimal(5).scaleb(-1 - _decimals(figure, exact))
    return Reach(exact - half, exact + half)


def _decimals(figure: Fact, value: Decimal) -> int:
    """Return how many decimals were typed, in the unit of the value; zeros at the end are only in what was typed."""
    least = _LEAST_DECIMALS.get(figure.type, 0)
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - numbers are finite
    return max(least, -exponent, _typed_decimals(figure.raw))


def _typed_decimals(raw: str) -> int:
    text = raw.strip()
    number = text.rstrip("%").rstrip()
    _, mark, decimals = number.replace(",", ".").rpartition(".")
    if not mark or not (decimals.isascii() and decimals.isdecimal()):
        return 0
    return len(decimals) + (_LEAST_DECIMALS[ValueType.SHARE] if text.endswith("%") else 0)


def _common(one: Reach, other: Reach) -> Reach | None:
    """Return what both allow; None when there is nothing."""
    ends: Any = one, other
    low, low_excluded = max((end.low, end.low_excluded) for end in ends)
    high, not_excluded = min((end.high, not end.high_excluded) for end in ends)
    if low > high or (low == high and (low_excluded or not not_excluded)):
        return None
    return Reach(low, high, low_excluded, not not_excluded)


def _bound(bound: Any) -> Decimal | None:
    return bound if Decimal(bound).is_finite() else None
