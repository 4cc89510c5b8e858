"""The options that fill in the cover of a workbook."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from audit.cli.language import bilingual
from audit.model.cover import Cover, CoverField

_Command = Callable[..., Any]
_HELP = {
    CoverField.SENDER: ("Émetteur, sur la page de garde.", "Sender, on the cover."),
    CoverField.CONTACT: ("Contact pour toute question, sur la page de garde.", "Contact for questions, on the cover."),
    CoverField.DEADLINE: ("Date de retour attendue, sur la page de garde.", "Expected date of return, on the cover."),
    CoverField.MARK: (
        "Mention de protection, sur la page de garde et en tête de chaque page imprimée.",
        "Protective marking, on the cover and at the head of every printed page.",
    ),
}


def with_cover_options(command: _Command) -> _Command:
    """Add the options; see ``cover_given``."""
    for field, words in reversed(_HELP.items()):
        metavar = bilingual("TEXTE", "TEXT")
        command = click.option(f"--{field}", default="", metavar=metavar, help=bilingual(*words))(command)
    return command


def cover_given(options: Mapping[str, str], before: Cover | None = None) -> Cover:
    """Return what the cover says: what ``options`` give, else what it said ``before``."""
    given = {field: options[field].strip() for field in _HELP if options[field].strip()}
    return {**(before or {}), **given}
