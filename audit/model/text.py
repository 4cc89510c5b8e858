"""Texts that exist in French and in English."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from audit.model.base import Frozen

NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Language(StrEnum):
    """The languages in which people read the workbook and the report."""

    FR = "fr"
    EN = "en"


_FRENCH = Language.FR  # at hand: a report asks for ten thousand texts, and Python 3.11 is long at finding members


class Text(Frozen):
    """One text in both languages; neither may be empty."""

    fr: NonEmpty
    en: NonEmpty

    def to(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.fr if language == _FRENCH else self.en
