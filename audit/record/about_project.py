"""Whether a source speaks of the audited project itself: what it found there is no criterion to hold against it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\w+")


def is_about(names: Iterable[str], project: str | None) -> bool:
    """Return whether ``project``, a name as people write it, holds one of ``names``, word by word.

    Capitals, accents and marks count for nothing; part of a word is no name.
    """
    words = _words(project or "")
    return any(_holds(words, _words(name)) for name in names)


@lru_cache(maxsize=512)  # one project is asked about for each source, and the same sources for each project
def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def _holds(words: list[str], name: list[str]) -> bool:
    return bool(name) and any(words[at : at + len(name)] == name for at in range(len(words)))
