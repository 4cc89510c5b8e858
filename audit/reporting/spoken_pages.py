"""What a command says on screen as a page, in the same words: Markdown, or a document in the styles of the report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from audit.model.text import Language
from audit.reporting.document.model import Block, Bullets, Document, Heading, Look, Paragraph, Run, Words
from audit.reporting.document.typeset import typeset_document
from audit.reporting.markdown.marks import heading, plain
from audit.reporting.presentation import PLAIN

_SOFTWARE = "project-health-audit"
_LONG_AGO = date(2000, 1, 1)  # what is said is of several days: none of them is that of the file


@dataclass(frozen=True)
class Spoken:
    """A line that a command says.

    Attributes:
        depth: how far it is set in: 0 for what others stand under.
        is_item: whether it begins a list of its own on the screen.
    """

    depth: int
    text: str
    is_item: bool = False


def spoken_markdown(title: str, lines: Sequence[Spoken]) -> str:
    """Return the page as Markdown: what is not set in is a heading, the rest an item of a list."""
    page = [heading(1, title)]
    for line in lines:
        if line.depth == 0:
            page += ["", heading(2, line.text), ""]
        else:
            page.append(f"{'  ' * (line.depth - 1)}- {plain(line.text)}")
    return "\n".join(page).strip("\n") + "\n"


def spoken_docx(title: str, lines: Sequence[Spoken], language: Language) -> bytes:
    """Return the page as a DOCX; the same lines give the same bytes."""
    from audit.reporting.docx.package import docx_of  # who prints or writes Markdown does without

    return docx_of(spoken_document(title, lines, language))


def spoken_document(title: str, lines: Sequence[Spoken], language: Language) -> Document:
    """Return the page as a document: headings down to the items of the first depth, then paragraphs and lists."""
    document = Document(
        language=language,
        title=title,
        subject=_SOFTWARE,
        footer=title,
        day=_LONG_AGO,
        author=_SOFTWARE,
        presentation=PLAIN,
        blocks=tuple(_blocks(lines)),
    )
    return typeset_document(document)


def _blocks(lines: Sequence[Spoken]) -> Iterator[Block]:
    items: list[Words] = []
    for place, line in enumerate(lines):
        leads = any(following.depth > line.depth for following in lines[place + 1 : place + 2])
        if line.depth > 1 and not leads:
            items.append((Run(line.text),))
            continue
        if items:
            yield Bullets(tuple(items))
            items = []
        if line.depth == 0 or (line.depth == 1 and line.is_item):
            yield Heading(line.depth + 1, line.text)
        else:
            yield Paragraph((Run(line.text),), Look.LEAD if leads else Look.BODY)
    if items:
        yield Bullets(tuple(items))
