"""What a measure is: a small script run in a tree, the unit of the number it prints, and the goal for that number."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SCRIPTS = Path(__file__).parent / "scripts"


class Against(StrEnum):
    """What the limit of a goal is compared with."""

    ITSELF = "itself"  # the number as it is
    THEN = "then"  # the ratio of the number to that of the other commit


@dataclass(frozen=True)
class Goal:
    """The most that a number may be, or the least that it must be."""

    limit: float
    against: Against = Against.ITSELF
    at_least: bool = False

    def is_met(self, now: float, then: float | None) -> bool | None:
        """Return whether the goal is met; None when there is nothing to compare with."""
        if self.against is Against.THEN and then is None:
            return None
        limit = self.limit * then if self.against is Against.THEN and then is not None else self.limit
        return now >= limit if self.at_least else now <= limit

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}" + (" × then" if self.against is Against.THEN else "")


@dataclass(frozen=True)
class Measure:
    """One number that is measured in the same way in any tree.

    Attributes:
        key: the name that issues give it.
        says: what the number is, for the reader of the table.
        unit: of the number.
        script: a file of ``scripts/``. It runs in a process of its own, in the folder of the tree and with its code
            first on the path; it gets ``arguments`` and prints the number last. It may only use what every tree to
            be compared has, or choose by what it finds.
        arguments: of the script; ``{workbook}`` and its like stand for the files of ``inputs.py``.
        pairs: how many times it is measured in each tree, in turn.
        is_long: whether it is measured only when asked for.
        only_here: whether other commits are left out: what is measured compares with itself, or is of this tree alone.
    """

    key: str
    says: str
    unit: str
    script: str
    arguments: tuple[str, ...] = ()
    goal: Goal | None = None
    pairs: int = 5
    is_long: bool = False
    only_here: bool = False
