"""Says on standard error what people wrote in workbooks that came back, where nothing is read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from audit.api.returned_texts import texts_beside
from audit.errors import WorkbookRefused
from audit.model.text import Language


@contextmanager
def saying_beside(files: Iterable[Path], language: Language) -> Iterator[None]:
    """Say it once ``files`` are read; where cells of theirs are refused too, so that everything is told at once."""
    read = tuple(files)
    try:
        yield
    except WorkbookRefused as refused:
        if any(fault.place for fault in getattr(refused, "faults", ())):  # and not the file as a whole
            with suppress(WorkbookRefused):
                _say_beside(read, language)
        raise
    _say_beside(read, language)


def _say_beside(files: Iterable[Path], language: Language) -> None:
    """Say it in one line each, by file and place."""
    colon = "\u00a0:" if language is Language.FR else ":"
    for name, told in texts_beside(files):
        click.echo(f"{name}{colon} {told.to(language)}.", err=True)
