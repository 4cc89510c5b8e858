"""Takes out of a table of shared texts those that are one text each: all but those in several colours, say."""

import re
from typing import NamedTuple

from audit.intake.gate.archive import Archive
from audit.intake.gate.xml_stream import UnreadablePart
from audit.intake.sheets.plain_xml import TEXT_ELEMENT, Rest, plain_text, plain_xml

_ITEM_BEGINS, _ITEM_ENDS = "<si>", "</si>"
_PLAIN_ITEM = re.compile(f"{_ITEM_BEGINS}{TEXT_ELEMENT}{_ITEM_ENDS}")
_ELEMENTS = 2  # of such an item: itself, and its text


class PlainTexts(NamedTuple):
    """What was taken out of a table of texts, and what is left of it.

    Attributes:
        texts: in their order; None where the text is among the rest.
    """

    texts: list[str | None]
    rest: Rest


def plain_texts(archive: Archive, part: str) -> PlainTexts | None:
    """Return the plain texts of a table; None when the whole of it is for the parser.

    Raises:
        UnreadablePart: when they cannot be trusted; see ``PlainXml``.
    """
    plain = plain_xml(archive, part)
    if plain is None:
        return None
    *found, after = _PLAIN_ITEM.split(plain.text[plain.head :])
    others = found[::2]  # what stands before each plain text: nothing, or texts that are not
    taken_out = [plain_text(text) if "&" in text else text for text in found[1::2]]  # most: a call each would cost
    texts: list[str | None] = []
    if any(others):
        for before, text in zip(others, taken_out, strict=True):
            texts += [None] * _items(before)
            texts.append(text)
    else:
        texts += taken_out
    last, ends, _ = after.rpartition(_ITEM_ENDS)
    texts += [None] * _items(last + ends)
    return PlainTexts(texts, plain.rest([plain.text[: plain.head], *others, after], _ELEMENTS * len(taken_out)))


def _items(written: str) -> int:
    """Count the items of a piece of the table that holds nothing else.

    Raises:
        UnreadablePart: when it does hold something else.
    """
    if not written:
        return 0  # nearly always
    *items, end = written.split(_ITEM_ENDS)
    if end or not all(item.startswith(_ITEM_BEGINS) for item in items):
        raise UnreadablePart("si")
    return len(items)
