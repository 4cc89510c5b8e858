"""Sets of worlds, a bit a world in words of 64: what many completions of one project are judged by, all at once."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

WorldSet = NDArray[np.uint64]
_BITS = 64


class WorldSets:
    """Makes sets of a number of worlds; what is past the last world is in none of them.

    Attributes:
        count: how many worlds there are.
        none: the empty set.
        every: all worlds.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.none: WorldSet = np.zeros(-(-count // _BITS), np.uint64)
        self.every = self.where(np.ones(count, np.bool_))

    def where(self, flags: NDArray[np.bool_]) -> WorldSet:
        """Return the worlds that have their flag, in their order."""
        worlds = self.none.copy()
        packed = np.packbits(flags, bitorder="little")
        worlds.view(np.uint8)[: len(packed)] = packed
        return worlds

    def flags(self, worlds: WorldSet) -> NDArray[np.uint8]:
        """Return 1 for each world of a set, and 0 for every other."""
        return np.unpackbits(worlds.view(np.uint8), count=self.count, bitorder="little")

    def counts(self, sets: Iterable[WorldSet]) -> NDArray[np.int32]:
        """Return in how many of the sets each world is."""
        digits = _digits_of_counts(sets)
        counts = np.zeros(
            self.count, np.min_scalar_type((1 << len(digits)) - 1)
        )  # a byte a world adds up several times faster
        for place, digit in enumerate(digits):
            counts |= self.flags(digit).astype(counts.dtype, copy=False) << place
        return counts.astype(np.int32)


def contains(worlds: WorldSet, world: int) -> bool:
    """Return whether a world, by its number, is in a set."""
    place, bit = divmod(world, 8)
    return bool(worlds.view(np.uint8)[place] >> bit & 1)


def is_empty(worlds: WorldSet) -> bool:
    """Return whether no world is in a set."""
    return not np.count_nonzero(worlds)


def _digits_of_counts(sets: Iterable[WorldSet]) -> Sequence[WorldSet]:
    """Return the binary digits of the counts, the lowest first: for each, the worlds in which it is 1.

    Three sets are one digit and what it carries: five operations for one set fewer, whatever the counts have come to.
    """
    digits = []
    adding = list(sets)
    while adding:
        carried = []
        while len(adding) > 1:
            one, other = adding.pop(), adding.pop()
            either, both = one ^ other, one & other
            if adding:
                third = adding.pop()
                both |= either & third
                either ^= third
            adding.append(either)
            carried.append(both)
        digits.append(adding.pop())
        adding = carried
    return digits
