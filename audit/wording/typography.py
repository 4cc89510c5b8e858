"""Typography: no-break spaces by punctuation, quotation marks, units, dates and references; elision before a value."""

import re
from functools import lru_cache

from audit.model.text import Language
from audit.wording.numbers import NO_BREAK_SPACE

_FRENCH = Language.FR  # at hand, as texts are typeset by the thousand
_NARROW = "\N{NARROW NO-BREAK SPACE}"  # between the groups of a number, as babel writes it
# A day and its month, a number and its unit, an abbreviation and what it numbers: no line ends between the two.
_FRENCH_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_FRENCH_UNITS = (
    "jours?|semaines?|mois|ans?|années?|heures?|minutes?|secondes?|h|j"
    "|milliers?|millions?|milliards?|euros?|ETP|points?"
)
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENGLISH_UNITS = "days?|weeks?|months?|years?|hours?|minutes?|seconds?|thousand|million|billion|euros?|FTEs?|points?"
_NUMBERED = (
    r"(?:(?<=\b[pP]\. )|(?<=\bpp\. )|(?<=\b[aA]rt\. )|(?<=\b[aA]rticle )|(?<=\b[pP]age )|(?<=\b[lL]igne )"
    r"|(?<=\b[lL]ine )|(?<=§ ))(?=\d|[LRD]\.)"
)
_CODE = r"(?<=\b[LRD]\. )(?=\d)"  # an article of a code: « L. 2113-10 »
_UNBROKEN = re.compile(
    rf" (?:(?=[:;?!»%€])|(?<=« )|(?<=n° )|(?<=\bnos )(?=\d)|(?<=[\w.§] )(?=[\dLRD])(?:{_NUMBERED}|{_CODE})"
    rf"|(?<=\d )(?=(?:(?:[kM]|Md)€|(?:{_FRENCH_MONTHS}|{_FRENCH_UNITS})\b))|(?<=\b1er )(?=(?:{_FRENCH_MONTHS})\b))"
)
_UNBROKEN_ENGLISH = re.compile(
    rf" (?:(?<=n° )|(?<=[\w.§] )(?=[\dLRD])(?:(?<=\b[nN]o\. )|{_NUMBERED}|{_CODE})"
    rf"|(?<=\d )(?=(?:{_ENGLISH_MONTHS}|{_ENGLISH_UNITS})\b))"
)
_MAYBE_GROUPED = re.compile(r" (?<=\d )\d{3}")  # found at once: it begins with a space
_GROUPED = re.compile(r"(?<![\w.,\u00a0\u202f])(?<!\d )\d{1,3}(?: \d{3})+(?![\w ]?\d)")
_LONGEST_KEPT = 400  # characters: what people type cannot fill the memory
_ELIDED = re.compile(r"\b([Dd])e (?=au (?:moins|plus)\b)")


def elide(text: str, language: Language) -> str:
    """Return ``text`` with « de au moins » written « d'au moins », where a value was put after « de »."""
    # Most texts hold no such words, which is found at once.
    return _ELIDED.sub(r"\1'", text) if language is _FRENCH and "e au " in text else text


def typeset(text: str, language: Language) -> str:
    """Return ``text`` with no-break spaces where no line may end; in English, within dates, measures and references."""
    if " " not in text:
        return text
    if language is _FRENCH:
        return _kept(text) if len(text) <= _LONGEST_KEPT else _typeset(text)
    return _kept_english(text) if len(text) <= _LONGEST_KEPT else _typeset_english(text)


def _typeset(text: str) -> str:
    if _MAYBE_GROUPED.search(text):
        text = _GROUPED.sub(lambda number: number[0].replace(" ", _NARROW), text)
    return _UNBROKEN.sub(NO_BREAK_SPACE, text)


def _typeset_english(text: str) -> str:
    return _UNBROKEN_ENGLISH.sub(NO_BREAK_SPACE, text)


_kept = lru_cache(4_096)(_typeset)  # texts of rules and labels stand in every report
_kept_english = lru_cache(4_096)(_typeset_english)


def with_capital(words: str) -> str:
    """Return ``words`` with a capital at their beginning."""
    return f"{words[:1].upper()}{words[1:]}"


def as_sentence(clause: str) -> str:
    """Return a clause as a sentence: with a capital, and a full stop."""
    return f"{with_capital(clause)}."
