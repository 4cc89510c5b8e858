"""Makes texts printable with the fonts of a PDF: what they lack is replaced by its code, and told.

PDF/UA refuses a whole file for one character without a glyph. Which characters the fonts of typst have is written in
``reports/typst/glyphs.txt``, by ``python -m tests.rebuild_glyphs``, which asks typst itself.
"""

import re
import unicodedata
from functools import cache
from itertools import groupby

from audit.declarations.folders import shipped_folder
from audit.reporting.untrusted_text import printable

_LONG = re.compile(r"\S{31,}")  # longer than any word of French or English: names of files, hashes
_PIECE = 12
_BREAK = "\u200b"  # a line may end here; it has no glyph and needs none
_DROPPED = frozenset({"Cf", "Cc", "Cs"})  # they have no shape: marks of order, joiners, controls
_SPACES = {"\t": " ", "\r": "", "\x0b": " ", "\x0c": " ", "\u2028": "\n", "\u2029": "\n"}


@cache
def _known() -> re.Pattern[str]:
    """Return what matches a character without a glyph."""
    ranges = []
    for line in (shipped_folder("reports") / "typst" / "glyphs.txt").read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        ranges.append(f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}")
    return re.compile(f"[^\n{''.join(ranges)}]")


class Glyphs:
    """Replaces the characters that the fonts lack, and remembers which.

    Attributes:
        replaced: the characters that were replaced, in the order in which they were met.
    """

    def __init__(self) -> None:
        self.replaced: dict[str, None] = {}

    def text(self, text: str) -> str:
        """Return ``text`` as the fonts can print it, in lines that may be cut; see ``exact``."""
        return breakable(self.exact(text))

    def exact(self, text: str) -> str:
        """Return ``text`` with what the fonts lack written by its code, ``[U+4E2D]``."""
        return text if text.isascii() and text.isprintable() else self._shown(text)

    def _shown(self, text: str) -> str:
        clean = "".join(_SPACES.get(sign, sign) for sign in text)
        clean = unicodedata.normalize("NFC", printable(clean))
        if not _known().search(clean):
            return clean
        parts = []
        for lacks, run in groupby(clean, key=lambda sign: _known().match(sign) is not None):
            signs = "".join(run)
            parts.append(self._codes(signs) if lacks else signs)
        return "".join(parts)

    def _codes(self, signs: str) -> str:
        kept = [sign for sign in signs if unicodedata.category(sign) not in _DROPPED]
        self.replaced |= dict.fromkeys(kept)
        codes = " ".join(f"U+{ord(sign):04X}" for sign in kept)
        return f"[{codes}]" if codes else ""


def breakable(text: str) -> str:
    """Return ``text`` with places where a line may end in the words that are longer than any of ours."""
    return _LONG.sub(_cut, text) if len(text) > _PIECE else text


def _cut(word: re.Match[str]) -> str:
    signs = word[0]
    return _BREAK.join(signs[place : place + _PIECE] for place in range(0, len(signs), _PIECE))
