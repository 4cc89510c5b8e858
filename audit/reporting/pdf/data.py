"""Turns a document into the data that the typst templates read: plain values, every text as the fonts can print it."""

import re
from typing import Any

from audit.model.text import Language
from audit.reporting.document import labels
from audit.reporting.document.model import (
    Block,
    Bullets,
    Document,
    Fields,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
    VerdictBox,
    Words,
)
from audit.reporting.drawing import drawing_in
from audit.reporting.pdf.fonts import SERIF
from audit.reporting.pdf.glyphs import Glyphs, breakable

_NOTHING = "–"
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # those at which a line may end
_REGIONS = {Language.FR: "FR", Language.EN: "GB"}


def document_data(document: Document, longest: int | None = None, *, tells: bool = True) -> dict[str, Any]:
    """Return ``document`` as data.

    Args:
        document: what it says.
        longest: signs of a text as it is printed, beyond which it is cut; None for none.
        tells: whether the characters that were replaced are listed at its end, where some were.
    """
    writer = _Writer(document, longest)
    blocks = [writer.block(block) for block in document.blocks]
    shown, theme = document.presentation, document.presentation.theme
    frame = {
        "language": document.language.value,
        "region": _REGIONS[document.language],
        "title": writer.line(document.title),
        "shown_title": breakable(writer.line(document.title)),
        "subject": writer.line(document.subject),
        "footer": writer.text(document.footer),
        "author": writer.text(document.author),
        "organisation": writer.text(theme.organisation.to(document.language)) if theme.organisation else "",
        "mark": writer.text(shown.mark),
        "watermark": labels.DRAFT.to(document.language).upper() if shown.draft else "",
        "accent": theme.colours.accent,
        "ink": theme.colours.ink,
        "text_font": theme.fonts.text or SERIF,
        "heading_font": theme.fonts.headings or theme.fonts.text or SERIF,
    }
    return frame | {"blocks": [*blocks, *(map(writer.block, writer.told()) if tells else ())]}


class _Writer:
    def __init__(self, document: Document, longest: int | None) -> None:
        self._longest = longest
        self._language = document.language
        self._font = document.presentation.theme.fonts.text or SERIF
        self._glyphs = Glyphs()
        self.text = self._glyphs.text

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading(level, text, anchor, page):
                shown = {"level": level, "text": self.line(text), "anchor": anchor, "page": page.value}
                return {"block": "heading", **shown}
            case Paragraph(words, look):
                return {"block": "paragraph", "words": self._words(words), "look": look.value}
            case Bullets(items, anchors, kept):
                told = [self._words(item) for item in items]
                return {"block": "bullets", "items": told, "anchors": anchors, "kept": kept}
            case Fields(items):
                return {"block": "fields", "items": [[self.text(name), self._words(words)] for name, words in items]}
            case VerdictBox(heading, headline, rating, lines):
                return {
                    "block": "verdict",
                    "heading": self.text(heading),
                    "headline": self.text(headline),
                    "rating": rating.value if rating else None,
                    "lines": [self.text(line) for line in lines],
                }
            case Figure(svg=svg, alt=alt, kept=kept):
                drawn = self._glyphs.exact(drawing_in(svg, self._font).svg)
                return {"block": "figure", "svg": drawn, "alt": self.line(alt), "kept": kept}
            case Table():
                return self._table(block)

    def told(self) -> list[Block]:
        """Return what says which characters were replaced; nothing when none were."""
        replaced = list(self._glyphs.replaced)
        if not replaced:
            return []
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in replaced)
        heading = Heading(2, labels.REPLACED.to(self._language))
        return [heading, Paragraph((Run(f"{labels.REPLACED_INTRO.to(self._language)} {codes}."),))]

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "block": "table",
            "caption": self.text(table.caption),
            "header": [self.text(name) for name in table.header],
            "rows": [[self._words(words) for words in row] for row in table.rows],
            "together": [table.holds_together(row) for row in table.rows],
            "widths": table.widths,
            "right": sorted(table.right),
            "anchors": table.anchors,
            "tall": table.tall,
            "kept": table.kept,
        }

    def _words(self, words: Words) -> list[dict[str, Any]]:
        return [
            {"text": self._within(run.text), "bold": run.bold, "italic": run.italic, "url": run.url, "to": run.to}
            for run in words
        ]

    def line(self, text: str) -> str:
        """Return a text without ends of lines, for titles, bookmarks and descriptions, which may not be empty."""
        return short(_SPACES.sub(" ", self._glyphs.exact(text)).strip(), self._longest) or _NOTHING

    def _within(self, text: str) -> str:
        """Return a text as it can be printed, cut where it may not be longer."""
        return self.text(text if self._longest is None else short(self._glyphs.exact(text), self._longest))


def short(text: str, longest: int | None) -> str:
    """Return a text of at most ``longest`` signs on one line, cut between words where that can be."""
    if longest is None or (len(text) <= longest and "\n" not in text):
        return text
    whole = text.replace("\n", " ")
    if len(whole) <= longest:
        return whole
    kept = whole[: longest - 1]
    return (kept.rpartition(" ")[0] if " " in kept[longest // 2 :] else kept) + "…"
