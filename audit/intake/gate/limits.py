"""How much a workbook may hold: far more than any filled questionnaire, far less than what would harm a machine."""

from audit.intake.grid import coordinate

MAX_ROW = 20_000
MAX_COLUMN = 256
MAX_CELLS = 300_000
MAX_ELEMENTS = 1_000_000  # three times those of the largest accessibility audit grids; a reader takes seconds for them
MAX_WAITING = 250_000  # elements that memory holds together: a row has at most 16,384 cells of a few elements each
MAX_CHARACTERS = 20_000_000  # as many as the largest file has bytes; one text may stand in many cells

_LAST_COLUMN = 18_278  # ZZZ, the last one that three letters can name
_LAST_ROW = 9_999_999


class FarCell(Exception):
    """A cell with a value lies outside the limits; the text is its coordinate."""


class TooManyCells(Exception):
    """The file has more cells than any questionnaire, or more of anything else."""


class TooMuchText(Exception):
    """The file holds more text than any questionnaire."""


class Tally:
    """What the parts of a file hold together.

    Cells count only when they hold a value or a formula: honest files carry styled empty cells
    as far as the last column.
    """

    def __init__(self) -> None:
        self.cells = self.elements = self.characters = 0

    def count(self, row: int, column: int, cells: int = 1, characters: int = 0) -> None:
        """Count cells that hold something, of which ``row`` and ``column`` are the last, and the text of each.

        Raises:
            FarCell: when they lie beyond ``MAX_ROW`` or ``MAX_COLUMN``.
            TooManyCells: when the file has more than ``MAX_CELLS`` of them.
            TooMuchText: when it holds more than ``MAX_CHARACTERS`` in them.
        """
        self.count_together(row, column, cells, cells * characters)

    def count_together(self, row: int, column: int, cells: int, characters: int) -> None:
        """Count cells that hold something, of which ``row`` and ``column`` are the last, and all their text.

        Raises:
            FarCell: when they lie beyond ``MAX_ROW`` or ``MAX_COLUMN``.
            TooManyCells: when the file has more than ``MAX_CELLS`` of them.
            TooMuchText: when it holds more than ``MAX_CHARACTERS`` in them.
        """
        self.cells += cells
        if row > MAX_ROW or column > MAX_COLUMN:
            raise FarCell(coordinate(min(row, _LAST_ROW), min(column, _LAST_COLUMN)))
        if self.cells > MAX_CELLS:
            raise TooManyCells
        self.characters += characters
        if self.characters > MAX_CHARACTERS:
            raise TooMuchText

    @property
    def so_far(self) -> tuple[int, int, int]:
        """What was counted, to begin again from there."""
        return self.cells, self.elements, self.characters

    @so_far.setter
    def so_far(self, counted: tuple[int, int, int]) -> None:
        self.cells, self.elements, self.characters = counted

    def weigh(self, elements: int) -> None:
        """Count elements, or what costs as much to whoever reads the part.

        Raises:
            TooManyCells: when the file has more than ``MAX_ELEMENTS`` of them.
        """
        self.elements += elements
        if self.elements > MAX_ELEMENTS:
            raise TooManyCells
