"""Takes out of a table of shared texts those that are one text each: all but those in several colours, say."""

import re
from typing import NamedTuple

from audit.intake.gate.archive import Archive
from audit.intake.sheets.plain_xml import TEXT_ELEMENT, Rest, plain_text, plain_xml

_ITEM = re.compile(f"<si>(?:{TEXT_ELEMENT}</si>|.*?</si>)", re.DOTALL)


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
    texts: list[str | None] = []
    left = [plain.text[: plain.head]]
    end = plain.head
    # One after another, never searched for: what does not end is passed over once.
    while item := _ITEM.match(plain.text, end):
        if item[1] is None:
            texts.append(None)
            left.append(item[0])
        else:
            texts.append(plain_text(item[1]))
        end = item.end()
    return PlainTexts(texts, plain.rest([*left, plain.text[end:]]))
