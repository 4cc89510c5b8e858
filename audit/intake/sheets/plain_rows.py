"""Takes out of the XML of a sheet the rows that are written as programs nearly always write them.

An XML parser tells of every cell, blank ones too, one after another: on a questionnaire that is half the time of
reading it. Here the text is cut where rows and cells begin, and what is written behind the name of a cell, which many
cells have in common, is looked at once. A row with one cell written otherwise is left to the parser whole.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from audit.intake.gate.archive import Archive
from audit.intake.gate.xml_stream import UnreadablePart
from audit.intake.grid import place_of
from audit.intake.sheets.plain_xml import TEXT, TEXT_ELEMENT, PlainXml, Rest, plain_xml

Made = TypeVar("Made")
Place = tuple[int, int]

_CONTENT = re.compile(
    "".join(
        (
            '(?: s="([0-9]{1,9}+)")?',
            '(?: t="(n|s|str|inlineStr|b|e|d)")?',
            rf'(?: ?/>|>(?:<f(?: aca="(?:false|true|0|1)")?>({TEXT})</f>)?',
            rf"(?:<v>({TEXT})</v>|<v ?/>|<is>{TEXT_ELEMENT}</is>)?</c>)",
        )
    )
)  # of a cell, behind its name
_CELL_BEGINS = '<c r="'
_NAME = re.compile("[A-Z]{1,3}[0-9]{1,7}")
_ROW_ENDS = "</row>"
_EXCEL = "x14ac"  # how Excel calls its own namespace, of one attribute of every row
_ATTRIBUTE, _VALUE = rf"(?:{_EXCEL}:)?[A-Za-z]+", r"[^\"<>&\x00-\x1f\ufffe\uffff]*"
_ATTRIBUTES = re.compile(f' ({_ATTRIBUTE})="({_VALUE})"')
_ROW_BEGINS = re.compile(f'<row r="([0-9]{{1,7}})"((?: {_ATTRIBUTE}="{_VALUE}")*)>')


Said = tuple[str | None, ...]
"""What a cell says: its style, its kind, its formula, its value and its text, each None where it has none.

``plain_text`` reads the last three.
"""

MadeOf = Callable[[str], Made | tuple[()] | None]
"""Makes of what is written behind the name of a cell what is to be known of it.

Nothing, ``()``, where the cell holds nothing; None where it is not plain, as ``plain_content`` says it.
"""


class PlainRows(Generic[Made]):
    """The plain rows of a sheet, one after another; once through, what is left of it.

    Attributes:
        hidden: the numbers of the rows that say whether they are hidden, and what they say.
    """

    def __init__(self, plain: PlainXml, made_of: MadeOf[Made]) -> None:
        self.hidden: list[tuple[int, str]] = []
        self._plain = plain
        self._made_of = made_of
        self._left: list[str] = []

    def __iter__(self) -> Iterator[list[tuple[Place, Made]]]:
        """Yield the cells of each row, where each stands and what is made of it, and take the row out."""
        text, head = self._plain.text, self._plain.head
        self._left.append(text[:head])
        *ended, after = text[head:].split(_ROW_ENDS)  # no part of the text is looked at twice
        is_excel = text.find(f"xmlns:{_EXCEL}=", 0, head) > 0
        for part in ended:
            # Where it is not written first, it follows the head of the sheet, or rows that hold nothing.
            row = _ROW_BEGINS.match(part) or _ROW_BEGINS.match(part, max(0, part.rfind("<row ")))
            hidden = _hidden(row[2]) if row and (is_excel or f"{_EXCEL}:" not in row[2]) else None
            cells = self._cells(part[row.end() :]) if row and hidden is not None else None
            if row is None or cells is None:
                self._left += part, _ROW_ENDS
                continue
            if hidden:
                self.hidden.append((int(row[1]), hidden))
            self._left.append(part[: row.start()])
            yield cells
        self._left.append(after)

    def _cells(self, row: str) -> list[tuple[Place, Made]] | None:
        """Return the cells of the row that holds this; None when it is not plain."""
        before, *cells = row.split(_CELL_BEGINS)
        if before:
            return None
        found: list[tuple[Place, Made]] = []
        made_of = self._made_of
        for cell in cells:
            name, _, written = cell.partition('"')
            place, made = _place(name), made_of(written)
            if place is None or made is None:
                return None
            if made:
                found.append((place, made))
        return found

    def rest(self) -> Rest:
        """Return the XML without the rows that were taken out.

        Raises:
            UnreadablePart: when they cannot be trusted; see ``PlainXml``.
        """
        rest = self._plain.rest(self._left)
        if rest.xml.count(b"<row") != rest.xml.count(b'<row r="'):
            raise UnreadablePart("row")  # one without a number follows the one before it, wherever that was read
        return rest


def plain_rows(archive: Archive, part: str, made_of: MadeOf[Made]) -> PlainRows[Made] | None:
    """Return the plain rows of a sheet; None when the whole of it is for the parser.

    Args:
        archive: the file.
        part: the sheet.
        made_of: called for every cell.
    """
    plain = plain_xml(archive, part)
    return PlainRows(plain, made_of) if plain else None


def plain_content(written: str) -> Said | None:
    """Return what a cell says, from what is written behind its name; None when that is not plain."""
    found = _CONTENT.fullmatch(written)
    return found.groups() if found else None


@lru_cache(maxsize=16_384)  # the same names come back in every sheet
def _place(name: str) -> Place | None:
    """Return the row and column of a plain name; None for any other."""
    return place_of(name) if _NAME.fullmatch(name) else None


@lru_cache(maxsize=1024)
def _hidden(attributes: str) -> str | None:
    """Return what the attributes of a row say of its being hidden; None when one stands there twice."""
    said = dict(_ATTRIBUTES.findall(attributes))
    is_plain = len(said) == attributes.count("=") and "r" not in said and "xmlns" not in said
    return said.get("hidden", "") if is_plain else None
