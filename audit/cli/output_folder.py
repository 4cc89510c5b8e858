"""Writes the files of a report as one folder, which is the old one or the new one and never something between.

The new folder is made beside the old one and takes its place in one go. Where a folder cannot take the place of another
(it is the current one, or holds what is not ours), files are replaced one by one, and put back when one fails.
"""

import shutil
from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

import click

from audit.cli.language import bilingual
from audit.cli.output import STAGING, OutputNotWritten, cannot_write, put_back, recover, staging_of, write_all
from audit.cli.paragraphs import en, fr
from audit.cli.written_files import MEMORY, UNNAMED, changed_since, is_damaged, memory_of, projects_of
from audit.model.folded_names import fold_name

_SHOWN = 5
_FILE_SUFFIXES = frozenset(
    {
        ".html",
        ".htm",
        ".json",
        ".xlsx",
        ".xls",
        ".xlsm",
        ".ods",
        ".csv",
        ".docx",
        ".pdf",
        ".md",
        ".yaml",
        ".yml",
        ".txt",
    }
)
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # what systems leave in any folder
IsOurs = Callable[[Path], bool]


class FilesOf(Mapping[str, bytes]):
    """The files of a folder, by their names; each is read when it is asked for, and not kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = sorted(path.name for path in folder.iterdir())

    def __getitem__(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def check_folder(folder: Path, is_ours: IsOurs, force: bool) -> None:
    """Make sure that ``folder`` may be written, before anything is read and without writing anything.

    Args:
        folder: what was given as the folder to write.
        is_ours: whether an entry of the folder was written by an earlier run.
        force: whether the folder may hold anything else.

    Raises:
        click.UsageError: with what is there that no run wrote, or that was changed since, and what to do.
    """
    if folder.name.startswith("-"):
        raise click.UsageError(
            bilingual(
                f"« {folder} » est lu comme le dossier à écrire : il manque un nom après -o.",
                f"'{folder}' is read as the folder to write: a name is missing after -o.",
            )
        )
    if folder.suffix.lower() in _FILE_SUFFIXES and not folder.exists():
        example = folder.with_suffix("")
        raise click.UsageError(
            bilingual(
                f"« {folder} » a le nom d'un fichier, et -o demande un dossier : par exemple -o {example}",
                f"'{folder}' has the name of a file, and -o asks for a folder: for instance -o {example}",
            )
        )
    if force:
        return
    if foreign := _foreign(folder, is_ours):
        listed = ", ".join(foreign[:_SHOWN]) + (", …" if len(foreign) > _SHOWN else "")
        raise click.UsageError(
            bilingual(
                f"« {folder} » contient {fr(len(foreign), 'élément', 'éléments')} d'une autre origine que cette "
                f"commande ({listed}) : choisissez un autre dossier avec -o, ou écrivez à côté avec "
                "--force ; un fichier de même nom serait remplacé.",
                f"'{folder}' holds {en(len(foreign), 'item', 'items')} that this command did not write "
                f"({listed}): choose another folder with -o, or write beside with --force; a file of the "
                "same name would be replaced.",
            )
        )
    if is_damaged(folder):
        raise click.UsageError(
            bilingual(
                f"« {folder / MEMORY} », où cette commande note ce qu'elle a écrit, est illisible : rien ne dit si des "
                "fichiers ont été modifiés depuis. Choisissez un autre dossier avec -o, ou déplacez ce que vous gardez "
                "et ajoutez --force.",
                f"'{folder / MEMORY}', in which this command notes what it wrote, cannot be read: nothing says whether "
                "files were changed since. Choose another folder with -o, or move what you keep and add --force.",
            )
        )
    if changed := changed_since(folder):
        listed = ", ".join(changed[:_SHOWN]) + (", …" if len(changed) > _SHOWN else "")
        as_written = "fichier modifié depuis qu'il a été écrit", "fichiers modifiés depuis qu'ils ont été écrits"
        raise click.UsageError(
            bilingual(
                f"« {folder} » contient {fr(len(changed), *as_written)} ({listed}) : choisissez un autre dossier avec "
                "-o, ou déplacez ce que vous gardez ; avec --force, un fichier de même nom serait remplacé.",
                f"'{folder}' holds {en(len(changed), 'file', 'files')} changed since they were written ({listed}): "
                "choose another folder with -o, or move what you keep; with --force, a file of the same name would be "
                "replaced.",
            )
        )


def check_project(folder: Path, project: str, there: str, files: Collection[str], force: bool) -> None:
    """Make sure that the report of another project is not replaced unasked, and that reports are not mixed unasked.

    Args:
        folder: where a report is to be written.
        project: whose it is; empty where that is not known.
        there: whose result the folder holds, as far as that is known; what was remembered of its files counts too.
        files: the names of the files to write.
        force: whether it may be replaced.

    Raises:
        click.UsageError: with the name of the other project, its files and what to do.
    """
    owners = projects_of(folder)
    in_folder = {there, *owners.values()} - {""}
    own = fold_name(project or UNNAMED)
    others = sorted(other for other in in_folder if fold_name(other) != own)
    met = sorted({owners[name] for name in files if name in owners}.intersection(others))
    if force or not others or (len(others) < len(in_folder) and not met):
        return
    found = (met or others)[0]
    listed = ", ".join(sorted(name for name, owner in owners.items() if owner == found))
    other, held = _called(found), f" ({listed})" if listed else ""
    if not project:
        raise click.UsageError(
            bilingual(
                f"« {folder} » contient le rapport de « {other} »{held}, et le projet audité ne dit pas son nom : "
                "choisissez un autre dossier avec -o, ou remplacez ce rapport avec --force.",
                f"'{folder}' holds the report of '{other}'{held}, and the audited project does not give its name: "
                "choose another folder with -o, or replace that report with --force.",
            )
        )
    raise click.UsageError(
        bilingual(
            f"« {folder} » contient le rapport d'un autre projet, « {other} »{held} : choisissez un autre dossier avec "
            "-o, ou remplacez ce rapport avec --force.",
            f"'{folder}' holds the report of another project, '{other}'{held}: choose another folder with -o, or "
            "replace that report with --force.",
        )
    )


def write_folder(folder: Path, files: Mapping[str, bytes], is_ours: IsOurs, project: str = "") -> None:
    """Write every file of ``files`` (name → content) into ``folder``, or none of them; what else it holds is kept.

    How they were written is remembered for ``check_folder``, and of which ``project`` for ``check_project``.

    Raises:
        OutputNotWritten: with what to do.
    """
    target = folder.resolve()
    recover(target.parent, target.name)
    remembered = {MEMORY: memory_of(target, files, project)}
    files = ChainMap(remembered, cast("dict[str, bytes]", files))  # which is only read, a file at a time
    if _foreign(target, is_ours) or not _can_be_swapped(target) or any((target / name).is_dir() for name in files):
        write_all(folder, files)
        return
    made = [path for path in target.parents if not path.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _replaced(target, files):
            write_all(folder, files)
    except OSError as error:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise OutputNotWritten(cannot_write(folder, error)) from error


def tell_left(folder: Path, files: Collection[str], is_ours: IsOurs) -> None:
    """Say on standard error which files of an earlier run are left beside those that were written.

    Args:
        folder: where ``files`` were written.
        files: their names.
        is_ours: whether an entry of the folder was written by an earlier run.
    """
    left = sorted(path.name for path in folder.iterdir() if path.name not in files and is_ours(path))
    owners = projects_of(folder)
    written = {fold_name(owners.get(name, "")) for name in files}
    others = {name: owners[name] for name in left if name in owners and fold_name(owners[name]) not in written}
    if of_no_other := ", ".join(name for name in left if name not in others):
        click.echo(
            bilingual(
                f"« {folder} » garde d'une exécution précédente : {of_no_other}. Si elle portait sur autre chose, "
                "refaites-les ou donnez un autre dossier.",
                f"'{folder}' still holds, from an earlier run: {of_no_other}. If it was on something else, make them "
                "again or give another folder.",
            ),
            err=True,
        )
    for other in sorted(set(others.values())):
        listed, called = ", ".join(name for name in left if others.get(name) == other), _called(other)
        click.echo(
            bilingual(
                f"« {folder} » garde aussi, du projet « {called} » : {listed}. Déplacez ces fichiers, pour que deux "
                "projets ne se mêlent pas.",
                f"'{folder}' also holds, of the project '{called}': {listed}. Move these files, so that two projects "
                "are not mixed.",
            ),
            err=True,
        )


def _called(project: str) -> str:
    return bilingual("sans nom", "without a name") if project == UNNAMED else project


def _replaced(target: Path, files: Mapping[str, bytes]) -> bool:
    """Put a new folder in the place of ``target``; return whether the system let the old one be moved."""
    try:
        staging = staging_of(target.parent, target.name)
    except PermissionError:
        if target.exists():  # its own folder may be written, the one around it not
            return False
        raise
    try:
        fresh, old = staging / "new", staging / "old"
        old.mkdir()
        if target.exists():
            shutil.copytree(target, fresh, symlinks=True, ignore=shutil.ignore_patterns(f"{STAGING}*"))
        else:
            fresh.mkdir()
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        if target.exists():
            try:
                target.rename(old / target.name)
            except OSError:  # Windows, where a program looks into it
                return False
        fresh.rename(target)
        return True
    finally:
        put_back(staging, target.parent)


def _can_be_swapped(target: Path) -> bool:
    """Return whether ``target`` may be renamed: Windows keeps the current folder, a mount point stays where it is."""
    current = Path.cwd().resolve()
    return target != current and target not in current.parents and not target.is_mount()


def _foreign(folder: Path, is_ours: IsOurs) -> Sequence[str]:
    """Return what the folder holds and no run wrote, in the order of names."""
    if not folder.is_dir():
        return ()
    entries = (path for path in folder.iterdir() if not path.name.startswith(STAGING) and path.name not in _LITTER)
    return sorted(path.name for path in entries if path.is_symlink() or not is_ours(path))
