"""Reads what is noted on the cover of a workbook."""

from collections.abc import Iterable

from audit.intake.grid import Grid
from audit.intake.notes import read_note
from audit.model.cover import Cover, CoverField
from audit.model.text import Language
from audit.questionnaire.layout import COVER_OFFSET, MARK, cover_mark

_FIELDS = {cover_mark(field): field for field in CoverField}


def read_cover(grids: Iterable[Grid], language: Language) -> Cover:
    """Return what is noted beside each mark of the cover; where a cover was copied, the first that says anything."""
    noted: dict[CoverField, str] = {}
    for grid in grids:
        for row, column in grid.texts_that_begin(MARK):  # as every mark: they are looked for once
            field = _FIELDS.get(grid.text(row, column))
            if field and (text := read_note(grid.at(row, column + COVER_OFFSET), language)):
                noted.setdefault(field, text)
    return noted
