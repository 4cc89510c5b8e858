"""What numbers an answer may hold when its question says nothing narrower: bounds of the tool, by type of answer."""

from decimal import Decimal
from typing import NamedTuple


class Bounds(NamedTuple):
    """The lowest and the highest number that an answer may hold, both included."""

    low: Decimal
    high: Decimal


# No source gives these: they are plausibility bounds of the tool. They are far above what any project of the State has
# shown, and far below what a key held down, a unit mistaken for another or a corrupted cell gives. A question narrows
# them with ``minimum`` and ``maximum``, and may not widen them, but for shares: a rate may exceed 100 %.
PLAUSIBLE: dict[str, Bounds] = {
    "integer": Bounds(Decimal(0), Decimal(10**9)),
    "number": Bounds(Decimal(-(10**9)), Decimal(10**9)),
    "money": Bounds(Decimal(-(10**11)), Decimal(10**11)),  # 100 billion euros
    "share": Bounds(Decimal(0), Decimal(1)),
}
WIDEST: dict[str, Bounds] = {**PLAUSIBLE, "integer": PLAUSIBLE["number"], "share": Bounds(Decimal(-10), Decimal(10))}
