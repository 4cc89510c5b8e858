"""French typography: no-break spaces by punctuation, quotation marks and within numbers, elision before a value."""

import re
from functools import lru_cache

from audit.model.text import Language
from audit.wording.numbers import NO_BREAK_SPACE

_FRENCH = Language.FR  # at hand, as texts are typeset by the thousand
_NARROW = "\N{NARROW NO-BREAK SPACE}"  # between the groups of a number, as babel writes it
_UNBROKEN = re.compile(r" (?:(?=[:;?!»%€])|(?<=« )|(?<=\d )(?=(?:[kM]|Md)€)|(?<=n° ))")
_MAYBE_GROUPED = re.compile(r" (?<=\d )\d{3}")  # found at once: it begins with a space
_GROUPED = re.compile(r"(?<![\w.,\u00a0\u202f])(?<!\d )\d{1,3}(?: \d{3})+(?![\w ]?\d)")
_LONGEST_KEPT = 400  # characters: what people type cannot fill the memory
_ELIDED = re.compile(r"\b([Dd])e (?=au (?:moins|plus)\b)")


def elide(text: str, language: Language) -> str:
    """Return ``text`` with « de au moins » written « d'au moins », where a value was put after « de »."""
    # Most texts hold no such words, which is found at once.
    return _ELIDED.sub(r"\1'", text) if language is _FRENCH and "e au " in text else text


def typeset(text: str, language: Language) -> str:
    """Return ``text`` with no-break spaces where French typography asks for them; English is left as it is."""
    if language is not _FRENCH or " " not in text:
        return text
    return _kept(text) if len(text) <= _LONGEST_KEPT else _typeset(text)


def _typeset(text: str) -> str:
    if _MAYBE_GROUPED.search(text):
        text = _GROUPED.sub(lambda number: number[0].replace(" ", _NARROW), text)
    return _UNBROKEN.sub(NO_BREAK_SPACE, text)


_kept = lru_cache(4_096)(_typeset)  # texts of rules and labels stand in every report


def as_sentence(clause: str) -> str:
    """Return a clause as a sentence: with a capital, and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}."
