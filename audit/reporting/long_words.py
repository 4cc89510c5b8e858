"""Lets words that nothing breaks, such as names of files, be cut where a line ends.

Style alone cannot tell them from other words: were every word of a table allowed to break, narrow columns would cut
ordinary ones too.
"""

import html
import re

_LONGEST = 25  # of the words of French and English
_BODY = "<body"
_DRAWING, _ITS_END = "<svg", "</svg"
# Texts that hold a long word. Nearly all hold none: most are too short, others are passed over word by word.
_TEXT = re.compile(
    rf">(?=[^<]{{{_LONGEST + 1}}})"  # long enough
    rf"((?:[^<\s]{{0,{_LONGEST}}}+\s)*+"  # the words before it, which are never tried in another way
    rf"[^<\s]{{{_LONGEST + 1}}}[^<]*)(?=<)"
)
_WORD = re.compile(rf"\S{{{_LONGEST + 1},}}")


def let_long_words_break(page: str) -> str:
    """Return the HTML ``page`` with each long word of its body in an element whose style lets it break.

    Drawings are passed over: an element of HTML within one would end it, and what follows would not be drawn.
    """
    head, body, rest = page.partition(_BODY)
    before, *others = rest.split(_DRAWING)
    pieces = [head, body, _broken(before)]
    for other in others:
        drawing, end, after = other.partition(_ITS_END)
        pieces += [_DRAWING, drawing, end, _broken(after)]
    return "".join(pieces)


def _broken(markup: str) -> str:
    return _TEXT.sub(lambda text: ">" + _WORD.sub(_breakable, text[1]), markup)


def _breakable(word: re.Match[str]) -> str:
    # An entity is written in several characters and stands for one.
    is_long = len(html.unescape(word[0])) > _LONGEST
    return f'<span class="long">{word[0]}</span>' if is_long else word[0]
