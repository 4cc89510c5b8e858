"""Makes text that people typed safe to show: no control characters, no links but known ones."""

import re
from urllib.parse import urlsplit

# Control characters but tabs and line ends, halves of characters, and what turns the direction of writing.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s")
_REMOTE = frozenset({"http", "https"})


def printable(text: str) -> str:
    """Return ``text`` without control characters, terminal escapes or changes of writing direction."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def safe_link(url: str) -> str | None:
    """Return ``url`` when it may be made a link (http, https, mailto), else None."""
    if _UNPRINTABLE.search(url) or _SPACE.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme in _REMOTE:
        return url if parts.hostname else None
    return url if parts.scheme == "mailto" and parts.path else None
