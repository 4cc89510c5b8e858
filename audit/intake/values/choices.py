"""Recognises the answers of closed lists, in either language, by label or by code."""

import re
from collections.abc import Mapping, Sequence

from audit.errors import closest
from audit.intake.values.words import fold, fold_answer
from audit.model.kept import kept
from audit.model.questionnaire import NO, PARTIAL, YES, Choice
from audit.model.text import Language, Text

_SEPARATORS = re.compile(r"[;\n]")
_BAR = "|"
_EXPLAINED = re.compile(r"\s*\([^()]*\)$")
_BULLET = re.compile(r"[-–—•·▪◦‣*\uf0b7]\s+")
_NUMBERED = re.compile(r"(?:[-–—•·▪◦‣*\uf0b7]|[0-9]{1,2}[.)]|[a-z]\))\s+")
_JOINED = re.compile(r"[,/&]|\b(?:et|and)\b", re.IGNORECASE)
_OTHER = {Language.FR: Language.EN, Language.EN: Language.FR}
_YES_NO = (YES, NO)
_NOTHING = frozenset({"aucun", "aucune", "neant", "none"})
_SYNONYMS = {
    "o": YES.code,
    "y": YES.code,
    "n": NO.code,
    "vrai": YES.code,
    "true": YES.code,
    "partiel": PARTIAL.code,
    "partielle": PARTIAL.code,
    "en partie": PARTIAL.code,
    "partial": PARTIAL.code,
    "partially": PARTIAL.code,
    "faux": NO.code,
    "false": NO.code,
}


def find_code(text: str, options: Sequence[Choice], language: Language) -> str | None:
    """Return the code that ``text`` names, by label in either language or by code, or None."""
    return _codes_by_words(options, language).get(fold_answer(text))


@kept(most=2_048)
def _codes_by_words(options: Sequence[Choice], language: Language) -> dict[str, str]:
    """Return the code that each word names: by label, in ``language`` rather, by code, or by a synonym of it.

    A label may be typed without the explanation that ends it in brackets, as earlier versions had it.
    """
    found: dict[str, str] = {}
    for spelling in (language, _OTHER[language], None):
        spelled = [_spelled(option, spelling) for option in options]
        for words, option in zip(spelled, options, strict=True):
            if spelled.count(words) == 1:
                found.setdefault(words, option.code)
    for spelling in (language, _OTHER[language]):
        short = [fold_answer(_EXPLAINED.sub("", option.label.to(spelling))) for option in options]
        for words, option in zip(short, options, strict=True):
            if short.count(words) == 1:
                found.setdefault(words, option.code)
    codes = {option.code for option in options}
    for words, code in _SYNONYMS.items():
        if code in codes:
            found.setdefault(words, code)
    return found


def former_codes(text: str, former_labels: Mapping[str, Sequence[Text]]) -> tuple[str, ...]:
    """Return the codes that ``text`` may stand for, in an earlier version of the questionnaire.

    Several where an answer was split since: it then leaves open which of them is meant.
    """
    words = fold_answer(text)
    return tuple(
        code
        for code, labels in former_labels.items()
        if any(words in (fold_answer(label.fr), fold_answer(label.en)) for label in labels)
    )


def find_codes(text: str, options: Sequence[Choice], language: Language) -> tuple[str, ...] | str:
    """Return the codes of the items of ``text`` in the order of the list, or the first item that is none.

    The same set of items gives the same answer, in whatever order it was typed.
    """
    if find_code(text, options, language) is None and says_nothing_to_list(text):
        return ()
    found: set[str] = set()
    for item in split_items(text.replace(_BAR, ";")):
        # A label may hold a comma, so that a comma separates only where the whole is no label.
        pieces = [item] if find_code(item, options, language) else [piece.strip() for piece in item.split(",")]
        codes = {piece: find_code(piece, options, language) for piece in pieces}
        known = {code for code in codes.values() if code}
        if None in codes.values():
            return next(piece for piece, code in codes.items() if code is None) if known else item
        found |= known
    return tuple(option.code for option in options if option.code in found)


def settled_items(text: str, options: Sequence[Choice], language: Language) -> dict[str, bool] | None:
    """Return what « Périmètre : oui ; Jalons : non » says of each item that it names; None for any other text."""
    said: dict[str, bool] = {}
    for part in _SEPARATORS.split(text):
        label, colon, answer = part.rpartition(":")
        code, found = find_code(label, options, language), find_code(answer, _YES_NO, language)
        if not colon or code is None or found is None or said.get(code, found == YES.code) != (found == YES.code):
            return None
        said[code] = found == YES.code
    return said


def closest_label(text: str, options: Sequence[Choice], language: Language) -> str:
    """Return the label that ``text`` was probably meant to be, or an empty text; one letter is near nothing."""
    if len(fold(text)) < 2:
        return ""
    spellings = {
        _spelled(option, spelling): option for option in options for spelling in (None, _OTHER[language], language)
    }
    near = closest(fold(text), list(spellings))
    return spellings[near].label.to(language) if near else ""


def split_items(text: str) -> tuple[str, ...]:
    """Return the items of a list typed with semicolons or line breaks, without repetition.

    Where every item has a bullet or a number before it, these belong to the list, not to its items.
    """
    items = [item.strip() for item in _SEPARATORS.split(text) if item.strip()]
    bullet = _NUMBERED if len(items) > 1 else _BULLET  # a single item may begin with a number of its own
    if all(bullet.match(item) for item in items):
        items = [bullet.sub("", item, count=1).strip() for item in items]
    return tuple(dict.fromkeys(item for item in items if item))


def may_join_names(name: str) -> bool:
    """Say whether ``name`` holds what people also write between two names: a comma, « / », « & », « et », "and"."""
    return _JOINED.search(name) is not None


def says_nothing_to_list(text: str) -> bool:
    """Say whether ``text`` declares an empty list, e.g. « aucun »."""
    return fold_answer(text) in _NOTHING


def _spelled(option: Choice, language: Language | None) -> str:
    return fold_answer(option.label.to(language) if language else option.code)
