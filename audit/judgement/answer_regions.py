"""One answer in each region that comparisons can tell apart: below, at, between and above what they compare with."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from audit.model.answer_domain import Days
from audit.model.bounds import Bounds
from audit.model.folded_names import fold_name

MOST_COMBINATIONS = 200
"""Of codes, listed for one question; where rules tell more of them apart, only some are."""
_ONE = Decimal(1)


def numbers(
    limits: Iterable[Decimal], bounds: Bounds, step: Decimal, is_whole: bool = False, typical: Sequence[Decimal] = ()
) -> list[Decimal]:
    """Return a number at each limit, between any two that are neighbours, below the first and above the last.

    Args:
        limits: what numbers are compared with; those out of bounds tell nothing apart.
        bounds: of the numbers accepted.
        step: how far from a limit a number is taken, where there is room.
        is_whole: whether only whole numbers are accepted.
        typical: numbers that people would give, in increasing order: one of them is taken where it lies between limits.

    Returns:
        In increasing order; empty when no limit lies within bounds.
    """
    low, high = bounds
    if is_whole:
        low, high, step = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR), _ONE
    limits = sorted({limit for limit in limits if low <= limit <= high})
    if not limits:
        return []
    found = {limit for limit in limits if not is_whole or limit == limit.to_integral_value()}
    if below := [number for number in typical if low <= number < limits[0]]:
        found.add(below[-1])
    elif low < limits[0]:
        found.add(max(low, (limits[0] - step).to_integral_value(ROUND_CEILING) if is_whole else limits[0] - step))
    if above := [number for number in typical if limits[-1] < number <= high]:
        found.add(above[0])
    elif high > limits[-1]:
        found.add(min(high, _after(limits[-1], step, is_whole)))
    for lower, upper in pairwise(limits):
        between = next((one for one in typical if lower < one < upper), _after(lower, step, is_whole))
        if between < upper:
            found.add(between)
        elif not is_whole:
            found.add((lower + upper) / 2)
    return sorted(found)


def _after(limit: Decimal, step: Decimal, is_whole: bool) -> Decimal:
    return (limit + step).to_integral_value(ROUND_FLOOR) if is_whole else limit + step


def days(limits: Iterable[date], within: Days) -> list[date]:
    """Return a day at each limit, between any two, before the first and after the last; see ``numbers``."""
    bounds = Bounds(Decimal(within.first.toordinal()), Decimal(within.last.toordinal()))
    found = numbers((Decimal(day.toordinal()) for day in limits), bounds, _ONE, is_whole=True)
    return [date.fromordinal(int(number)) for number in found]


def texts(limits: Iterable[str]) -> list[str]:
    """Return each text that others are compared with, once however it is spelt, and one that is none of them."""
    known = {fold_name(text): text for text in sorted(limits, reverse=True)}
    another = "A"
    while fold_name(another) in known:
        another += "A"
    return [*known.values(), another]


def combinations(groups: Iterable[frozenset[str]], order: Sequence[str]) -> list[tuple[str, ...]] | None:
    """Return a combination of codes for each way in which groups may be held whole or not; None when too many.

    Whatever is held, the codes of the groups held whole hold these groups and no other: unions of groups are enough.

    Args:
        groups: of codes that are asked for together.
        order: of the codes in the question.
    """
    unions: set[frozenset[str]] = {frozenset()}
    for group in groups:
        unions |= {union | group for union in unions}
        if len(unions) > MOST_COMBINATIONS:
            return None
    return sorted(tuple(code for code in order if code in union) for union in unions)
