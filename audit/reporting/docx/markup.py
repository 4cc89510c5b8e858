"""Writes paragraphs as WordprocessingML: every text escaped, and without the characters that XML cannot hold."""

import re
from collections.abc import Callable
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from audit.reporting.document.model import Run, Words
from audit.reporting.untrusted_text import printable

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_NAME = 40  # signs of a bookmark that Word takes
_TWO_SPACES = "  "


def text(shown: str) -> str:
    """Return a text escaped for XML, without what XML or a screen cannot bear."""
    return escape(_ILLEGAL.sub("", printable(shown)))


def attribute(shown: str) -> str:
    """Return a text as the value of an attribute, quotes included."""
    return quoteattr(" ".join(_ILLEGAL.sub("", printable(shown)).split()))


def bookmark_name(anchor: str) -> str:
    """Return an anchor as Word names bookmarks: letters, digits and underscores."""
    return re.sub(r"\W", "_", anchor, flags=re.ASCII)[:_LONGEST_NAME]


class Markup:
    """Writes runs, links and paragraphs.

    Args:
        style_id: gives the id of a style by its name.
        relate: gives the id of the relationship to an address outside.
    """

    def __init__(self, style_id: Callable[[str], str], relate: Callable[[str], str]) -> None:
        self.style_id = style_id
        self._relate = relate
        self._bookmarks = count(1)

    def paragraph(self, style: str, words: Words, anchor: str = "", more: str = "", prefix: str = "") -> str:
        """Return a paragraph.

        Args:
            style: the name of its style.
            words: what it says.
            anchor: where links lead.
            more: further properties, in the order of the schema.
            prefix: WordprocessingML that comes before the words.
        """
        start, end = self._bookmark(anchor)
        style_id = self.style_id(style)
        properties = f'<w:pPr><w:pStyle w:val="{style_id}"/>{more}</w:pPr>'
        return f"<w:p>{properties}{start}{prefix}{''.join(map(self.run, words))}{end}</w:p>"

    def run(self, one: Run) -> str:
        """Return a piece of text, a link where it leads somewhere."""
        is_link = one.url or one.to
        linked = f'<w:rStyle w:val="{self.style_id("hyperlink")}"/>' if is_link else ""
        bold, italic = "<w:b/><w:bCs/>" if one.bold else "", "<w:i/><w:iCs/>" if one.italic else ""
        properties = f"<w:rPr>{linked}{bold}{italic}</w:rPr>" if linked or bold or italic else ""
        pieces = "<w:br/>".join(
            f'<w:t xml:space="preserve">{text(line)}</w:t>' if line else ""
            for line in one.text.replace("\t", _TWO_SPACES).split("\n")
        )
        run = f"<w:r>{properties}{pieces}</w:r>"
        if one.url:
            return f'<w:hyperlink r:id="{self._relate(one.url)}" w:history="1">{run}</w:hyperlink>'
        if one.to:
            return f'<w:hyperlink w:anchor="{bookmark_name(one.to)}" w:history="1">{run}</w:hyperlink>'
        return run

    def _bookmark(self, anchor: str) -> tuple[str, str]:
        if not anchor:
            return "", ""
        number = next(self._bookmarks)
        name = bookmark_name(anchor)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'
