"""What the format of a cell adds to its number: per cent, units, currencies, thousands left out, parts of a date.

Format codes follow ECMA-376 part 1, § 18.8.31, the language of .xlsx files; the reader of .ods files builds the same
patterns from the styles of ODF 1.3 part 3, § 16.29. What is asked here is not how a number looks but whether people
see something else than the number: 0.98 shown « 0,98 M€ » is not 98 cents.
"""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from audit.model.kept import kept
from audit.model.text import Language


class Kind(StrEnum):
    """What a pattern makes of a number."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    DATE = "date"
    TIME = "time"
    ELAPSED = "elapsed"
    WORDS = "words"  # no digit of the number shows


@dataclass(frozen=True, slots=True)
class Condition:
    """Which numbers a pattern is for, e.g. ``[>=1000]``."""

    sign: str
    limit: Decimal

    def holds(self, number: Decimal) -> bool:
        """Say whether ``number`` meets the condition."""
        return _COMPARISONS[self.sign](number, self.limit)


_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One section of a format.

    Attributes:
        kind: what the number is shown as.
        before: the literal text ahead of the digits; of a date, the words that make something else of it.
        after: the literal text behind them, the sign of a percentage included.
        digits: the places of the whole part, with the literals between them: ``00000``, ``00-00``.
        thousands: how many times a thousand is left out of what shows.
        hundreds: how many times a hundred is put in: once for a percentage.
        parts: of a date, the parts that show: ``d``, ``m``, ``y``.
        condition: which numbers it is for; None for those that no other section takes.
    """

    kind: Kind = Kind.NUMBER
    before: str = ""
    after: str = ""
    digits: str = ""
    thousands: int = 0
    hundreds: int = 0
    parts: frozenset[str] = frozenset()
    condition: Condition | None = None


PLAIN = Pattern()
PERCENT = Pattern(Kind.PERCENTAGE, after="%", hundreds=1)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The patterns of a format, tried in order."""

    patterns: Sequence[Pattern]

    def pattern(self, number: Decimal) -> Pattern:
        """Return the pattern that shows ``number``; a plain one when none is for it."""
        for pattern in self.patterns:
            if pattern.condition is None or pattern.condition.holds(number):
                return pattern
        return PLAIN


PERCENTAGE = NumberFormat((PERCENT,))


def as_typed(number: Decimal, number_format: NumberFormat, language: Language) -> str | None:
    """Return the text that a person would type to say what the cell shows, or None when the number alone says it.

    The number is written to its last digit: a format rounds what shows, not what was meant.
    """
    pattern = number_format.pattern(number)
    if _adds_nothing(pattern):
        return None
    before, after = _literals(pattern)
    if pattern.kind is Kind.WORDS:
        # A dash shown for zero is zero; « Oui » shown for 1 is what people see as their answer.
        return before if any(letter.isalnum() for letter in before) else None
    shown = number * 100**pattern.hundreds / 1000**pattern.thousands
    digits = _digits(shown, pattern.digits)
    if digits is None and _is_only_scaled_or_euros(pattern):
        return None
    written = digits or plain_text(shown)
    if language is Language.FR:
        written = written.replace(".", ",")
    return " ".join(part for part in (before, written, after) if part)


def hides_thousands(number: Decimal, number_format: NumberFormat) -> bool:
    """Say whether the cell shows 1 500 for 1 500 000 without a word that says so."""
    pattern = number_format.pattern(number)
    if pattern.thousands == 0 or number == 0:
        return False
    return not any(letter.isalpha() for letter in _words(pattern.before) + _words(pattern.after))


def part_of_date(day: date, number_format: NumberFormat) -> str | None:
    """Return what shows of ``day`` when it is not day, month and year alone: ``03/2028``, ``vers le 31/03/2028``."""
    pattern = _partial_date(number_format)
    if pattern is None:
        return None
    shown = {"d": f"{day:%d}", "m": f"{day:%m}", "y": f"{day.year:04d}"}
    date_shown = "/".join(shown[part] for part in "dmy" if part in pattern.parts)
    return " ".join(text for text in (pattern.before, date_shown, pattern.after) if text)


@kept(most=1_024)
def _partial_date(number_format: NumberFormat) -> Pattern | None:
    """Return the pattern by which a format shows something else of a day than day, month and year; None without one."""
    pattern = next((pattern for pattern in number_format.patterns if pattern.kind is Kind.DATE), None)
    is_whole = pattern is None or (pattern.parts >= set("dmy") and not pattern.before and not pattern.after)
    return None if is_whole else pattern


def plain_text(number: Decimal) -> str:
    """Return ``number`` without an exponent nor zeros after its last decimal."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


@kept(most=1_024)
def _adds_nothing(pattern: Pattern) -> bool:
    """Say whether every number shown so says no more than itself."""
    return pattern.kind is not Kind.WORDS and not pattern.digits and _is_only_scaled_or_euros(pattern)


def _is_only_scaled_or_euros(pattern: Pattern) -> bool:
    before, after = _literals(pattern)
    return (before, after) == ("", "%" * pattern.hundreds) or _is_euros(before + after, pattern)


def _literals(pattern: Pattern) -> tuple[str, str]:
    return _words(pattern.before).strip("+-− "), _words(pattern.after)  # a sign ahead is the number's own


_EUROS = frozenset({"€", "eur", "euro", "euros"})


def _is_euros(literals: str, pattern: Pattern) -> bool:
    """Say whether the format only names the currency in which amounts are asked."""
    return literals.casefold() in _EUROS and not pattern.thousands


def _words(literal: str) -> str:
    """Return a literal on one line, without the parentheses by which formats tell negative numbers."""
    return " ".join(literal.replace("(", " ").replace(")", " ").split())


def _digits(number: Decimal, places: str) -> str | None:
    """Return the number as its places show it when these add zeros or literals between digits, else None."""
    if not places:
        return None
    whole, point, decimals = plain_text(abs(number)).partition(".")
    least = places.count("0")
    is_divided = any(not letter.isdigit() and letter not in "#?" for letter in places)
    if not is_divided and len(whole) >= least:
        return None
    left = list(whole.rjust(least, "0"))
    shown: list[str] = []
    for place in reversed(places):
        if place not in "0#?":
            shown.append(place)
        elif left:
            shown.append(left.pop())
    shown.extend(reversed(left))
    sign = "-" if number < 0 else ""
    return sign + "".join(reversed(shown)) + point + decimals
