"""Scans the XML parts of an .xlsx file as a stream, for what would harm the parser behind."""

import re
from typing import IO
from xml.parsers import expat

from openpyxl.utils import get_column_letter

MAX_ROW = 20_000
MAX_COLUMN = 256
MAX_CELLS = 300_000
MAX_DEPTH = 200

_CHUNK = 1 << 16
_XML_NAMES = (".xml", ".rels")
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_COORDINATE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_LETTERS = 18_278  # ZZZ, the last column that letters can name
_CONTENTS = ("v", "f", "is")


class ForbiddenDoctype(Exception):
    """The part declares a document type, hence possibly entities."""


class FarCell(Exception):
    """A cell with a value lies outside the limits; the text is its coordinate."""


class TooManyCells(Exception):
    """More cells hold something than any questionnaire has."""


class UnreadablePart(Exception):
    """The part is not well-formed XML."""


def scan_part(name: str, part: IO[bytes]) -> None:
    """Read one part of the archive to its end, without building anything.

    Cells count only when they hold a value or a formula: honest files carry styled empty cells
    as far as the last column.

    Raises:
        ForbiddenDoctype: when the part declares a document type.
        FarCell: when a cell beyond ``MAX_ROW`` or ``MAX_COLUMN`` holds something.
        TooManyCells: when more than ``MAX_CELLS`` cells of the part hold something.
        UnreadablePart: when an XML part is not well formed.
    """
    chunk = part.read(_CHUNK)
    if name.casefold().endswith(".vml"):
        _search_doctype(chunk, part)  # Excel itself writes VML that is not well formed
        return
    is_xml = name.casefold().endswith(_XML_NAMES) or chunk.lstrip().startswith(_XML_STARTS)
    scanner = _Scanner() if is_xml else None
    while chunk:
        if scanner:
            scanner.feed(chunk)
        chunk = part.read(_CHUNK)
    if scanner:
        scanner.feed(b"", is_last=True)


def _search_doctype(chunk: bytes, part: IO[bytes]) -> None:
    tail = b""
    while chunk:
        if b"<!DOCTYPE" in tail + chunk or b"\0" in chunk:
            raise ForbiddenDoctype
        tail = chunk[-16:]
        chunk = part.read(_CHUNK)


class _Scanner:
    """Follows the cells of a sheet part; other parts merely have none."""

    def __init__(self) -> None:
        self.row = self.column = self.depth = self.filled = 0
        self.in_cell = False
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def feed(self, chunk: bytes, is_last: bool = False) -> None:
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise UnreadablePart(str(error)) from error

    def _doctype(self, *_declaration: object) -> None:
        raise ForbiddenDoctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadablePart("too deep")
        tag = name.rpartition(":")[2]
        if tag == "row":
            self._open_row(attributes.get("r", ""))
        elif tag == "c":
            self._open_cell(attributes.get("r", ""))
        elif self.in_cell and tag in _CONTENTS:
            self._count_content()

    def _end(self, name: str) -> None:
        self.depth -= 1
        if name.rpartition(":")[2] == "c":
            self.in_cell = False

    def _count_content(self) -> None:
        self.filled += 1
        if self.row > MAX_ROW or self.column > MAX_COLUMN:
            raise FarCell(f"{get_column_letter(min(self.column, _LAST_LETTERS))}{self.row}")
        if self.filled > MAX_CELLS:
            raise TooManyCells

    def _open_row(self, number: str) -> None:
        self.row = int(number) if number.isdecimal() else self.row + 1
        self.column = 0

    def _open_cell(self, coordinate: str) -> None:
        self.in_cell = True
        place = _COORDINATE.fullmatch(coordinate)
        if place is None:
            self.column += 1
            return
        self.column = 0
        for letter in place[1]:
            self.column = self.column * 26 + ord(letter) - ord("A") + 1
        self.row = int(place[2])
