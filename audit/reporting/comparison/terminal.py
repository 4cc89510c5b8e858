"""Writes a comparison as lines for a screen: what it comes to, then each part, the long lists cut and said to be."""

import textwrap
from collections.abc import Iterator

from audit.comparison.schema import Comparison
from audit.model.text import Language
from audit.record.rulebook import Rulebook
from audit.reporting.comparison.parts import Group
from audit.reporting.comparison.view import ComparisonView
from audit.reporting.messages import messages
from audit.reporting.untrusted_text import printable

_FIRST = 8  # lines of a long list
_WHOLE = ("figures", "findings", "patterns", "drift", "means", "slips")  # the parts whose lists are not cut


def lines_of(found: Comparison, old: Rulebook, new: Rulebook, language: Language, width: int) -> list[str]:
    """Return the lines, none wider than ``width`` unless a word is."""
    return list(_Screen(ComparisonView(found, old, new, language), width).lines())


class _Screen:
    def __init__(self, view: ComparisonView, width: int) -> None:
        self._view = view
        self._width = width
        self.t = messages(view.language)

    def lines(self) -> Iterator[str]:
        """Yield every line."""
        view, t = self._view, self.t
        yield from self._said(view.title)
        for title, side in ((t("compare.old"), view.found.old), (t("compare.new"), view.found.new)):
            yield from self._said(f"{title}{t('list.colon')} {view.side(side)}", "  ")
        yield from self._said(view.dates, "  ")
        for note in view.notes:
            yield from self._said(note, "! ")
        yield from ("", t("compare.summary").upper())
        for block in view.head:
            yield from self._said(block.title, "  ")
            for sentence in block.sentences:
                yield from self._said(sentence, "    - ")
        for part in view.parts:
            yield from ("", part.title.upper())
            for sentence in part.sentences:
                yield from self._said(sentence, "  ")
            for group in part.groups:
                yield from self._group(group, whole=part.key in _WHOLE and not group.folded)

    def _group(self, group: Group, *, whole: bool) -> Iterator[str]:
        yield from self._said(group.title, "  ")
        shown = group.rows if whole else group.rows[:_FIRST]
        for row in shown:
            first, *others = row.cells
            if len(others) == 1:
                yield from self._said(f"{first} · {others[0]}", "    - ")
            else:
                yield from self._said(first, "    - ")
                named = zip(group.columns[1:], others, strict=True)
                cells = [f"{column}{self.t('list.colon')} {cell}" for column, cell in named if cell not in ("", "—")]
                if cells:
                    yield from self._said(" · ".join(cells), "      ")
            for detail in row.details:
                yield from self._said(detail, "        ")
        more = len(group.rows) - len(shown)
        if more:
            yield from self._said(self.t("compare.more", count=more), "    ")

    def _said(self, text: str, before: str = "") -> list[str]:
        return textwrap.wrap(
            " ".join(printable(text).split(" ")),
            width=self._width,
            initial_indent=before,
            subsequent_indent=" " * len(before),
            break_long_words=False,
            break_on_hyphens=False,
        ) or [before.rstrip()]
