"""Arguments and options that name a file or folder: one to read that is not there names the closest that is."""

import errno
from gettext import gettext
from pathlib import Path
from typing import Any

import click

from audit.api import RESULT_FILE
from audit.cli.language import bilingual, console_language
from audit.errors import closest
from audit.wording.system_errors import reason_of


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
            refused = _refusal(Path(value))
            if refused is not None and refused.errno != errno.ENOENT:
                self.fail(_cannot_be(bilingual("lu", "read"), value, refused), param, ctx)
            if refused is not None and Path(value).is_symlink():
                self.fail(_leads_nowhere(value), param, ctx)
            match = self._neighbour(Path(value))
            if match is None:
                if not self.dir_okay and isinstance(param, click.Argument):
                    _check_order(value, param, ctx)
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
        # Two names are not close for ending alike: what stands before the suffix is.
        alike = [name for name in names if closest(path.stem, [Path(name).stem])]
        match = closest(path.name, alike)
        return path.with_name(match) if match else None


class WrittenPath(click.Path):
    """A file, or a folder, to write; the command finds out whether it may be, but for names that none may have."""

    def __init__(self, *, folder: bool = False) -> None:
        super().__init__(file_okay=not folder, dir_okay=folder, path_type=Path)

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the path in the help."""
        return bilingual("DOSSIER", "FOLDER") if self.dir_okay else bilingual("FICHIER", "FILE")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises:
            click.BadParameter: when nothing could be there: a name too long, links that go round, a place in a file.
        """
        if not self.dir_okay and isinstance(param, click.Argument):
            _check_order(value, param, ctx)
        path = super().convert(value, param, ctx)
        refused = _refusal(Path(value))
        if refused is None and not self.file_okay and not Path(value).is_dir():  # a device, say
            refused = NotADirectoryError(errno.ENOTDIR, "")
        if refused is not None and refused.errno != errno.ENOENT:
            self.fail(_cannot_be(bilingual("écrit", "written"), value, refused), param, ctx)
        return path


def _check_order(value: Any, param: click.Parameter, ctx: click.Context | None) -> None:
    """Say of the folder of an audit that stands where a file is expected that another argument takes it.

    Raises:
        click.BadParameter: with the order in which they are expected.
    """
    if not (Path(value) / RESULT_FILE).is_file() or ctx is None:
        return
    has_others = sum(isinstance(one, click.Argument) for one in ctx.command.params) > 1
    order_fr, order_en = (
        (" ; les arguments vont dans l'ordre de la ligne « Emploi »", "; arguments go in the order of the line 'Usage'")
        if has_others
        else ("", "")
    )
    raise click.BadParameter(
        bilingual(
            f"« {value} » est le dossier d'un audit, et un fichier est attendu ici{order_fr}.",
            f"'{value}' is the folder of an audit, and a file is expected here{order_en}.",
        ),
        ctx,
        param,
    )


def _refusal(path: Path) -> OSError | None:
    """Return why the system finds nothing at ``path``; None where it does."""
    try:
        path.stat()
    except OSError as error:
        return error
    return None


def _cannot_be(done: str, path: object, error: OSError) -> str:
    reason = reason_of(error).to(console_language())
    return bilingual(f"« {path} » ne peut pas être {done} : {reason}.", f"'{path}' cannot be {done}: {reason}.")


def _leads_nowhere(path: object) -> str:
    return bilingual(
        f"« {path} » est un lien vers un fichier ou un dossier qui n'existe pas.",
        f"'{path}' is a link to a file or a folder that does not exist.",
    )
