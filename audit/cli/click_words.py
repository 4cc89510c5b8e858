"""Makes click write its own words (usage, errors, help) in the language of the console."""

import gettext
import os
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
_DOMAIN = "audit"


def speak(language: str) -> None:
    """Let click write in ``language``, ``fr`` or ``en``, whatever the language of the system.

    Click asks gettext, which chooses by the variable LANGUAGE; what the catalogue does not hold stays English.
    """
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, CATALOGUES)
    gettext.textdomain(_DOMAIN)
