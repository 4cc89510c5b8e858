"""The options of how a report is presented: theme, confidentiality mark, draft, version."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from audit.cli.language import bilingual

_LONGEST = 80  # signs that stand in the head of a page
Command = TypeVar("Command", bound=Callable[..., Any])


class ShortText(click.types.StringParamType):
    """A text short enough for the head of a page."""

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the text in the help."""
        return bilingual("TEXTE", "TEXT")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the text.

        Raises:
            click.BadParameter: when it is too long, with how long it may be.
        """
        if len(str(value)) > _LONGEST:
            self.fail(
                bilingual(
                    f"{len(str(value))} caractères, alors qu'il y a place pour {_LONGEST}",
                    f"{len(str(value))} characters, where there is room for {_LONGEST}",
                ),
                param,
                ctx,
            )
        return value


class ThemeFolder(click.Path):
    """The folder of a theme; whether it is one is found out when it is read, with everything that is wrong with it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the folder in the help."""
        return bilingual("DOSSIER", "FOLDER")


_OPTIONS = (
    click.option(
        "--theme",
        type=ThemeFolder(),
        help=bilingual(
            "Dossier d'un thème : theme.yaml (couleurs, polices, signataires) et base.docx (styles).",
            "Folder of a theme: theme.yaml (colours, fonts, who signs) and base.docx (styles).",
        ),
    ),
    click.option(
        "--mark",
        type=ShortText(),
        default="",
        help=bilingual(
            "Mention de diffusion, sur chaque page : par exemple « Diffusion restreinte ».",
            "Circulation mark, on every page: for instance 'Restricted circulation'.",
        ),
    ),
    click.option("--draft", is_flag=True, help=bilingual("Marquer le rapport comme projet.", "Mark it as a draft.")),
    click.option(
        "--report-version",
        type=ShortText(),
        default="",
        help=bilingual("Version imprimée sur le rapport.", "Version printed on the report."),
    ),
)


def PRESENTATION(command: Command) -> Command:  # noqa: N802 - used as the other groups of options are
    """Add the options of how a report is presented to ``command``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
