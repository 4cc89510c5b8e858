"""What the answers of a project add up to, where a figure is drawn from all of them together."""

from typing import NamedTuple


class Tally(NamedTuple):
    """How many of some answers count; sums of these, so that another answer is known by what it adds.

    Attributes:
        counted: those that have what is counted.
        to_come: those that may still be given.
        asked: all of them, but those that have no object.
    """

    counted: int
    to_come: int
    asked: int

    def replaced(self, old: "Tally", new: "Tally") -> "Tally":
        """Return the sums once what one answer adds is ``new`` in place of ``old``."""
        return Tally(
            self.counted + new.counted - old.counted,
            self.to_come + new.to_come - old.to_come,
            self.asked + new.asked - old.asked,
        )
