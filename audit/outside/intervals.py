"""How many observations tell a quantile, and between which of them it lies: order statistics, whatever the law.

Of ``n`` independent observations, as many lie under the quantile ``q`` of what they are drawn from as a binomial law
(n, q) says. No shape of law is supposed: drifts have a long tail, and a few projects carry it.
"""

from decimal import Decimal
from math import comb
from typing import NamedTuple


class Ranks(NamedTuple):
    """The observations between which a quantile lies, by rank: 1 is the smallest."""

    low: int
    high: int


def ranks(count: int, at: Decimal, confidence: Decimal) -> Ranks | None:
    """Return between which of ``count`` observations the quantile ``at`` lies; None where they do not tell.

    Each end is on the right side of the quantile with probability ``confidence`` at least, so that both are with
    probability ``2 × confidence - 1`` at least.

    Args:
        count: how many observations.
        at: strictly between 0 and 1.
        confidence: of each end, strictly between 0 and 1.
    """
    risk = 1 - confidence
    chances = [comb(count, under) * at**under * (1 - at) ** (count - under) for under in range(count + 1)]
    at_most = [sum(chances[: under + 1]) for under in range(count + 1)]  # that no more than so many lie under it
    low = max((rank for rank in range(1, count + 1) if at_most[rank - 1] <= risk), default=None)
    high = min((rank for rank in range(1, count + 1) if sum(chances[rank:]) <= risk), default=None)
    return None if low is None or high is None else Ranks(low, high)


def fewest(at: Decimal, confidence: Decimal) -> int:
    """Return how many observations the quantile ``at`` asks for.

    It is the least number of which one lies above the quantile, and one below, with probability ``confidence`` each.
    """
    count = 1
    while max(at, 1 - at) ** count > 1 - confidence:
        count += 1
    return count
