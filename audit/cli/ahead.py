"""Tells the positions that are dated after the day on which a command runs: often another year than was meant."""

from collections.abc import Iterable
from datetime import date

import click

from audit.cli.day import today
from audit.cli.language import bilingual


def tell_dated_ahead(days: Iterable[tuple[str, date]]) -> None:
    """Say, on standard error, which findings have a position that is dated after today.

    Args:
        days: each finding's rule, and the day of the position on it.
    """
    ahead = ", ".join(f"{rule} ({day.isoformat()})" for rule, day in days if day > today())
    if ahead:
        click.echo(
            bilingual(
                f"Attention : positions datées d'après aujourd'hui, à vérifier : {ahead}.",
                f"Warning: positions dated after today, to be checked: {ahead}.",
            ),
            err=True,
        )
