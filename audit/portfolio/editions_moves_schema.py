"""What moves from one edition of the panorama to the next, and names that may be one project, in the public file."""

from datetime import date
from enum import StrEnum

from audit.model.base import Frozen
from audit.model.value import JsonDecimal


class MoveKind(StrEnum):
    """What became of a project from one edition to the next."""

    ENTERED = "entered"
    LEFT = "left"
    COST_CHANGED = "cost_changed"
    COST_APPEARED = "cost_appeared"
    COST_WITHDRAWN = "cost_withdrawn"


class Move(Frozen):
    """One project that entered or left, or whose cost moved, from one edition to the next.

    The changes of one transition add up to that of the total of costs.

    Attributes:
        edition: the one that shows it; ``before``, the one before.
        change: what it adds to the total of costs published, in euros; None where no cost is.
        last_seen: of a project that entered, the last edition that published it before: it came back; None before 2.1.
        to_check: whether the cost before or now is one to check; False before 2.1.
    """

    edition: date
    before: date
    project: str
    move: MoveKind
    cost_before: JsonDecimal | None
    cost_now: JsonDecimal | None
    change: JsonDecimal | None
    last_seen: date | None = None
    to_check: bool = False


class Swing(Frozen):
    """A cost that more than doubles and comes back below half of it, or the other way round: to be checked."""

    project: str
    before: date
    edition: date
    after: date
    cost_before: JsonDecimal
    cost: JsonDecimal
    cost_after: JsonDecimal


class CostAlike(StrEnum):
    """How the costs of a name that left and of one that entered compare."""

    WITHIN = "within"
    BEYOND = "beyond"
    UNPUBLISHED = "unpublished"


class Renaming(Frozen):
    """Two names that may be one project: proposed, to be confirmed by a reader; no figure depends on it.

    Attributes:
        before, edition: two editions that follow each other; ``old`` or ``kept`` leaves as the other enters.
        kept: the name of the two that was published last.
        start: the month in which both start.
        cost_change: by which share the cost differs, from the one that left to the one that entered.
        costs: whether the costs are within the margin.
        likely: whether they are, and no other name could be taken for either.
        comes_back: whether ``kept`` is the name that leaves here, and comes back later; False before 2.1.
    """

    before: date
    edition: date
    old: str
    kept: str
    start: date
    ministry_before: str
    ministry_now: str
    cost_before: JsonDecimal | None
    cost_now: JsonDecimal | None
    cost_change: JsonDecimal | None
    costs: CostAlike
    likely: bool
    comes_back: bool = False


class SameEdition(Frozen):
    """Two editions that follow each other, read from different files, and in which no cost moves: probably one.

    Attributes:
        before, edition: the months that they are dated by.
        files_before, files: the files that give each.
        projects: how many projects both publish.
        costs: how many costs both publish, all of them the same.
    """

    before: date
    edition: date
    files_before: tuple[str, ...]
    files: tuple[str, ...]
    projects: int
    costs: int


class StartMoved(Frozen):
    """A published start that is not that of the edition before: changes may compare two definitions of the project.

    Attributes:
        before, edition: the two editions, one after the other of those that give a start.
    """

    before: date
    edition: date
    start_before: date
    start: date


class SameName(Frozen):
    """An old name accepted to be that of the project that bears the name ``kept``."""

    old: str
    kept: str
