"""The review date that a command line gives: a day of the years that projects can know."""

from datetime import datetime
from typing import Any

import click

from audit.cli.language import bilingual
from audit.model.iso_date import FIRST_YEAR, LAST_YEAR


class ReviewDay(click.DateTime):
    """A date, ``YYYY-MM-DD`` or ``DD/MM/YYYY``, from which delays can be counted without leaving the calendar."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d", "%d/%m/%Y"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the date; a year out of bounds is a usage error."""
        day: datetime = super().convert(value, param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(
                bilingual(
                    f"« {value} » : une année de {FIRST_YEAR} à {LAST_YEAR} est attendue.",
                    f"'{value}': a year from {FIRST_YEAR} to {LAST_YEAR} is expected.",
                ),
                param,
                ctx,
            )
        return day
