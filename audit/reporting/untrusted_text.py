"""Makes text that people typed safe to show: no control characters, no links but known ones."""

import unicodedata
from urllib.parse import urlsplit

_LINE_ENDS = {"\n", "\t"}
_DIRECTION_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REMOTE = frozenset({"http", "https"})


def printable(text: str) -> str:
    """Return ``text`` without control characters, terminal escapes or changes of writing direction."""
    if text.isprintable():  # the common case, at the speed of C
        return text
    return "".join(character for character in text if _is_printable(character))


def safe_link(url: str) -> str | None:
    """Return ``url`` when it may be made a link (http, https, mailto), else None."""
    if any(character.isspace() or not _is_printable(character) for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme in _REMOTE:
        return url if parts.hostname else None
    return url if parts.scheme == "mailto" and parts.path else None


def _is_printable(character: str) -> bool:
    if character in _LINE_ENDS:
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _DIRECTION_CONTROLS
