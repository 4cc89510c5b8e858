"""Editions of the panorama as portfolios, format 1.0: what each publishes, and how it moved; the public file."""

from datetime import date
from typing import Literal

from audit.model.base import Frozen
from audit.model.text import Text
from audit.model.value import JsonDecimal
from audit.portfolio.schema import RefusedProject

EDITIONS_SCHEMA: Literal["panorama_editions/1.0"] = "panorama_editions/1.0"


class Published(Frozen):
    """What one edition publishes of one project; None for what it does not, or what cannot be read."""

    edition: date
    project: str
    ministry: str | None
    phase: Text | None
    start: date | None
    end: date | None
    cost: JsonDecimal | None


class FollowedProject(Frozen):
    """One project through the editions that publish it, under one name.

    Attributes:
        editions: how many publish it.
        first, last: the first of them and the last.
        first_cost, last_cost: the first and the last cost that is published; the same where there is one alone.
        cost_change: by which share the last differs from the first; None where fewer than two are known.
        first_end, last_end, end_change: the same of the end, in days.
        in_last: whether the last edition of all publishes it.
    """

    project: str
    ministry: str | None
    phase: Text | None
    editions: int
    first: date
    last: date
    first_cost: JsonDecimal | None
    last_cost: JsonDecimal | None
    cost_change: JsonDecimal | None
    first_end: date | None
    last_end: date | None
    end_change: int | None
    in_last: bool


class Edition(Frozen):
    """One edition as a whole.

    Attributes:
        costs: how many costs it publishes, and ``total`` what they add up to, in euros.
        entered, left: the projects that the edition before did not have, and that this one no longer has.
        same: how many projects have a cost in this edition and in the one before; ``same_before`` and ``same_now``
            what these costs add up to.
    """

    edition: date
    projects: int
    costs: int
    total: JsonDecimal
    entered: int
    left: int
    same: int
    same_before: JsonDecimal
    same_now: JsonDecimal


class PanoramaEditions(Frozen):
    """Everything that is told of the editions of some exports.

    Attributes:
        source: who publishes them.
        published: each project in each edition, by edition and name.
        refused: the lines, the values and the files that could not be used.
    """

    schema_version: Literal["panorama_editions/1.0"]
    written_by: Literal["project-health-audit"]
    source: Text
    editions: tuple[Edition, ...]
    projects: tuple[FollowedProject, ...]
    published: tuple[Published, ...]
    refused: tuple[RefusedProject, ...] = ()
