"""Reads the recommendations that the workbook says are still to be carried out, by a day that it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.model.answer import CellRef
from audit.model.synthesis import RecommendationLine
from audit.reporting.untrusted_text import printable
from audit.wording.cell_ranges import write_cell_ranges


@dataclass(frozen=True, slots=True)
class OpenRecommendation:
    """A recommendation that the workbook says is still to be carried out, by a day that it gives.

    Attributes:
        label: as it was typed, on one line.
        issued_by: who gave it; empty where that is not said.
        due: the day by which it is to be carried out.
        place: the cell of that day.
        owner_named: the cells that say that somebody is in charge of it; none where they do not.
        awaits_answer: whether the day is that of an answer: no day is known for what is recommended.
    """

    label: str
    issued_by: str
    due: date
    place: str
    owner_named: tuple[CellRef, ...] = ()
    awaits_answer: bool = False


def opened(lines: Iterable[RecommendationLine]) -> tuple[OpenRecommendation, ...]:
    """Return those of which the state, the day and the label are all known, by their days."""
    found = (_opened(line) for line in lines)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.due))


def _opened(line: RecommendationLine) -> OpenRecommendation | None:
    due = line.due
    if not line.is_open or not line.label or due is None or not isinstance(due.value, date):
        return None
    author = line.issued_by.value if line.issued_by is not None else None
    named = line.owner_named.cells if line.owner_named is not None else ()
    place = ", ".join(write_cell_ranges(due.cells))
    return OpenRecommendation(
        label=_one_line(line.label),
        issued_by=_one_line(str(author)) if author else "",
        due=due.value,
        place=place,
        owner_named=named,
        awaits_answer=line.awaits_answer,
    )


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
