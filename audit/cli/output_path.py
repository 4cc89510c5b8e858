"""Refuses to write where a file may be lost, before anything is written."""

from collections.abc import Mapping
from pathlib import Path

import click

from audit.cli.language import bilingual

_FILLED_IN = (".xlsx", ".ods")  # what people may have typed answers into


def check_output(path: Path, suffixes: tuple[str, ...], force: bool, *, is_filled_in: bool = True) -> None:
    """Make sure that ``path`` may be written.

    Args:
        path: the file to write.
        suffixes: those that its name may end in.
        force: whether a file that is already there may be replaced.
        is_filled_in: whether people fill in the workbooks that the command writes.

    Raises:
        click.UsageError: with what to do.
    """
    check_suffix(path, suffixes)
    check_free(path, force, is_filled_in=is_filled_in)


def check_suffix(path: Path, suffixes: tuple[str, ...]) -> None:
    """Make sure that the name of ``path`` ends in one of ``suffixes``.

    Raises:
        click.UsageError: with those.
    """
    if path.suffix.lower() not in suffixes:
        raise click.UsageError(must_end_in(path.name, suffixes))


def check_free(path: Path, force: bool, *, is_filled_in: bool = True) -> None:
    """Make sure that nothing is lost by writing ``path``; see ``check_output``.

    Raises:
        click.UsageError: with what to do.
    """
    if path.exists() and not force:
        is_filled = is_filled_in and path.suffix.lower() in _FILLED_IN
        raise click.UsageError(
            bilingual(
                f"« {path} » existe déjà{' et peut être rempli' if is_filled else ''} : choisissez un autre nom avec "
                "-o, ou remplacez-le avec --force.",
                f"'{path}' already exists{' and may be filled in' if is_filled else ''}: choose another name with -o, "
                "or replace it with --force.",
            )
        )


def must_end_in(name: str, suffixes: tuple[str, ...]) -> str:
    """Return that the name of a file must end in one of ``suffixes``."""
    before, last = ", ".join(suffixes[:-1]), suffixes[-1]
    fr, en = (f"{before} {word} {last}" if before else last for word in ("ou", "or"))
    return bilingual(f"« {name} » doit finir par {fr}", f"'{name}' must end in {en}")


def check_apart(outputs: Mapping[str, Path | None]) -> None:
    """Make sure that no two outputs of a command are to be written at one path, where one would replace the other.

    Args:
        outputs: the paths, by the option that gives each; None for those that are not written.

    Raises:
        click.UsageError: with what to do.
    """
    seen: dict[Path, str] = {}
    for option, path in outputs.items():
        if path is None:
            continue
        first = seen.setdefault(path.resolve(), option)
        if first != option:
            raise click.UsageError(
                bilingual(
                    f"{first} et {option} désignent le même chemin, « {path} » : donnez deux noms.",
                    f"{first} and {option} are the same path, '{path}': give two names.",
                )
            )
