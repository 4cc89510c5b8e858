"""The texts of a workbook, kept in one part, each once: some readers show no text that stands in the cell itself.

openpyxl writes every text into its cell, and has no setting for it; by several public reports, previews on phones and
Apple Numbers then show blank cells.
"""

import re

from lxml import etree

from audit.questionnaire.cells import escaped

PART = "xl/sharedStrings.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

CELL = f"{{{MAIN}}}c"

_INLINE, _ITEM, _TEXT, _VALUE = (f"{{{MAIN}}}{tag}" for tag in ("is", "si", "t", "v"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# White space that a reader of XML may drop or join, unless it is told not to.
_FRAGILE = re.compile(r"^\s|\s$|[\t\r\n]| {2}")


class SharedStrings:
    """A table of texts; cells hold their numbers, counted from 0.

    Attributes:
        root: the table as the file holds it.
    """

    def __init__(self, root: etree._Element | None = None) -> None:
        if root is None:
            root = etree.fromstring(f'<sst xmlns="{MAIN}" count="0" uniqueCount="0"/>')
        self.root = root
        self._items = root.findall(_ITEM)
        self._numbers: dict[bytes, int] = {}
        for number, item in enumerate(self._items):
            self._numbers.setdefault(_exact(item), number)

    def take_from(self, sheet: etree._Element) -> None:
        """Move the texts that stand in the cells of ``sheet`` to the table, formatted pieces included."""
        uses = 0
        for cell in list(sheet.iter(CELL)):
            if cell.get("t") != "inlineStr":
                continue
            del cell.attrib["t"]
            inline = cell.find(_INLINE)
            if inline is not None and _prepared(inline):
                inline.tag = _ITEM
                etree.SubElement(cell, _VALUE).text = str(self._number(inline))
                cell.set("t", "s")
                uses += 1
            for left in cell.findall(_INLINE):  # an empty text: some readers do not count an empty entry
                cell.remove(left)
        self._count(uses)

    def release(self, numbers: list[int], kept: set[int]) -> None:
        """Take the uses ``numbers`` back; of the last entries, those that only they used leave the table.

        Args:
            numbers: the uses, one for each cell.
            kept: the entries that other cells use; an entry before one of them stays, since its number counts.
        """
        released = set(numbers) - kept
        while self._items and len(self._items) - 1 in released:
            item = self._items.pop()
            if self._numbers[_exact(item)] == len(self._items):
                del self._numbers[_exact(item)]
            self.root.remove(item)
        self._count(-len(numbers))

    def numbers_of(self, text: str) -> set[int]:
        """Return the numbers of the entries that say ``text``, in whatever format."""
        return {number for number, item in enumerate(self._items) if _said(item) == text}

    def _number(self, item: etree._Element) -> int:
        """Return the number of ``item``, which leaves its cell for the table unless its like is there."""
        key = _exact(item)
        if key in self._numbers:
            cell = item.getparent()
            assert cell is not None  # noqa: S101 - it was found in one
            cell.remove(item)
        else:
            self._numbers[key] = len(self._items)
            if self._items:
                self._items[-1].addnext(item)
            else:
                self.root.insert(0, item)
            self._items.append(item)
        return self._numbers[key]

    def _count(self, uses: int) -> None:
        """Bring the counts up to date; both may be left out of a file."""
        count = self.root.get("count", "")
        if count.isdecimal():
            self.root.set("count", str(max(0, int(count) + uses)))
        if "uniqueCount" in self.root.attrib:
            self.root.set("uniqueCount", str(len(self._items)))


def numbers_in(sheet: etree._Element) -> list[int]:
    """Return the number of the text of every cell of ``sheet`` that has a shared one."""
    values = (cell.findtext(_VALUE, "") for cell in sheet.iter(CELL) if cell.get("t") == "s")
    return [int(value) for value in values if value.isdecimal()]


def _prepared(inline: etree._Element) -> bool:
    """Make every piece readable letter by letter; say whether there is any text."""
    pieces = list(inline.iter(_TEXT))
    for piece in pieces:
        piece.text = escaped(piece.text or "")
        if _FRAGILE.search(piece.text):
            piece.set(_SPACE, "preserve")
    return any(piece.text for piece in pieces)


def _said(item: etree._Element) -> str:
    return "".join(piece.text or "" for piece in item.iter(_TEXT))


def _exact(item: etree._Element) -> bytes:
    return etree.tostring(item, method="c14n", exclusive=True, with_tail=False)
