"""Says on standard error what people wrote in workbooks that came back, where nothing is read."""

from collections.abc import Iterable
from pathlib import Path

import click

from audit.api.returned_texts import texts_beside
from audit.model.text import Language


def say_beside(files: Iterable[Path], language: Language) -> None:
    """Say it in one line each, by file and place."""
    colon = "\u00a0:" if language is Language.FR else ":"
    for name, told in texts_beside(files):
        click.echo(f"{name}{colon} {told.to(language)}.", err=True)
