"""Counts with their noun, in the languages that messages are written in."""


def fr(count: int, one: str, several: str) -> str:
    """Return a count with its French noun: the plural begins at two."""
    return f"{count} {several if count > 1 else one}"


def en(count: int, one: str, several: str) -> str:
    """Return a count with its English noun."""
    return f"{count} {one if count == 1 else several}"
