"""Rules-based health audit of large public IT projects; ``audit.api`` is the library, and its names are found here."""

from typing import TYPE_CHECKING, Any

from audit.version import __version__

if TYPE_CHECKING:
    from audit.api import (
        Audit,
        AuditError,
        InputRefused,
        Tool,
        explain,
        formats,
        load,
        load_indicators,
        load_questions,
        present,
        read,
        read_record,
        read_result,
        render,
        save_snapshot,
    )

__all__ = [
    "Audit",
    "AuditError",
    "InputRefused",
    "Tool",
    "__version__",
    "explain",
    "formats",
    "load",
    "load_indicators",
    "load_questions",
    "present",
    "read",
    "read_record",
    "read_result",
    "render",
    "save_snapshot",
]


def __getattr__(name: str) -> Any:
    """Bring a name of the library when it is first used: commands start without it."""
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from audit import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """Return the names of the library, those that were not used yet among them."""
    return sorted({*globals(), *__all__})
