"""Groups and commands that help: alone they show their help, and what is mistyped or misplaced is told."""

from gettext import gettext
from pathlib import Path
from typing import Any

import click

from audit.cli.closed_choice import OneOf
from audit.cli.language import bilingual
from audit.errors import closest


class _Helped(click.Command):
    """A command whose option --help is in the language of the console, whenever click made and kept that option."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option; see click."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = gettext("Show this message and exit.")  # as click has it
        return option


class Command(_Helped):
    """A command that says where arguments it has no place for belong."""

    allow_extra_args = True  # they are refused below, with more to say than click has

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            click.UsageError: when there are too many.
        """
        rest = super().parse_args(ctx, args)
        extra = [*ctx.args]
        if extra and not ctx.resilient_parsing:
            ctx.fail(_too_many(self, extra, ctx))
        return rest


class Group(_Helped, click.Group):
    """A group that shows its help when it is called alone, and names the command that was probably meant."""

    command_class = Command

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("subcommand_metavar", bilingual("COMMANDE [ARGUMENT]...", "COMMAND [ARGS]..."))
        options.setdefault("no_args_is_help", False)
        super().__init__(*args, **options)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; without any, show the help and end well."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what each does, whole."""
        known = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(bilingual("Commandes\u00a0", "Commands")):
            formatter.write_dl([(name, item.get_short_help_str(limit=200)) for name, item in known if item])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve a command; a mistyped one names the closest.

        Raises:
            click.UsageError: when there is no such command.
        """
        name = args[0]
        if not name.startswith("-") and name not in self.list_commands(ctx):
            ctx.fail(
                bilingual(f"La commande « {name} » n'existe pas.", f"No such command '{name}'.")
                + self._meant(ctx, name)
            )
        return super().resolve_command(ctx, args)

    def _meant(self, ctx: click.Context, name: str) -> str:
        match = self._deeper(ctx, name.lower()) or closest(name.lower(), self.list_commands(ctx))
        if match is None:
            return ""
        line = f"{ctx.command_path} {match}"
        return bilingual(f" Vouliez-vous dire « {line} » ?", f" Did you mean '{line}'?")

    def _deeper(self, ctx: click.Context, name: str) -> str | None:
        """Return the command of one of the groups of this one that has this name."""
        for group_name in self.list_commands(ctx):
            group = self.get_command(ctx, group_name)
            if isinstance(group, click.Group) and name in group.commands:
                return f"{group_name} {name}"
        return None


def _too_many(command: click.Command, extra: list[str], ctx: click.Context) -> str:
    listed = " ".join(extra)
    said = bilingual(f"Argument en trop : {listed}.", f"Unexpected argument: {listed}.")
    if len(extra) > 1:
        said = bilingual(f"Arguments en trop : {listed}.", f"Unexpected arguments: {listed}.")
    places = [f"{option} {value}" for value in extra if (option := _option_for(command, value))]
    if not places:
        return said
    line = f"{ctx.command_path} … {' '.join(places)}"
    return said + bilingual(f" Cela se donne par une option : {line}", f" An option takes it: {line}")


def _option_for(command: click.Command, value: str) -> str | None:
    """Return the option of ``command`` that takes ``value``: a closed list that holds it, a file to read or write."""
    options = [item for item in command.params if isinstance(item, click.Option)]
    for option in options:
        if isinstance(option.type, OneOf) and option.type.code_of(value):
            return option.opts[-1]
    path = Path(value)
    for option in options:
        if not isinstance(option.type, click.Path):
            continue
        if "--from" in option.opts and path.is_file():
            return "--from"
        # Never a file that is there: it would be overwritten.
        if "--output" in option.opts and not path.is_file() and bool(path.suffix) == option.type.file_okay:
            return "-o"
    return None
