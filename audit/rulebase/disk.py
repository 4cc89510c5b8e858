"""Reads the files of a rule base or pack from disk: those that lie in its folder, and no others."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from audit.declarations.limits import MAX_BYTES
from audit.errors import Bilingual

LINK = Bilingual(
    "un lien n'est pas suivi : mettez à sa place une copie de ce qu'il désigne",
    "a link is not followed: put a copy of what it points to in its place",
)
_NO_FILE = Bilingual("ce n'est pas un fichier", "this is not a file")
_TOO_LARGE = Bilingual(
    f"le fichier dépasse {MAX_BYTES} octets : répartissez ce qu'il déclare en plusieurs fichiers",
    f"the file is larger than {MAX_BYTES} bytes: spread what it declares over several files",
)
_NO_TEXT = Bilingual("le fichier n'est pas un texte en UTF-8", "the file is not UTF-8 text")


def is_link(path: Path) -> bool:
    """Return whether ``path`` only points elsewhere: a symbolic link, or a junction of Windows."""
    is_junction = getattr(os.path, "isjunction", None)  # from Python 3.12 on
    return path.is_symlink() or (is_junction is not None and is_junction(path))


def entries(folder: Path) -> Iterator[Path]:
    """Yield what lies in ``folder`` and its folders, in the order of names; links are yielded, not followed."""
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not is_link(path):
            yield from entries(path)


def read_file(folder: Path, name: str) -> bytes | Bilingual:
    """Return what the file ``name`` of ``folder`` holds, text in UTF-8, or why it is not read."""
    path = folder / name
    steps = (path, *path.parents)[: len(Path(name).parts)]
    if any(is_link(step) for step in steps):
        return LINK
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return _NO_FILE
        if about.st_size > MAX_BYTES:
            return _TOO_LARGE
        content = path.read_bytes()
        content.decode()
    except UnicodeDecodeError:
        return _NO_TEXT
    except OSError as error:
        return _unreadable(error)
    return content


def _unreadable(error: OSError) -> Bilingual:
    if isinstance(error, FileNotFoundError):
        return Bilingual("le fichier manque", "the file is missing")
    if isinstance(error, PermissionError):
        return Bilingual("le fichier ne peut pas être lu : accès refusé", "the file cannot be read: access denied")
    return Bilingual(f"le fichier ne peut pas être lu ({error.errno})", f"the file cannot be read ({error.errno})")
