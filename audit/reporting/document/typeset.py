"""Sets the spaces of every text of a document, whoever wrote it: no line ends within a number, nor before a mark."""

from dataclasses import replace

from audit.model.text import Language
from audit.reporting.document.model import (
    Block,
    Bullets,
    Document,
    Fields,
    Figure,
    Heading,
    Paragraph,
    Table,
    VerdictBox,
    Words,
)
from audit.wording.typography import typeset


def typeset_document(document: Document) -> Document:
    """Return ``document`` with the no-break spaces of its language."""
    language = document.language
    return replace(
        document,
        title=typeset(document.title, language),
        subject=typeset(document.subject, language),
        footer=typeset(document.footer, language),
        blocks=tuple(_block(block, language) for block in document.blocks),
    )


def _block(block: Block, language: Language) -> Block:
    def one(text: str) -> str:
        return typeset(text, language)

    def each(words: Words) -> Words:
        return tuple(replace(run, text=one(run.text)) for run in words)

    match block:
        case Heading(text=text):
            return replace(block, text=one(text))
        case Paragraph(words=words):
            return replace(block, words=each(words))
        case Bullets(items=items):
            return replace(block, items=tuple(map(each, items)))
        case Fields(items=items):
            return replace(block, items=tuple((one(name), each(words)) for name, words in items))
        case VerdictBox(heading=heading, headline=headline, lines=lines):
            return replace(block, heading=one(heading), headline=one(headline), lines=tuple(map(one, lines)))
        case Table(caption=caption, header=header, rows=rows):
            told = tuple(tuple(map(each, row)) for row in rows)
            return replace(block, caption=one(caption), header=tuple(map(one, header)), rows=told)
        case Figure(alt=alt, caption=caption):
            return replace(block, alt=one(alt), caption=one(caption))
