"""Editions of the panorama as portfolios, format 2.2: what each publishes, and how it moved; the public file."""

from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from audit.model.base import Frozen
from audit.model.end_precision import EndPrecision
from audit.model.text import Text
from audit.model.value import JsonDecimal
from audit.portfolio.editions_moves_schema import Move, Renaming, SameEdition, SameName, StartMoved, Swing
from audit.portfolio.schema import RefusedProject

# Those that are read; the last is written.
EditionsSchema = Literal["panorama_editions/2.0", "panorama_editions/2.1", "panorama_editions/2.2"]
EDITIONS_SCHEMA: EditionsSchema = get_args(EditionsSchema)[-1]


class Published(Frozen):
    """What one edition publishes of one project; None for what it does not, or what cannot be read.

    Attributes:
        end_precision: how exactly ``end`` is known; where to the month, or about, it is the first of a month.
        withheld: what the panorama says of figures that it withholds on purpose.
    """

    edition: date
    project: str
    ministry: str | None
    phase: Text | None
    start: date | None
    end: date | None
    end_precision: EndPrecision | None
    cost: JsonDecimal | None
    withheld: Text | None = None


class FollowedProject(Frozen):
    """One project through the editions that publish it, under one name or names accepted to be the same.

    A change goes from the first figure that is published to that of the last edition that publishes the project; it is
    None where this edition does not give the figure, or no earlier one does.

    Attributes:
        project: the name that is kept, as it was last written.
        names: the other names that it is followed under.
        editions: how many publish it.
        first, last: the first of them and the last.
        first_cost, last_cost: the first and the last cost that is published, each with its edition.
        cost_change: by which share the cost changed.
        first_end, last_end: the same of the end, each with its edition and how exactly it is known.
        end_change_months: by how many months the end moved, to the nearest.
        end_change_days: by how many days, where both ends are known to the day.
        in_last: whether the last edition of all publishes it.
        withheld: what the last edition that publishes it says of figures withheld on purpose.
        starts_moved: each time that its published start is another than before; none before 2.2.
        costs_to_check: the editions whose cost is one to check; none before 2.2.
        ends_to_check: the editions that bring forward an end that had been put off, or the other way round; none before
            2.2.
    """

    project: str
    names: tuple[str, ...] = ()
    ministry: str | None
    phase: Text | None
    editions: int
    first: date
    last: date
    first_cost: JsonDecimal | None
    first_cost_edition: date | None
    last_cost: JsonDecimal | None
    last_cost_edition: date | None
    cost_change: JsonDecimal | None
    first_end: date | None
    first_end_edition: date | None
    first_end_precision: EndPrecision | None
    last_end: date | None
    last_end_edition: date | None
    last_end_precision: EndPrecision | None
    end_change_months: int | None
    end_change_days: int | None
    in_last: bool
    withheld: Text | None = None
    starts_moved: tuple[StartMoved, ...] = ()
    costs_to_check: tuple[date, ...] = ()
    ends_to_check: tuple[date, ...] = ()

    @property
    def is_redefined(self) -> bool:
        """Whether its published start moved: its changes may compare two definitions of the project."""
        return bool(self.starts_moved)

    @property
    def has_cost_to_check(self) -> bool:
        """Whether a cost of it is one to check."""
        return bool(self.costs_to_check)

    @property
    def has_end_to_check(self) -> bool:
        """Whether its published end moves back and forth."""
        return bool(self.ends_to_check)

    @property
    def cost(self) -> Decimal | None:
        """The cost that the last edition which publishes the project gives."""
        return self.last_cost if self.last_cost_edition == self.last else None

    @property
    def end(self) -> date | None:
        """The end that the last edition which publishes the project gives."""
        return self.last_end if self.last_end_edition == self.last else None


class Edition(Frozen):
    """One edition as a whole; what compares it with the one before is None for the first.

    Attributes:
        number: its number, where the exports give one.
        missing: the numbers between the edition before and this one: editions that were not read.
        months: how many months after the edition before.
        costs: how many costs it publishes, ``total`` what they add up to, in euros.
        unpublished: of how many projects it publishes no cost.
        withheld: how many projects have figures withheld on purpose.
        returned: of those that entered, how many an earlier edition published; None before 2.1.
        checked: how many of ``same`` have a cost to check here, in this edition or the one before; ``same_unchecked``
            by which share the costs of the others changed; None where there is none, and before 2.1.
        entered, left: the projects that the edition before did not have, and that this one no longer has.
        same: how many projects have a cost in this edition and in the one before; ``same_before`` and ``same_now``
            what these costs add up to, ``same_change`` by which share that changed.
    """

    edition: date
    number: int | None = None
    missing: tuple[int, ...] = ()
    months: int | None
    projects: int
    costs: int
    unpublished: int
    withheld: int
    total: JsonDecimal
    entered: int | None
    left: int | None
    same: int | None
    same_before: JsonDecimal | None
    same_now: JsonDecimal | None
    same_change: JsonDecimal | None
    returned: int | None = None
    checked: int | None = None
    same_unchecked: JsonDecimal | None = None


class PanoramaEditions(Frozen):
    """Everything that is told of the editions of some exports.

    Attributes:
        source: who publishes them.
        published: each project in each edition, by edition and name.
        names: how many names are published, but for capitals, accents and punctuation.
        same_as: the names accepted to be the same, as they were given.
        set_aside: the names of the file of accepted ones that nobody confirmed: doubtful, and not followed together.
        turned_down: the names of the same file to which the reader said no: they are proposed no more; none before 2.2.
        turned_round: of the names accepted, those whose old name is published after the one that is kept.
        same_editions: the editions that are probably one, read from two files.
        rename_margin: up to which share costs may differ for a renaming to be likely.
        refused: the lines, the values and the files that could not be used.
    """

    schema_version: EditionsSchema
    written_by: Literal["project-health-audit"]
    source: Text
    editions: tuple[Edition, ...]
    projects: tuple[FollowedProject, ...]
    published: tuple[Published, ...]
    moves: tuple[Move, ...]
    swings: tuple[Swing, ...]
    names: int
    rename_margin: JsonDecimal
    renamings: tuple[Renaming, ...]
    same_as: tuple[SameName, ...] = ()
    set_aside: tuple[SameName, ...] = ()
    turned_down: tuple[SameName, ...] = ()
    turned_round: tuple[SameName, ...] = ()
    same_editions: tuple[SameEdition, ...] = ()
    refused: tuple[RefusedProject, ...] = ()

    @property
    def likely(self) -> int:
        """How many of the renamings to confirm are called likely: the one count of them."""
        return sum(one.likely for one in self.renamings)
