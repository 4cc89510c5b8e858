"""Reads an XML part as a stream without building anything, and stops at what would harm the parser behind."""

from typing import ClassVar
from xml.parsers import expat

from openpyxl.utils import get_column_letter

from audit.intake.grid import NOTHING_HIDDEN, Layout

MAX_ROW = 20_000
MAX_COLUMN = 256
MAX_CELLS = 300_000
MAX_ELEMENTS = 1_000_000  # three times those of the largest accessibility audit grids; a reader takes seconds for them
MAX_DEPTH = 200

_LAST_LETTERS = 18_278  # ZZZ, the last column that letters can name


class ForbiddenDoctype(Exception):
    """The part declares a document type, hence possibly entities."""


class FarCell(Exception):
    """A cell with a value lies outside the limits; the text is its coordinate."""


class TooManyCells(Exception):
    """The file has more cells than any questionnaire, or more of anything else."""


class LinkedData(Exception):
    """The part takes data from another file."""


class UnreadablePart(Exception):
    """The part is not well-formed XML."""


class Tally:
    """What the parts of a file hold together.

    Cells count only when they hold a value or a formula: honest files carry styled empty cells
    as far as the last column.
    """

    def __init__(self) -> None:
        self.filled = self.elements = 0


class PartScanner:
    """Scans any XML part; those of the parts that hold cells follow these too.

    Attributes:
        FOLLOWED: the elements that ``opened`` looks at; these lines run for every element of the file.
        LEFT: the elements that ``closed`` looks at.
    """

    FOLLOWED: ClassVar[frozenset[str]] = frozenset()
    LEFT: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    @property
    def layout(self) -> Layout:
        """What the sheet of this part hides of its cells, once it was read to its end."""
        return NOTHING_HIDDEN

    def feed(self, chunk: bytes, is_last: bool = False) -> None:
        """Scan the next bytes of the part.

        Raises:
            ForbiddenDoctype: when the part declares a document type.
            FarCell: when a cell beyond ``MAX_ROW`` or ``MAX_COLUMN`` holds something.
            TooManyCells: when more than ``MAX_CELLS`` cells of the file hold something, or it has more than
                ``MAX_ELEMENTS`` elements.
            LinkedData: when cells are taken from another file.
            UnreadablePart: when the part is not well formed.
        """
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise UnreadablePart(str(error)) from error

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Look at an element that begins; ``tag`` is its name without prefix."""

    def closed(self, tag: str) -> None:
        """Look at an element that ends."""

    def count(self, row: int, column: int, cells: int = 1) -> None:
        """Count cells that hold something, of which ``row`` and ``column`` are the last."""
        self.tally.filled += cells
        if row > MAX_ROW or column > MAX_COLUMN:
            raise FarCell(f"{get_column_letter(min(column, _LAST_LETTERS))}{row}")
        if self.tally.filled > MAX_CELLS:
            raise TooManyCells

    def weigh(self, elements: int) -> None:
        """Count elements, or what costs as much to whoever reads the part."""
        self.tally.elements += elements
        if self.tally.elements > MAX_ELEMENTS:
            raise TooManyCells

    def _doctype(self, *_declaration: object) -> None:
        raise ForbiddenDoctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadablePart("too deep")
        self.tally.elements += 1
        if self.tally.elements > MAX_ELEMENTS:
            raise TooManyCells
        tag = name.rpartition(":")[2] if ":" in name else name
        if tag in self.FOLLOWED:
            self.opened(tag, attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        tag = name.rpartition(":")[2] if ":" in name else name
        if tag in self.LEFT:
            self.closed(tag)
