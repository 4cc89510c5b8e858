"""Reads the recommendations that the workbook does not say are closed, by the days that it gives, if any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.model.answer import CellRef
from audit.model.synthesis import RecommendationLine
from audit.reporting.untrusted_text import printable
from audit.wording.cell_ranges import write_cell_ranges


@dataclass(frozen=True, slots=True)
class OpenRecommendation:
    """A recommendation that is still to be carried out, or of which the workbook does not say so.

    One whose day or state is not known is told like the others: left out, not knowing would earn more than knowing.

    Attributes:
        label: as it was typed, on one line.
        issued_by: who gave it; empty where that is not said.
        due: the day by which it is to be carried out; None where none is known.
        place: the cell of that day.
        owner_named: the cells that say that somebody is in charge of it; none where they do not.
        awaits_answer: whether the day is that of an answer: no day is known for what is recommended.
        is_known_open: whether the workbook says that it is still to be carried out; else its state is not known.
    """

    label: str
    issued_by: str
    due: date | None
    place: str
    owner_named: tuple[CellRef, ...] = ()
    awaits_answer: bool = False
    is_known_open: bool = True


def opened(lines: Iterable[RecommendationLine]) -> tuple[OpenRecommendation, ...]:
    """Return those that have a label and are not known to be closed, by their days; those without one come last."""
    found = (_opened(line) for line in lines)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.due or date.max))


def _opened(line: RecommendationLine) -> OpenRecommendation | None:
    due = line.due
    if line.is_open is False or not line.label or due is None:
        return None
    author = line.issued_by.value if line.issued_by is not None else None
    named = line.owner_named.cells if line.owner_named is not None else ()
    place = ", ".join(write_cell_ranges(due.cells))
    return OpenRecommendation(
        label=_one_line(line.label),
        issued_by=_one_line(str(author)) if author else "",
        due=due.value if isinstance(due.value, date) else None,
        place=place,
        owner_named=named,
        awaits_answer=line.awaits_answer,
        is_known_open=line.is_open is True,
    )


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
