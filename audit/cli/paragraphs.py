"""Prints sentences and lists that a person reads in a terminal: wrapped, and free of what would steer the screen."""

import shutil
import textwrap

import click

from audit.intake.values.words import printable
from audit.model.text import Language, Text
from audit.wording.counted import en, fr
from audit.wording.typography import typeset

__all__ = ["Paragraphs", "en", "fr"]

_WIDEST = 100
_NARROWEST = 40


class Paragraphs:
    """Writes in one language on standard output."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._width = max(_NARROWEST, min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST))

    def say(self, fr: str, en: str, mark: str = "", indent: int = 0) -> None:
        """Print a sentence, after ``mark`` and so many spaces; the lines that follow stand under its first letter."""
        self.put(fr if self.language is Language.FR else en, mark, indent)

    def text(self, text: Text, mark: str = "", indent: int = 0) -> None:
        """Print a text; see ``say``."""
        self.put(text.to(self.language), mark, indent)

    def put(self, text: str, mark: str = "", indent: int = 0) -> None:
        """Print what is in the language already; see ``say``."""
        before = " " * indent + mark
        lines = textwrap.wrap(
            typeset(printable(text), self.language),
            width=self._width,
            initial_indent=before,
            subsequent_indent=" " * len(before),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines or [before.rstrip()]:
            click.echo(line)

    def gap(self) -> None:
        """Print an empty line."""
        click.echo()
