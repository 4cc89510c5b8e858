"""The first sentence of a text, where a page has no room for more."""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-öø-ÿ])")  # a capital follows: no abbreviation before a number


def first_sentence(text: str) -> str:
    """Return the first sentence of ``text``, with its stop; all of it when there is one only."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]
