"""Chooses between singular and plural, as each language does."""

from decimal import Decimal

from audit.model.text import Language
from audit.wording.numbers import LOCALES
from audit.wording.placeholders import Count

_PLURALS = {language: LOCALES[language].plural_form for language in Language}


def count_of(number: Decimal | int, language: Language) -> Count:
    """Return the form that ``number`` asks for: zero is singular in French, plural in English."""
    # CLDR knows a form "many" for French millions; here it reads like "other".
    return Count(is_zero=number == 0, is_plural=_PLURALS[language](number) != "one")
