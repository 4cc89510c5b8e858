"""``audit respond``: the contradictory procedure; one sub-command a step."""

import click

from audit.cli.groups import Group
from audit.cli.language import bilingual
from audit.cli.respond_export import export
from audit.cli.respond_import import take_back
from audit.cli.respond_position import position
from audit.cli.respond_report import report


@click.group(
    cls=Group,
    help=bilingual(
        "Soumettre les constats à contradiction : envoi, réponses, positions, rapport.",
        "Submit the findings to the audited team: sending, answers, positions, report.",
    ),
)
def respond() -> None:
    """Hold the sub-commands on the contradictory procedure."""


respond.add_command(export)
respond.add_command(take_back)
respond.add_command(position)
respond.add_command(report)
