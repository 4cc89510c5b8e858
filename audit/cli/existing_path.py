"""Arguments and options that name a file or folder to read: one that is not there names the closest that is."""

from gettext import gettext
from pathlib import Path
from typing import Any

import click

from audit.cli.language import bilingual
from audit.errors import closest


class ExistingPath(click.Path):
    """A file, or a folder, that must be there and readable."""

    def __init__(self, *, file: bool = True, folder: bool = False) -> None:
        super().__init__(exists=True, file_okay=file, dir_okay=folder, path_type=Path)

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the path in the help."""
        return bilingual("DOSSIER", "FOLDER") if self.dir_okay else bilingual("FICHIER", "FILE")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises:
            click.BadParameter: when it cannot be read, with the closest name of its folder when it is not there.
        """
        kind = "path" if self.file_okay and self.dir_okay else "file" if self.file_okay else "directory"
        self.name = gettext(kind)  # as click has it, which asked before the command knew its language
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            match = self._neighbour(Path(value))
            if match is None:
                raise
            hint = bilingual(f" Vouliez-vous dire « {match} » ?", f" Did you mean '{match}'?")
            self.fail(error.message + hint, param, ctx)

    def _neighbour(self, path: Path) -> Path | None:
        """Return what may have been meant by a path that is not there."""
        try:
            if path.exists():
                return None
            names = [
                item.name for item in path.parent.iterdir() if (self.dir_okay if item.is_dir() else self.file_okay)
            ]
        except OSError:
            return None
        match = closest(path.name, names)
        return path.with_name(match) if match else None


class WrittenPath(click.Path):
    """A file, or a folder, to write; whether it may be is found out by the command."""

    def __init__(self, *, folder: bool = False) -> None:
        super().__init__(file_okay=not folder, dir_okay=folder, path_type=Path)

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the path in the help."""
        return bilingual("DOSSIER", "FOLDER") if self.dir_okay else bilingual("FICHIER", "FILE")
