"""One column of a table while its lines are read."""

from audit.intake.grid import Cell, column_letters
from audit.intake.sheets.locate import MarkedSheet
from audit.intake.values.cells import Reading, read_cell
from audit.model.questionnaire import Column
from audit.model.text import Language


class AskedColumn:
    """What a column asks, where it stands, and what was read in it.

    Attributes:
        id: by which it is known.
        place: its number in the sheet; 0 where the sheet does not have it.
        letters: its letters there; of a column that the sheet does not have, those of the first.
        type: of its values.
    """

    def __init__(self, column: Column, sheet: MarkedSheet, language: Language) -> None:
        self.column = column
        self.id = column.id
        self.place = sheet.columns.get(column.id, 0)
        self.letters = column_letters(self.place or sheet.first_column)
        self.type = column.value_type
        self._language = language
        self._readings: dict[int, tuple[Cell, Reading]] = {}

    def read(self, cell: Cell) -> Reading:
        """Read ``cell``, once for all the lines that hold the same one: most repeat a few answers."""
        known = self._readings.get(id(cell))
        if known is None:
            known = self._readings[id(cell)] = cell, read_cell(cell, self.column, self._language)
        return known[1]
