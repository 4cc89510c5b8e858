"""Compares names as people type them: one supplier is one supplier under two spellings."""

from unicodedata import combining, normalize


def fold_name(name: str) -> str:
    """Return ``name`` without case, accents, spaces and punctuation."""
    folded = normalize("NFKD", name).casefold()
    return "".join(char for char in folded if char.isalnum() and not combining(char))
