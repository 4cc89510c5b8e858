"""Rows of whole numbers written as one number each: to add two rows up, term by term, is one addition.

Each term has a field of its own, wide enough for the greatest sum that is ever made of it, so that no term carries into
the next. A row that was added can be subtracted again.
"""

from collections.abc import Sequence


class PackedTerms:
    """Packs rows of terms that are 0 or more; build it once for the rows that are added up."""

    def __init__(self, size: int, greatest: int) -> None:
        """Prepare.

        Args:
            size: how many terms a row has.
            greatest: what no sum of terms exceeds.
        """
        bits = max(greatest.bit_length(), 1)
        self._mask = (1 << bits) - 1
        self._shifts = [bits * place for place in range(size)]

    def packed(self, terms: Sequence[int]) -> int:
        """Return a row as one number."""
        return sum(term << shift for term, shift in zip(terms, self._shifts, strict=True))

    def terms(self, packed: int, first: int = 0, last: int | None = None) -> list[int]:
        """Return the terms of a row, or of a sum of rows, from the one at ``first`` to the one before ``last``."""
        mask = self._mask
        return [packed >> shift & mask for shift in self._shifts[first:last]]
