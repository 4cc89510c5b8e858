"""Compares what people type without regard to case, accents, spaces and punctuation."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_APOSTROPHES = ("\u2019", "\u02bc", "\u2018")
_NOT_WORDS = re.compile(r"[\W_]+")
_INVISIBLE = ("Cc", "Cf", "Cs")
# Most texts hold nothing else: letters, signs and spaces of Europe, line breaks. None of these is invisible.
_ALL_VISIBLE = re.compile(r"[\n\t -~\xa0-\xac\xae-\u05ff\u2010-\u2027\u202f-\u205f\u2070-\u2bff]*+")
# Once letters and accents are told apart, most texts hold nothing else, and these are all their accents.
_PLAIN_LETTERS = re.compile(r"[\x00-\u0482\u2010-\u20cf\u2100-\u2bff]*+")
_ACCENTS = re.compile(r"[\u0300-\u034e\u0350-\u036f]+")
_LONGEST_QUOTE = 80
# What sets words apart and changes nothing of what they say; whatever else stands beside an answer may.
_SETS_APART = frozenset(".!,;:()[]\"'«»“”„‘’‹›-‐‑‒–—―/•·▪◦‣°№")
_TRAILING = re.compile(r"\.\s*\.")  # two dots and more leave something unsaid
_GREEK_QUESTION_MARK = "\u037e"  # which looks like a semicolon, and is made one when text is put in its usual form


@lru_cache(maxsize=8192)  # the texts of the tool are compared with every sheet
def tidy(text: str) -> str:
    """Return ``text`` on one line with plain spaces and apostrophes; letters and digits are untouched."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        for apostrophe in _APOSTROPHES:
            text = text.replace(apostrophe, "'")
    if not _ALL_VISIBLE.fullmatch(text):
        text = "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE)
    return " ".join(text.split())


def clean(text: str) -> str:
    """Return ``text`` as it should be kept: without invisible characters nor spaces around it.

    Every kind of line break becomes the same one.
    """
    if text.isprintable():
        return text.strip()
    kept = "\n".join(text.splitlines())
    if not _ALL_VISIBLE.fullmatch(kept):
        kept = "".join(letter for letter in kept if letter in "\n\t" or unicodedata.category(letter) not in _INVISIBLE)
    return kept.strip()


@lru_cache(maxsize=8192)  # most texts of a workbook are choices from its lists
def fold(text: str) -> str:
    """Return the words of ``text`` in lower case without accents, for comparison only."""
    words = tidy(text).casefold()
    if not words.isascii():
        words = _without_accents(unicodedata.normalize("NFKD", words)).replace("œ", "oe").replace("æ", "ae")
    return _NOT_WORDS.sub(" ", words).strip()


@lru_cache(maxsize=8192)
def fold_answer(text: str) -> str:
    """Return the words of ``text`` as ``fold`` does, with the signs that change what an answer says.

    « Oui ? » is not « Oui », nor is « ≠ Oui »: an answer and the label that it is compared with are folded alike.
    """
    typed = tidy(text)
    signs = "".join(sign for sign in typed if not (sign.isalnum() or sign.isspace() or sign in _SETS_APART))
    if _TRAILING.search(typed) or _GREEK_QUESTION_MARK in text or typed.count("(") != typed.count(")"):
        signs += "?"
    return f"{fold(text)} {signs}" if signs else fold(text)


def _without_accents(decomposed: str) -> str:
    """Return a text without the characters that combine with the one before them."""
    if _PLAIN_LETTERS.fullmatch(decomposed):
        return _ACCENTS.sub("", decomposed)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def printable(text: str) -> str:
    """Return ``text`` on one line, without what steers a screen: control characters and changes of direction."""
    lines = " ".join(text.splitlines())
    kept = "".join(letter for letter in lines if letter == "\t" or unicodedata.category(letter) not in _INVISIBLE)
    return _SPACES.sub(" ", kept).strip()


def quotable(text: str) -> str:
    """Return ``text`` as a message may quote it: printable, and cut when it is long."""
    shown = printable(text)
    return shown if len(shown) <= _LONGEST_QUOTE else f"{shown[: _LONGEST_QUOTE - 1].rstrip()}…"
