"""Pieces of Markdown: what people typed stays text, whatever signs it holds."""

import re
from collections.abc import Iterable, Sequence

from audit.reporting.untrusted_text import printable, safe_link

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$]|&(?=[#\w]+;)|:(?=//))")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_START = re.compile(r"^([#+\-=]|\d{1,9}(?=[.)]))(?P<after>[.)]?)")


def inline(text: str) -> str:
    """Return ``text`` on one line, for the middle of a line: no link, code, emphasis, HTML or cell of a table."""
    return _WWW.sub(r"\1\\.", _SIGNS.sub(r"\\\1", _one_line(printable(text))))


def _one_line(text: str) -> str:
    """Return ``text`` with each run of spaces and ends of lines as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip()


def plain(text: str) -> str:
    """Return the same for the start of a line: no heading, no list, no rule either."""
    return _START.sub(_escaped_start, inline(text))


def _escaped_start(found: re.Match[str]) -> str:
    sign, after = found[1], found["after"]
    return f"{sign}\\{after}" if sign.isdigit() else f"\\{sign}{after}"


def strong(text: str) -> str:
    """Return ``text`` in bold; nothing of nothing."""
    shown = inline(text)
    return f"**{shown}**" if shown else ""


def heading(level: int, text: str) -> str:
    """Return a heading."""
    return f"{'#' * level} {inline(text)}"


def bullets(items: Iterable[str]) -> list[str]:
    """Return a list of items that are Markdown already."""
    return [f"- {item}" for item in items]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table of plain texts."""
    lines = [columns, *rows]
    written = [f"| {' | '.join(inline(cell) for cell in line)} |" for line in lines]
    return [written[0], f"|{'---|' * len(columns)}", *written[1:]]


def link(text: str, url: str) -> str:
    """Return ``text`` as a link where the address may be one, else with the address beside it."""
    safe = safe_link(url)
    if safe and not re.search(r"[<>\\()\s]", safe):
        return f"[{inline(text)}](<{safe}>)"
    return f"{inline(text)} ({inline(url)})" if url else inline(text)
