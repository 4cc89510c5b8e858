"""Keeps French punctuation and quotation marks on the line of the word they belong to."""

import re

from audit.model.text import Language
from audit.wording.numbers import NO_BREAK_SPACE

_BEFORE = re.compile(" (?=[:;?!»%€])")
_AFTER = re.compile("(?<=«) ")


def typeset(text: str, language: Language) -> str:
    """Return ``text`` with no-break spaces where French typography asks for them; English is left as it is."""
    if language is not Language.FR:
        return text
    return _AFTER.sub(NO_BREAK_SPACE, _BEFORE.sub(NO_BREAK_SPACE, text))
