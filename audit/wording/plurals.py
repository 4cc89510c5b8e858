"""Chooses between singular and plural, as each language does."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache

from audit.model.text import Language
from audit.wording.numbers import LOCALES
from audit.wording.placeholders import Count


@cache
def _plural_form(language: Language) -> Callable[[Decimal | int], str]:
    # read from the disk when it is first asked for; the same numbers come back in every report
    return lru_cache(1_024, typed=True)(LOCALES[language].plural_form)


def count_of(number: Decimal | int, language: Language) -> Count:
    """Return the form that ``number`` asks for: zero is singular in French, plural in English."""
    # CLDR knows a form "many" for French millions; here it reads like "other".
    return Count(is_zero=number == 0, is_plural=_plural_form(language)(number) != "one")
