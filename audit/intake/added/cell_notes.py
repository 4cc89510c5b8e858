"""The comments that people hung on cells: the audit reads none of them, but tells and keeps each."""

import re
from collections.abc import Iterable, Iterator

from audit.intake.added.found import Added, Looking
from audit.intake.added.messages import keep, tell
from audit.intake.grid import Grid
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.words import clean
from audit.questionnaire.layout import NOTE_FRAME

_OURS = re.compile(rf"{NOTE_FRAME}.*?(?:{NOTE_FRAME}|\Z)", re.DOTALL)


def look_at_cell_notes(grids: Iterable[Grid], looking: Looking) -> None:
    """Tell and keep the comments of every sheet, those that an annotated copy added left out."""
    for grid in grids if not looking.answers_alone else ():
        found = tuple(_written_by_people(grid))
        tell(grid.name, found, looking.journal)
        keep(grid.name, found, grid.name, looking.language, looking.journal)


def _written_by_people(grid: Grid) -> Iterator[Added]:
    for (row, column), note in sorted(grid.notes.items()):
        if text := clean(_OURS.sub("", note)):
            yield Added(StructureCode.CELL_NOTE, row, (column,), (text,))
