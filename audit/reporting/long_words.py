"""Lets words that nothing breaks, such as names of files, be cut where a line ends.

Style alone cannot tell them from other words: were every word of a table allowed to break, narrow columns would cut
ordinary ones too.
"""

import html
import re
from collections.abc import Iterator

_LONGEST = 25  # of the words of French and English
_BODY = "<body"
_DRAWING, _ITS_END = "<svg", "</svg"
# Of the signs of a page, those that end a word stay what they are and all others become one letter: a long word is then
# a long row of it, which is found at once. Signs beyond Latin-1 are letters here, the spaces among them too.
_LETTER = b"x"
_ENDS = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0<>".encode("latin-1")  # where a text holds the last two, they are entities
_LETTERS = bytes(byte if byte in _ENDS else _LETTER[0] for byte in range(256))
_LONG = _LETTER * (_LONGEST + 1)
_AT_ONCE = 30_000  # signs: a page is long, and what is made of a part of it does not leave the processor
_WORD = re.compile(rf"\S{{{_LONGEST + 1},}}")


def let_long_words_break(page: str) -> str:
    """Return the HTML ``page`` with each long word of its body in an element whose style lets it break.

    Drawings are passed over: an element of HTML within one would end it, and what follows would not be drawn.
    """
    body = page.find(_BODY)
    return page if body == -1 else _broken(page, body)


def let_long_words_of_part_break(part: str) -> str:
    """Return a part of a body, from one tag to another and with whole drawings, as ``let_long_words_break`` makes it.

    A page is long: to put it together twice takes as long as to find its long words.
    """
    return _broken(part, 0)


def _broken(page: str, body: int) -> str:
    pieces, done = [], 0
    for start, end in _long_texts(page, body):
        text = page[start:end]
        broken = _WORD.sub(_breakable, text)
        if broken != text:
            pieces += [page[done:start], broken]
            done = end
    return "".join((*pieces, page[done:])) if pieces else page


def _long_texts(page: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where texts that may have a long word begin and end, between two tags after ``start``, outside drawings."""
    drawing, after_it = _drawing(page, 0)
    while start < len(page):
        end = page.find("<", start + _AT_ONCE)
        end = len(page) if end == -1 else end
        letters = page[start:end].encode("latin-1", "replace").translate(_LETTERS)  # a byte a sign
        found = letters.find(_LONG)
        while found != -1:
            tag, next_tag = letters.rfind(b"<", 0, found), letters.find(b"<", found)
            next_tag = len(letters) if next_tag == -1 else next_tag
            text = letters.find(b">", max(tag, 0), found) + 1
            if text and start + next_tag < len(page):
                while after_it <= start + found:  # drawings are looked for up to the long words of texts, which are few
                    drawing, after_it = _drawing(page, after_it)
                if start + found < drawing:
                    yield start + text, start + next_tag
            found = letters.find(_LONG, next_tag if text else letters.find(b">", found))
        start = end


def _drawing(page: str, start: int) -> tuple[int, int]:
    """Return where the next drawing begins and ends; the length of the page for what there is not."""
    begins = page.find(_DRAWING, start)
    ends = page.find(_ITS_END, begins) if begins != -1 else -1
    return begins if begins != -1 else len(page), ends if ends != -1 else len(page)


def _breakable(word: re.Match[str]) -> str:
    # An entity is written in several characters and stands for one.
    is_long = len(html.unescape(word[0])) > _LONGEST
    return f'<span class="long">{word[0]}</span>' if is_long else word[0]
