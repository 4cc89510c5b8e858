"""Options whose value is a percentage."""

import math
from typing import Any

import click

from audit.cli.language import bilingual


class Percentage(click.FloatRange):
    """A number from 0 to 100, with a comma or a point, with or without the sign %."""

    def __init__(self) -> None:
        super().__init__(0, 100)

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the number in the help."""
        return bilingual("POURCENTAGE", "PERCENT")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number.

        Raises:
            click.BadParameter: when ``value`` is no number, or is out of bounds.
        """
        try:
            number = float(str(value).strip().removesuffix("%").replace(",", "."))
        except ValueError:
            number = math.nan
        if not 0 <= number <= 100:  # nor is what is no number between them
            self.fail(
                bilingual(f"« {value} » n'est pas un nombre de 0 à 100.", f"'{value}' is not a number from 0 to 100."),
                param,
                ctx,
            )
        return number
