"""Takes out of the XML of a sheet the rows that are written as programs nearly always write them.

An XML parser tells of every cell, blank ones too, one after another: on a questionnaire that is half the time of
reading it. One expression reads such rows ten times as fast. A row with one cell written otherwise is left to the
parser whole.
"""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from audit.intake.gate.archive import Archive
from audit.intake.gate.xml_stream import UnreadablePart
from audit.intake.sheets.plain_xml import TEXT, TEXT_ELEMENT, PlainXml, Rest, plain_xml


def _without_groups(expression: str) -> str:
    """Return an expression that matches the same and tells no part of it."""
    return expression.replace("(?:", "(").replace("(", "(?:")


_CONTENT = "".join(
    (
        '(?: s="([0-9]{1,9}+)")?',
        '(?: t="(n|s|str|inlineStr|b|e|d)")?',
        rf'(?: ?/>|>(?:<f(?: aca="(?:false|true|0|1)")?>({TEXT})</f>)?',
        rf"(?:<v>({TEXT})</v>|<v ?/>|<is>{TEXT_ELEMENT}</is>)?</c>)",
    )
)  # of a cell, behind its name
_CONTENTS = re.compile(_CONTENT)
_CELL = re.compile(rf'<c r="([A-Z]{{1,3}}+[0-9]{{1,7}}+)"({_without_groups(_CONTENT)})')
_AROUND_A_NAME = len('<c r=""')
_ROW_ENDS = "</row>"
_EXCEL = "x14ac"  # how Excel calls its own namespace, of one attribute of every row
_ATTRIBUTE = rf' ((?:{_EXCEL}:)?[A-Za-z]+)="([^"<>&\x00-\x1f\ufffe\uffff]*)"'
_ROW_BEGINS = re.compile(rf'<row r="([0-9]{{1,7}})"((?:{_without_groups(_ATTRIBUTE)})*)>')
_ATTRIBUTES = re.compile(_ATTRIBUTE)


Cells = list[tuple[str, str]]
"""Those of one row, blank ones too: the name of each, and what is written behind it, which ``plain_content`` reads."""

Said = tuple[str | None, ...]
"""What a cell says: its style, its kind, its formula, its value and its text, each None where it has none.

``plain_text`` reads the last three.
"""


class PlainRows:
    """The plain rows of a sheet, one after another; once through, what is left of it.

    Attributes:
        hidden: the numbers of the rows that say whether they are hidden, and what they say.
    """

    def __init__(self, plain: PlainXml) -> None:
        self.hidden: list[tuple[int, str]] = []
        self._plain = plain
        self._left: list[str] = []

    def __iter__(self) -> Iterator[Cells]:
        """Yield the cells of each row, and take it out."""
        text = self._plain.text
        said: dict[str, str | None] = {}
        is_excel = text.find(f"xmlns:{_EXCEL}=", 0, self._plain.head) > 0
        done = end = 0
        for row, following in pairwise(chain(_ROW_BEGINS.finditer(text, self._plain.head), (None,))):
            assert row is not None  # noqa: S101 - the last alone is none, and it begins no pair
            end = text.find(_ROW_ENDS, row.end()) if end < row.end() else end
            if end < 0:
                break
            if following and following.start() < end:
                continue  # a row within a row, or one that never ends: no part of the text is looked at twice
            cells = _cells(text, row.end(), end)
            number, attributes = row.groups()
            if attributes not in said:
                said[attributes] = _hidden(attributes) if is_excel or f"{_EXCEL}:" not in attributes else None
            is_hidden = said[attributes]
            if cells is None or is_hidden is None:
                continue
            if is_hidden:
                self.hidden.append((int(number), is_hidden))
            self._left.append(text[done : row.start()])
            done = end + len(_ROW_ENDS)
            yield cells
        self._left.append(text[done:])

    def rest(self) -> Rest:
        """Return the XML without the rows that were taken out.

        Raises:
            UnreadablePart: when they cannot be trusted; see ``PlainXml``.
        """
        rest = self._plain.rest(self._left)
        if rest.xml.count(b"<row") != rest.xml.count(b'<row r="'):
            raise UnreadablePart("row")  # one without a number follows the one before it, wherever that was read
        return rest


def plain_rows(archive: Archive, part: str) -> PlainRows | None:
    """Return the plain rows of a sheet; None when the whole of it is for the parser."""
    plain = plain_xml(archive, part)
    return PlainRows(plain) if plain else None


def plain_content(written: str) -> Said:
    """Return what a plain cell says, from what is written behind its name."""
    found = _CONTENTS.fullmatch(written)
    assert found is not None  # noqa: S101 - the same expression found it
    return found.groups()


def _cells(text: str, start: int, end: int) -> Cells | None:
    """Return the cells of the row whose content lies between ``start`` and ``end``; None when it is not plain."""
    found: Cells = _CELL.findall(text, start, end)
    length = len("".join(chain.from_iterable(found))) + _AROUND_A_NAME * len(found)
    return found if length == end - start else None  # otherwise something stands between two cells


def _hidden(attributes: str) -> str | None:
    """Return what the attributes of a row say of its being hidden; None when one stands there twice."""
    said = dict(_ATTRIBUTES.findall(attributes))
    is_plain = len(said) == attributes.count("=") and "r" not in said and "xmlns" not in said
    return said.get("hidden", "") if is_plain else None
