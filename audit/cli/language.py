"""Chooses between French and English on the command line, before anything heavy is loaded."""

import os


def console_language() -> str:
    """Return ``fr`` or ``en``: the value of AUDIT_LANG, French when it is not set."""
    return "en" if os.environ.get("AUDIT_LANG", "fr").lower().startswith("en") else "fr"


def bilingual(fr: str, en: str) -> str:
    """Return the text in the language of the console."""
    return en if console_language() == "en" else fr
