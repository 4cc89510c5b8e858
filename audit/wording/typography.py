"""French typography: no-break spaces by punctuation and quotation marks, elision before a value."""

import re

from audit.model.text import Language
from audit.wording.numbers import NO_BREAK_SPACE

_BEFORE = re.compile(" (?=[:;?!»%€])")
_AFTER = re.compile("(?<=«) ")
_ELIDED = re.compile(r"\b([Dd])e (?=au (?:moins|plus)\b)")


def elide(text: str, language: Language) -> str:
    """Return ``text`` with « de au moins » written « d'au moins », where a value was put after « de »."""
    return _ELIDED.sub(r"\1'", text) if language is Language.FR else text


def typeset(text: str, language: Language) -> str:
    """Return ``text`` with no-break spaces where French typography asks for them; English is left as it is."""
    if language is not Language.FR:
        return text
    return _AFTER.sub(NO_BREAK_SPACE, _BEFORE.sub(NO_BREAK_SPACE, text))


def as_sentence(clause: str) -> str:
    """Return a clause as a sentence: with a capital, and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}."
