"""The formats in which a result can be written: one module each, found by its presence in this package.

A module ``NAME.py`` brings a ``FORMAT``; nothing else has to be told of it. Its name is what ``--format`` takes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from audit.model.text import Text
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord
from audit.reporting.view import ReportView

_MARK = b"project-health-audit"  # every file names its author at its head, or has a mark of its own
_HEAD = 2_000  # bytes


@dataclass(frozen=True)
class Saved:
    """What a result is kept as, for the formats that programs read."""

    record: AuditRecord
    rulebook: Rulebook


@dataclass(frozen=True)
class Format:
    """How a result is written.

    Attributes:
        title: what it is for, in a few words.
        names: the files that it may write, as patterns: ``rapport.html``, ``rulebook-*.json``.
        write: from the view, and the record where there is one, to bytes by the name of the file.
        marks: what stands in the first bytes of its files and of no others.
        is_own: whether a whole file with such a name is as it was written, for formats whose head does not tell.
        needs_record: whether it cannot be written from a result of an earlier format.
    """

    title: Text
    names: tuple[str, ...]
    write: Callable[[ReportView, Saved | None], Mapping[str, bytes]]
    marks: tuple[bytes, ...] = field(default=(_MARK,))
    is_own: Callable[[bytes], bool] | None = None
    needs_record: bool = False


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load_format(name: str) -> Format:
    """Return the format ``name``.

    Raises:
        ModuleNotFoundError: when there is none of this name.
    """
    found: Format = import_module(f"{__name__}.{name}").FORMAT
    return found


def is_ours(path: Path) -> bool:
    """Return whether the file ``path`` is one that a format wrote: by its name, and by what stands at its head."""
    if not path.is_file():
        return False
    return any(is_of(path, one) for _, one in load_formats() if any(path.match(name) for name in one.names))


def is_of(path: Path, one: Format) -> bool:
    """Return whether the file ``path``, whatever its name, is as the format ``one`` writes them."""
    try:
        with path.open("rb") as file:
            if one.is_own is not None:
                return one.is_own(file.read())
            head = file.read(_HEAD)
    except OSError:
        return False
    return any(mark in head for mark in one.marks)


def load_formats(names: Iterable[str] | None = None) -> Iterator[tuple[str, Format]]:
    """Yield formats with their names: all, or those asked for in their order, each once."""
    for name in dict.fromkeys(format_names() if names is None else names):
        yield name, load_format(name)
