"""The ``audit`` command: names the sub-commands and loads each only when it is called."""

import gc
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from audit import __version__
from audit.cli.click_words import speak
from audit.cli.failures import (
    INTERNAL,
    OutputBroken,
    abandon_streams,
    explained_streams,
    flush_streams,
    say_how_to_report,
    say_unexpected,
)
from audit.cli.language import bilingual, console_language
from audit.errors import AuditError

_USAGE = 2
_COMMANDS = {
    "questionnaire": (
        "audit.cli.questionnaire:questionnaire",
        bilingual(
            "Produire le classeur à envoyer à l'équipe projet.",
            "Make the workbook to send to a project team.",
        ),
    ),
    "check": (
        "audit.cli.check:check",
        bilingual("Vérifier un classeur rempli, sans l'évaluer.", "Check a filled workbook without judging it."),
    ),
    "intake": (
        "audit.cli.panorama:intake",
        bilingual("Reprendre des données publiques.", "Take over public data."),
    ),
    "run": (
        "audit.cli.run:run",
        bilingual(
            "Auditer un classeur rempli et écrire le rapport.",
            "Audit a filled workbook and write the report.",
        ),
    ),
    "explain": (
        "audit.cli.explain:explain",
        bilingual("Expliquer comment une règle a été jugée.", "Explain how a rule was judged."),
    ),
    "rules": (
        "audit.cli.rules:rules",
        bilingual("Lister, montrer et tester les règles.", "List, show and test the rules."),
    ),
    "schema": (
        "audit.cli.schema:schema",
        bilingual("Écrire les schémas JSON des fichiers publics.", "Write the JSON Schemas of the public files."),
    ),
}

_HELP = bilingual(
    "Audit de santé d'un grand projet numérique public, fondé sur des règles sourcées.\n\n"
    "Codes de retour : 0 terminé ; 1 constat au niveau --fail-on ou plus grave ; 2 erreur d'emploi ; "
    "3 classeur refusé ou illisible ; 4 règles invalides ; 5 complétude sous --min-completeness ; "
    "70 erreur interne.",
    "Health audit of a large public IT project, based on sourced rules.\n\n"
    "Exit codes: 0 done; 1 a finding at or above --fail-on; 2 usage error; 3 workbook refused or "
    "unreadable; 4 invalid rules; 5 completeness below --min-completeness; 70 internal error.",
)


class LazyGroup(click.Group):
    """A group whose commands are imported only when they run, so that help is immediate."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; help that cannot be printed is explained."""
        with explained_streams():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it cannot print is explained before click ends it without a word."""
        with explained_streams():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people use them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their short help, without importing them."""
        with formatter.section(bilingual("Commandes", "Commands")):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve a command; a mistyped one names the closest."""
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            from audit.errors import closest

            match = closest(args[0], list(_COMMANDS))
            hint = bilingual(f" Vouliez-vous dire « {match} » ?", f" Did you mean '{match}'?") if match else ""
            ctx.fail(bilingual(f"La commande « {args[0]} » n'existe pas.", f"No such command '{args[0]}'.") + hint)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, prog_name="audit", help=bilingual("Afficher la version.", "Show the version and exit.")
)
def cli() -> None:
    """Hold the sub-commands."""


def main() -> NoReturn:
    """Run the command line; no error ends with a traceback, unless AUDIT_DEBUG=1 asks for it."""
    _tolerate_narrow_consoles()
    speak(console_language())
    # A command lives for about a second and frees little: collecting garbage would cost a tenth of it.
    gc.disable()
    try:
        code = _run()
        with explained_streams():
            flush_streams()
    except OutputBroken as error:
        code = error.exit_code
        abandon_streams()
        with suppress(OSError):  # nobody can be told when standard error is what broke
            click.echo(str(error), err=True)
    sys.exit(code)


def _run() -> int:
    """Run the command and return its exit code, with what stopped it said on standard error.

    Raises:
        OutputBroken: when what is to be said cannot be written.
    """
    try:
        cli.main(prog_name="audit", standalone_mode=False)
    except OutputBroken:
        raise
    except SystemExit as done:
        return int(done.code or 0)
    except (Exception, KeyboardInterrupt) as error:
        with explained_streams():
            return _explain(error)
    return 0


def _explain(error: Exception | KeyboardInterrupt) -> int:
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort | KeyboardInterrupt):
        click.echo(bilingual("Interrompu.", "Interrupted."), err=True)
        return _USAGE
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if not isinstance(error, AuditError):
        say_unexpected(error)
        return INTERNAL
    click.echo(error.said(console_language()), err=True)
    if error.exit_code == INTERNAL:
        say_how_to_report(error)
    return error.exit_code


def _tolerate_narrow_consoles() -> None:
    """Replace what a console cannot show (cp1252 has no U+202F) instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
