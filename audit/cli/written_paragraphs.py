"""Writes into a file what a command says on screen, in the same words: Markdown or Word, by the name of the file."""

from pathlib import Path

import click

from audit.cli.language import bilingual
from audit.cli.output import write_all
from audit.cli.output_path import check_output
from audit.cli.paragraphs import Paragraphs
from audit.model.text import Language, Text
from audit.reporting.spoken_pages import Spoken, spoken_docx, spoken_markdown
from audit.wording.typography import typeset

_STEP = 2  # spaces by which a screen sets a line in under another
_ITEM = "- "
_MARKDOWN, _WORD = ".md", ".docx"


class WrittenParagraphs(Paragraphs):
    """Gathers what is said."""

    def __init__(self, language: Language, title: str) -> None:
        super().__init__(language)
        self._title = title
        self._lines: list[Spoken] = []

    def put(self, text: str, mark: str = "", indent: int = 0) -> None:
        """Add a line; see ``Paragraphs.put``. Only an item's own dash is no part of it."""
        said = typeset(f"{mark.removeprefix(_ITEM)}{text}", self.language)
        self._lines.append(Spoken(indent // _STEP, said, mark.startswith(_ITEM)))

    def gap(self) -> None:
        """Leave out an empty line: headings have theirs."""

    def page(self, suffix: str) -> bytes:
        """Return the page as a file of that suffix."""
        if suffix == _WORD:
            return spoken_docx(self._title, self._lines, self.language)
        return spoken_markdown(self._title, self._lines).encode()


def paragraphs_for(output: Path | None, language: Language, force: bool, title: Text) -> Paragraphs:
    """Return what prints, or what gathers for the file ``output``, under ``title``.

    Raises:
        click.UsageError: when that file may not be written.
    """
    if output is None:
        return Paragraphs(language)
    check_output(output, (_WORD, _MARKDOWN), force)
    return WrittenParagraphs(language, title.to(language))


def write_page(out: Paragraphs, output: Path | None) -> None:
    """Write what was gathered, and say so."""
    if output is not None and isinstance(out, WrittenParagraphs):
        write_all(output.parent, {output.name: out.page(output.suffix.lower())})
        click.echo(bilingual(f"Écrit : {output}", f"Written: {output}"), err=True)
