"""The page that a terminal shows: paragraphs wrapped and hung, lines in two columns, what old consoles can write."""

import textwrap
from collections.abc import Sequence
from enum import StrEnum

from rich.console import Console
from rich.text import Text as Line

from audit.model.answer import CellRef
from audit.model.text import Language
from audit.reporting.messages import Messages, messages
from audit.reporting.untrusted_text import printable
from audit.wording.cells import write_cells
from audit.wording.terms import write_term
from audit.wording.typography import typeset

WIDEST = 80
_NARROWEST = 40
_LABEL = 24
_SHOWN = 4
# What consoles that are not Unicode cannot show, and what stands for it there.
_PLAIN = str.maketrans({"\u202f": "\xa0", "≈": "~", "≤": "<=", "≥": ">=", "−": "-", "─": "-", "█": "#", "░": "."})


class Page:
    """Writes on a console, in one language.

    Attributes:
        t: the sentences of the language.
        width: of lines, in characters.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._console = console
        self.language = language
        self.t: Messages = messages(language)
        self.width = max(_NARROWEST, min(console.width, WIDEST))

    def title(self, title: str, note: str = "") -> None:
        """Print a heading, and beside it a note in brackets."""
        self.block((title, "bold"), (f"  ({note})" if note else "", "dim"))

    def line(self, text: str, style: str = "", indent: int = 0) -> None:
        """Print one paragraph."""
        self.block((text, style), mark=" " * indent)

    def item(self, text: str, style: str = "", indent: int = 2) -> None:
        """Print one paragraph of a list."""
        self.block((text, style), mark=f"{' ' * indent}- ")

    def items(self, texts: Sequence[str], others: int = 0) -> None:
        """Print a list under an item, and how many more there are."""
        for text in texts:
            self.item(text, indent=4)
        if others > 0:
            self.item(self.t("verdict.others", count=others), "dim", indent=4)

    def pair(self, label: str, value: str, style: str = "") -> None:
        """Print a label and its value in two columns; one under the other where the line is too long."""
        line = f"  {self._plain(label):<{_LABEL}}  {self._plain(value)}"
        if len(line) <= self.width:
            self._print(line, style)
            return
        self.line(label, style, indent=2)
        self.line(value, style, indent=4)

    def rule(self) -> None:
        """Print a line across the page."""
        self._print(self._plain("─" * self.width), "dim")

    def gap(self) -> None:
        """Print an empty line."""
        self._console.print()

    def block(self, *parts: tuple[str, str], mark: str = "") -> None:
        """Print texts, each with its style, as one paragraph behind ``mark``, which hangs in the margin.

        Wrapped here and not by rich, which breaks lines at no-break spaces too.
        """
        plain = [(self._plain(text), style) for text, style in parts]
        wrapped = textwrap.wrap(
            "".join(text for text, _ in plain),
            self.width,
            initial_indent=mark,
            subsequent_indent=" " * len(mark),
            break_on_hyphens=False,
            drop_whitespace=True,
        )
        # textwrap leaves the space before a no-break space that it drops
        lines = [line.rstrip(" ") for line in wrapped]
        styles = [style for _, style in plain]
        if len(set(styles)) == 1:
            for line in lines:
                self._print(line, styles[0])
            return
        for index, line in enumerate(lines):
            self._print_styled(line, plain if index == 0 else [], len(mark))

    def term(self, member: StrEnum) -> str:
        """Return the word for one of the terms of the model."""
        return write_term(member, self.language)

    def cells(self, cells: Sequence[CellRef]) -> str:
        """Return the first cells, and how many more there are."""
        return self.few(write_cells(tuple(cells)))

    def few(self, names: Sequence[str]) -> str:
        """Return the first names, and how many more there are."""
        listed = ", ".join(names[:_SHOWN])
        more = len(names) - _SHOWN
        return self.t("terminal.more", count=more, listed=listed) if more > 0 else listed

    def _print_styled(self, line: str, parts: Sequence[tuple[str, str]], start: int) -> None:
        """Print a line whose first texts have styles of their own."""
        shown = Line(line)
        for text, style in parts:
            shown.stylize(style, start, min(start + len(text), len(line)))
            start += len(text)
        self._emit(shown)

    def _print(self, line: str, style: str) -> None:
        self._emit(Line(line, style=style))

    def _emit(self, line: Line) -> None:
        self._console.print(line, soft_wrap=True, highlight=False, emoji=False, markup=False)

    def _plain(self, text: str) -> str:
        one_line = printable(typeset(text, self.language)).replace("\n", " ").replace("\t", " ")
        return _encodable(one_line, self._console.encoding)


def _encodable(text: str, encoding: str) -> str:
    """Return ``text`` with what the console's encoding lacks replaced, so that nothing fails on old consoles."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, errors="replace").decode(encoding)
    return text
