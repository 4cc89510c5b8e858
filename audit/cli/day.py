"""Options whose value is a day."""

import re
from datetime import date, datetime
from typing import Any

import click

from audit.cli.language import bilingual
from audit.model.iso_date import FIRST_YEAR, LAST_YEAR

_WRITTEN_AS_A_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")


class Day(click.DateTime):
    """A day written AAAA-MM-JJ or JJ/MM/AAAA, from which delays can be counted without leaving the calendar."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d", "%d/%m/%Y"])

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the day in the help."""
        return "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the day at midnight.

        Raises:
            click.BadParameter: when ``value`` is no day, is written otherwise, or lies in a year out of bounds.
        """
        try:
            day: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            if _WRITTEN_AS_A_DAY.fullmatch(str(value)):
                self.fail(
                    bilingual(
                        f"« {value} » : ce jour n'existe pas dans le calendrier.",
                        f"'{value}': there is no such day in the calendar.",
                    ),
                    param,
                    ctx,
                )
            self.fail(
                bilingual(
                    f"« {value} » n'est pas une date de la forme AAAA-MM-JJ ou JJ/MM/AAAA.",
                    f"'{value}' is not a date written YYYY-MM-DD or DD/MM/YYYY.",
                ),
                param,
                ctx,
            )
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


def today() -> date:
    """Return the day that it is where the command runs, as its user reads it on a calendar; UTC may be at another."""
    return datetime.now().astimezone().date()
