"""One hash of all that checked declarations follow from: their files, and the code that reads and checks them."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from audit.declarations.cache_folder import cache_folder
from audit.declarations.limits import MAX_BYTES
from audit.version import __version__

LAYOUT = 1  # of what the cache holds; raised when the same code would write it otherwise
_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("errors.py", "loading.py", "declarations", "facts", "model", "questionnaire", "rulebase")
# What works out all that is kept beside declarations (see ``kept_beside``), and the libraries that write its texts.
_MAKERS = ("assessment", "engine", "judgement", "outside", "record", "remediation", "wording")
_LIBRARIES = ("babel", "pydantic")
_YAML = (".yaml", ".yml")


def fingerprint(folders: Sequence[tuple[str, Path]]) -> str | None:
    """Return the hash of every YAML file in ``folders``, by name and content, and of the code.

    Args:
        folders: each with what it is used as; their order counts, their place on the disk does not.

    Returns:
        Hexadecimal digits; None where something is found that loading may refuse (a link, a file that is not read or
        is too large), for then only loading can tell; and where nothing is to be kept.
    """
    if cache_folder() is None:
        return None
    try:
        digest = hashlib.sha256(f"{LAYOUT}\0{_code(_CODE, __version__)}\0".encode())
        for use, folder in folders:
            _add(digest, use, _files(folder, _YAML))
    except (OSError, _NotPlain):
        return None
    return digest.hexdigest()


def makers_fingerprint() -> str | None:
    """Return the hash of the code by which more follows from declarations, and of the versions of its libraries.

    Returns:
        Hexadecimal digits; None where the code cannot be read.
    """
    try:
        return _code(_MAKERS, " ".join((__version__, *(version(name) for name in _LIBRARIES))))
    except (OSError, _NotPlain):
        return None


@cache
def _code(names: tuple[str, ...], versions: str) -> str:
    """Return the hash of our modules in ``names``: read once, for the code that runs does not change."""
    digest = hashlib.sha256(f"{versions}\0".encode())
    for name in names:
        _add(digest, f"code {name}", _files(_PACKAGE / name, (".py",)))
    return digest.hexdigest()


class _NotPlain(Exception):
    """What lies there is more than files and folders of usual size."""


def _add(digest: "hashlib._Hash", use: str, files: Iterable[tuple[str, bytes]]) -> None:
    digest.update(f"folder\0{use}\0".encode())
    for name, content in files:
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)


def _files(path: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield the name, relative to ``path``, and the content of every file that ends with one of ``endings``."""
    if path.is_file():
        yield path.name, path.read_bytes()
        return
    waiting = [("", str(path))]
    while waiting:
        above, folder = waiting.pop()
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        for entry in entries:
            name = f"{above}{entry.name}"
            if entry.is_symlink() or _is_junction(entry):
                raise _NotPlain(name)
            if entry.name.lower().endswith(endings):
                yield name, _content(entry)
            elif entry.is_dir():
                waiting.append((f"{name}/", entry.path))


def _content(entry: "os.DirEntry[str]") -> bytes:
    if not entry.is_file() or entry.stat().st_size > MAX_BYTES:
        raise _NotPlain(entry.name)
    with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of files: a Path for each would cost as much again
        return file.read()


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    is_junction = getattr(entry, "is_junction", None)  # from Python 3.12 on
    return is_junction is not None and bool(is_junction())
