"""What a document is made of: headings, paragraphs, lists, tables and drawings; nothing of how they look.

Texts may hold what people typed: a format takes them as text, never as markup.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.model.text import Language
from audit.reporting.presentation import Presentation
from audit.wording.terms import Rating

_MOST_LINES = 25  # of a row that is kept on one page: half of one
_SIGNS = 90  # about how many stand on a line of the width of the page


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text.

    Attributes:
        url: an address outside that it leads to, one that ``safe_link`` lets pass; ``to`` is an anchor of the document.
    """

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    to: str | None = None


Words = tuple[Run, ...]


class Look(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"  # what introduces the block that follows, from which it is not parted
    NOTE = "note"  # where something comes from
    HEAD = "head"  # a note that introduces what follows, from which it is not parted
    WARNING = "warning"  # what nobody may overlook


class PageStart(StrEnum):
    """Where a heading stands on the page."""

    ANYWHERE = "anywhere"
    NEW = "new"  # it begins a page
    SECOND = "second"  # it begins the second page, unless a format can tell that the first one did not hold the rest
    FULL = "full"  # the same, but the first one hardly holds the rest: a format that cannot tell lets it follow


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``anchor`` is what links lead to."""

    level: int
    text: str
    anchor: str = ""
    page: PageStart = PageStart.ANYWHERE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    words: Words
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list.

    Attributes:
        anchors: those of its items, none or one for each.
        kept: whether it stays on one page, and with what follows, as far as a format can: of a short list only.
    """

    items: tuple[Words, ...]
    anchors: tuple[str, ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and what they stand for, one a line."""

    items: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class VerdictBox:
    """What the review ends in, set apart.

    Attributes:
        rating: the colour that the level stands for, always said in words too.
        lines: how firm it is and what it rests on.
    """

    heading: str
    headline: str
    rating: Rating | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headers.

    Attributes:
        widths: of the columns, relative to one another.
        right: the columns of figures.
        anchors: of the rows, none or one for each.
        tall: whether rows leave room to write by hand.
        kept: whether it stays on one page, and with what follows: of a short table only.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]
    right: frozenset[int] = frozenset()
    anchors: tuple[str, ...] = ()
    tall: bool = False
    kept: bool = False

    def holds_together(self, row: tuple[Words, ...]) -> bool:
        """Return whether a row is short enough to stay on one page; a very long one must be parted, or be lost."""
        return all(
            _lines(words, width / sum(self.widths)) <= _MOST_LINES
            for words, width in zip(row, self.widths, strict=True)
        )


def _lines(words: Words, share: float) -> float:
    """Return about how many lines ``words`` take in a column that has this share of the page."""
    signs = sum(len(run.text) for run in words)
    return signs / (share * _SIGNS) + sum(run.text.count("\n") for run in words) + 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing.

    Attributes:
        svg: an SVG of plain attributes, its size in its viewBox.
        alt: what it shows, for those who do not see it.
        caption: what it is called, for the same; the heading above says it to the others.
        kept: whether it is not parted from what follows, the cells that it was drawn from.
    """

    name: str
    svg: str
    alt: str
    caption: str
    kept: bool = False


Block = Heading | Paragraph | Bullets | Fields | VerdictBox | Table | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Attributes:
        subject: which review, of which day; printed under the title.
        footer: what stands at the foot of each page beside its number.
        day: the date of the review, which stands for the time of the file.
        author: the software.
    """

    language: Language
    title: str
    subject: str
    footer: str
    day: date
    author: str
    presentation: Presentation
    blocks: tuple[Block, ...]
