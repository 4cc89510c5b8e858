"""Compares names as people type them: one supplier is one supplier under two spellings."""

from functools import lru_cache
from unicodedata import combining, normalize


def fold_name(name: str) -> str:
    """Return ``name`` without case, accents, spaces and punctuation."""
    folded = normalize("NFKD", name).casefold()
    return "".join(char for char in folded if char.isalnum() and not combining(char))


@lru_cache(maxsize=1_000)  # labels of a table and words of rules, compared with one another
def fold_words(text: str) -> str:
    """Return the words of ``text`` without case, accents and punctuation, one space between two."""
    folded = "".join(char for char in normalize("NFKD", text).casefold() if not combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())
