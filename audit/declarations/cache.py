"""Keeps checked declarations between two runs, so that they are read and checked once only.

A file that is missing, damaged, of other declarations or of other software is no error: what it held is worked out
again. See ``cache_folder`` for what is believed, and ``stored_models`` for what a file can hold.
"""

import hashlib
import json
import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic_core import from_json as parsed

from audit.declarations.cache_folder import cache_folder, is_private, is_private_file, made
from audit.declarations.stored_models import NotStored, as_json, from_json

_LARGEST = 20_000_000  # bytes; the shipped rules take 1.5 million
_KEPT = 40  # files: those of a few rule bases and a version or two, each with what follows for its types of review
_UNFINISHED = ".tmp"
_OURS = re.compile(r"[a-z]+-[0-9a-f]{40}(\.json|.*\.tmp)")
_ABANDONED = 3600  # seconds after which a file that is not finished will never be
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def recalled(part: str, key: str, kind: Any) -> Any:
    """Return what was kept as ``part`` under ``key``, or None when there is nothing that can be believed.

    Args:
        part: what it is, in a word.
        key: the fingerprint of all that it follows from, whole: it is part of what is checked.
        kind: its type.
    """
    content = recalled_bytes(part, key)
    if content is None:
        return None
    try:
        return from_json(parsed(content), kind)
    except (ValueError, NotStored, RecursionError, MemoryError):
        return None


def keep(part: str, key: str, value: Any, kind: Any) -> None:
    """Keep ``value`` as ``part`` under ``key``, where that can be done; nothing is said where it cannot."""
    if cache_folder() is None:
        return
    with suppress(ValueError, NotStored, RecursionError):
        keep_bytes(part, key, json.dumps(as_json(value, kind), ensure_ascii=False, separators=(",", ":")).encode())


def recalled_bytes(part: str, key: str) -> bytes | None:
    """Return what was kept as ``part`` under ``key`` as it lies there, when it can be believed; see ``recalled``."""
    folder = cache_folder()
    if folder is None or not is_private(folder):
        return None
    try:
        return _checked(_content(folder / _name(part, key)), part, key)
    except (OSError, ValueError, NotStored, MemoryError):
        return None


def keep_bytes(part: str, key: str, content: bytes) -> None:
    """Keep ``content`` as ``part`` under ``key``, where that can be done; nothing is said where it cannot."""
    folder = cache_folder()
    if folder is None:
        return
    with suppress(OSError, ValueError):
        if len(content) <= _LARGEST and made(folder):
            _replace(folder / _name(part, key), _hash(content, part, key) + b"\n" + content)
            _forget_oldest(folder)


def _name(part: str, key: str) -> str:
    return f"{part}-{hashlib.sha256(key.encode()).hexdigest()[:40]}.json"


def _hash(content: bytes, part: str, key: str) -> bytes:
    """Return the hash of ``content`` as ``part`` under ``key``: a file does not do in the place of another."""
    return hashlib.sha256(f"{part}\0{key}\0".encode() + content).hexdigest().encode()


def _checked(file: bytes, part: str, key: str) -> bytes:
    written, _, content = file.partition(b"\n")
    if written != _hash(content, part, key):
        raise NotStored("damaged")
    return content


def _content(path: Path) -> bytes:
    with open(os.open(path, _OPEN), "rb") as file:  # noqa: PTH123 - a link is not followed
        if not is_private_file(file.fileno()) or os.fstat(file.fileno()).st_size > _LARGEST + 100:
            raise NotStored("not the user's own file, or none of ours")
        return file.read()


def _replace(path: Path, content: bytes) -> None:
    """Write ``path`` at once: other processes read it, and may write it too."""
    descriptor, name = tempfile.mkstemp(_UNFINISHED, path.stem, path.parent)  # readable by the user alone
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
            file.write(content)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _forget_oldest(folder: Path) -> None:
    """Remove the files that were written longest ago, and those that somebody was stopped from finishing."""
    written = sorted((path.stat().st_mtime, path) for path in folder.iterdir() if _OURS.fullmatch(path.name))
    whole = [path for _, path in written if path.suffix != _UNFINISHED]
    abandoned = [path for since, path in written if path.suffix == _UNFINISHED and since < time.time() - _ABANDONED]
    for path in (*whole[:-_KEPT], *abandoned):
        with suppress(OSError):
            path.unlink()
