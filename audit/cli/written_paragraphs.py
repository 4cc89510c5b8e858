"""Writes into a Markdown file what a command says on screen, in the same words: headings, and lists by their depth."""

from pathlib import Path

import click

from audit.cli.language import bilingual
from audit.cli.output import write_all
from audit.cli.output_path import check_output
from audit.cli.paragraphs import Paragraphs
from audit.model.text import Language, Text
from audit.reporting.markdown.marks import heading, plain
from audit.wording.typography import typeset

_STEP = 2  # spaces by which a screen sets a line in under another


class MarkdownParagraphs(Paragraphs):
    """Gathers what is said: what is not set in is a heading, the rest an item of a list."""

    def __init__(self, language: Language, title: str) -> None:
        super().__init__(language)
        self._lines: list[str] = [heading(1, title)]

    def put(self, text: str, mark: str = "", indent: int = 0) -> None:
        """Add a line; see ``Paragraphs.put``. Only an item's own dash is no part of it."""
        said = typeset(f"{mark.removeprefix('- ')}{text}", self.language)
        if indent == 0:
            self._lines += ["", heading(2, said), ""]
        else:
            self._lines.append(f"{'  ' * (indent // _STEP - 1)}- {plain(said)}")

    def gap(self) -> None:
        """Leave out an empty line: headings have theirs."""

    def page(self) -> str:
        """Return the page."""
        return "\n".join(self._lines).strip("\n") + "\n"


def paragraphs_for(output: Path | None, language: Language, force: bool, title: Text) -> Paragraphs:
    """Return what prints, or what gathers for the file ``output``, under ``title``.

    Raises:
        click.UsageError: when that file may not be written.
    """
    if output is None:
        return Paragraphs(language)
    check_output(output, (".md",), force)
    return MarkdownParagraphs(language, title.to(language))


def write_page(out: Paragraphs, output: Path | None) -> None:
    """Write what was gathered, and say so."""
    if output is not None and isinstance(out, MarkdownParagraphs):
        write_all(output.parent, {output.name: out.page().encode()})
        click.echo(bilingual(f"Écrit : {output}", f"Written: {output}"), err=True)
