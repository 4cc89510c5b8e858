"""The texts of .ods cells, as they show: spaces, line breaks and links are elements there."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from audit.intake.gate.limits import MAX_CHARACTERS, TooMuchText
from audit.intake.sheets.ods_names import OFFICE, TEXT, count

_WHITESPACE = re.compile(r"[ \t\r\n]+")  # it stands for one space: others are elements
_SPACES, _COUNT = f"{TEXT}s", f"{TEXT}c"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_LISTS = (f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}list-header")
_HREF = "{http://www.w3.org/1999/xlink}href"
_RUBY_TEXT = f"{TEXT}ruby-text"
_NOTE = f"{OFFICE}annotation"


def shown_text(item: Element) -> str:
    """Return what a cell shows, its paragraphs as lines; a comment hung on the cell is no part of it.

    Raises:
        TooMuchText: when it is longer than all the texts of a questionnaire; one element may stand for many spaces.
    """
    if sum(count(spaces, _COUNT, least=0) for spaces in item.iter(_SPACES)) > MAX_CHARACTERS:
        raise TooMuchText
    return "\n".join("".join(_pieces(paragraph)) for paragraph in _paragraphs(item))


def _paragraphs(item: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell or of a comment, those of its lists included."""
    for child in item:
        if child.tag in _PARAGRAPHS:
            yield child
        elif child.tag in _LISTS:
            yield from _paragraphs(child)


def link(item: Element) -> str:
    """Return the address that a cell opens, if it opens one; of several, the first."""
    return next((address for anchor in item.iter(f"{TEXT}a") if (address := anchor.get(_HREF))), "")


def comment(item: Element) -> str:
    """Return the comments that people hung on a cell."""
    return "\n".join(shown_text(note) for note in item.iter(_NOTE)).strip()


def _pieces(element: Element) -> Iterator[str]:
    yield _WHITESPACE.sub(" ", element.text or "")
    for child in element:
        if child.tag == _SPACES:
            yield " " * count(child, _COUNT, least=0)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag not in (_RUBY_TEXT, _NOTE):  # how words are pronounced is no part of them
            yield from _pieces(child)
        yield _WHITESPACE.sub(" ", child.tail or "")
