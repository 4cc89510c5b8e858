"""Chooses between French and English on the command line, before anything heavy is loaded."""

import os
from contextvars import ContextVar

_ASKED: ContextVar[str | None] = ContextVar("language asked for by the command", default=None)


def console_language() -> str:
    """Return ``fr`` or ``en``: what the command was asked for, else the value of AUDIT_LANG; French without any."""
    asked = _ASKED.get()
    if asked is not None:
        return asked
    return "en" if os.environ.get("AUDIT_LANG", "fr").lower().startswith("en") else "fr"


def answer_in(language: str | None) -> None:
    """Have what is said from now on, errors too, in ``fr`` or ``en``; as AUDIT_LANG says when None."""
    _ASKED.set(language)


def bilingual(fr: str, en: str) -> str:
    """Return the text in the language of the console."""
    return en if console_language() == "en" else fr
