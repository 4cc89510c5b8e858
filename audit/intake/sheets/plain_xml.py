"""Which XML one expression may read in place of a parser, and the pieces of such expressions.

An expression takes out of a part what is written as programs nearly always write it, and leaves the rest to the parser.
It is trusted with UTF-8 only, and where the rest holds no comment, CDATA, declaration, nor a second default namespace:
what was taken out then was elements, in the namespace of the first.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from audit.intake.gate.archive import UNREADABLE, Archive
from audit.intake.gate.limits import MAX_WAITING, FarCell, TooManyCells, TooMuchText
from audit.intake.gate.refused import RefusedFile
from audit.intake.gate.xml_stream import ForbiddenDoctype, UnreadablePart

FOR_THE_PARSER = (*UNREADABLE, UnreadablePart, ForbiddenDoctype, FarCell, TooManyCells, TooMuchText, RefusedFile)
"""What a part raises that is not plain, or has a fault: the parser begins again alone, and says what is wrong first.

Anything else is a fault of ours, which nothing may hide.
"""

Short = TypeVar("Short", str, bytes)
Seen = TypeVar("Seen")

_MOST_BYTES = 4_000_000  # read at once; a larger part is read as a stream
_MOST_KEPT = 1 << 16  # characters or bytes of what is left of a part, where it is kept what was seen of it

# What a text holds that is neither forbidden in XML, nor rewritten by parsers, nor the beginning of something else.
# Nothing is given back (``*+``): what an expression has passed over it never reads again.
_CHARACTERS = r"[^<>&\x00-\x08\x0b-\x1f\ufffe\uffff]*+"
TEXT = rf"{_CHARACTERS}(?:&(?:amp|lt|gt|quot|apos);{_CHARACTERS})*"
"""Matches a text as it is written, which ``plain_text`` reads."""
TEXT_ELEMENT = rf'<t(?: xml:space="preserve")?>({TEXT})</t>'

_HEAD = re.compile(
    r"""\ufeff?(?:<\?xml\ version=(["'])1\.0\1(?:\ encoding=(["'])UTF-8\2)?(?:\ standalone=(["'])(?:yes|no)\3)?\s*\?>)?
    \s*<\w+\s[^<>]*>""",
    re.VERBOSE | re.IGNORECASE,
)
_DEFAULT_NAMESPACE = re.compile(r"""\sxmlns=(["'])[^"'<>\s]+\1""")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def once_if_short(look: Callable[[Short], Seen]) -> Callable[[Short], Seen]:
    """Have what is left of a part, where it is short, looked at once: many workbooks have it in common."""
    again = lru_cache(maxsize=256)(look)

    def seen(rest: Short) -> Seen:
        return again(rest) if len(rest) <= _MOST_KEPT else look(rest)

    return seen


class Rest(NamedTuple):
    """What is left of a part for the parser, and how many elements were taken out of it."""

    xml: bytes
    taken: int


class PlainXml(NamedTuple):
    """The text of a part, and where the tag of its first element ends."""

    text: str
    head: int

    def rest(self, kept: list[str], taken: int) -> Rest:
        """Return what is left of the text, from the pieces of it that were not taken out.

        Args:
            kept: these pieces.
            taken: how many elements the others are.

        Raises:
            UnreadablePart: when what was taken out cannot be trusted to be elements: the parser then reads everything.
        """
        rest = "".join(kept)
        xml, elements = _looked_at(rest)
        # So many elements together would be too many for one row, whichever they stand in.
        if xml is None or taken + elements > MAX_WAITING:
            raise UnreadablePart("not plain")
        return Rest(xml, taken)


@once_if_short
def _looked_at(rest: str) -> tuple[bytes | None, int]:
    """Return what is left of a part for the parser, None where it cannot be trusted, and how many elements it holds."""
    begins = _HEAD.match(rest)
    head = begins.end() if begins else 0
    first = rest[:head]
    is_trusted = (
        "<!" not in rest
        and rest.find("<?", head) < 0
        and _DEFAULT_NAMESPACE.search(first) is not None
        and first.count("xmlns") == first.count("xmlns:") + 1
        and rest.find("xmlns", head) < 0
    )
    return (rest.encode() if is_trusted else None), count_elements(rest)


def count_elements(text: str) -> int:
    """Count the elements of a text without comments and the like, and one for its declaration."""
    return text.count("<") - text.count("</")


def plain_xml(archive: Archive, part: str) -> PlainXml | None:
    """Return a part that an expression may read; None when it is for the parser, or is not there."""
    if part not in archive or archive.size(part) > _MOST_BYTES:
        return None
    try:
        text = archive.read(part).decode()
    except (*UNREADABLE, UnicodeDecodeError):
        return None  # whoever reads it as a stream will say what is wrong with it
    head = _HEAD.match(text)
    return PlainXml(text, head.end()) if head else None


def plain_text(written: str) -> str:
    """Return a text that ``TEXT`` matches without what XML needs to quote it."""
    if "&" in written:
        for quoted, letter in _ENTITIES:
            written = written.replace(quoted, letter)
    return written
