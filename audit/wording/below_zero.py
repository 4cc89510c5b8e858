"""Says durations below zero in the words of their indicator: none is printed as a negative number of days."""

from decimal import Decimal

from audit.model.fact import Fact
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.model.within import Within
from audit.wording.numbers import write_days
from audit.wording.partial import write_partial

_FROM_TO = Text(fr="de «\u00a0{first}\u00a0» à «\u00a0{last}\u00a0»", en="from “{first}” to “{last}”")
_FROM = Text(fr="«\u00a0{first}\u00a0» au moins, sans limite connue", en="“{first}” at least, with no known limit")


def write_below_zero(fact: Fact, words: Text, language: Language) -> str | None:
    """Return a duration that is, or may be, below zero; None for one that is not.

    Args:
        fact: in days, known exactly or between bounds.
        words: how a negative duration is said, with ``{days}`` for its length.
        language: the reader's.
    """
    if isinstance(fact.value, Decimal):
        return _said(words, write_days(-fact.value, language), language) if fact.value < 0 else None
    low, high = fact.low, fact.high
    if isinstance(high, Decimal) and high < 0:
        turned = Within(-high, -low if isinstance(low, Decimal) else None, fact.high_excluded, fact.low_excluded)
        return _said(words, write_partial(turned, ValueType.DAYS, language, ()), language)
    if not isinstance(low, Decimal) or low >= 0:
        return None
    first = _said(words, write_days(-low, language), language)
    if not isinstance(high, Decimal):
        return _FROM.to(language).format(first=first)
    return _FROM_TO.to(language).format(first=first, last=write_days(high, language))


def _said(words: Text, days: str, language: Language) -> str:
    return words.to(language).replace("{days}", days)
