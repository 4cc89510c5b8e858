"""Writes numbers, amounts, shares, durations and dates as French and English readers expect them."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import ParamSpec, cast

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_percent, get_decimal_symbol, get_group_symbol
from babel.units import format_unit

from audit.model.text import Language, Text
from audit.model.text_date import period
from audit.model.value import ValueType

# Parsed once: babel parses a name, and looks up what it has of the locale, at each number that it writes.
LOCALES = {Language.FR: Locale("fr", "FR"), Language.EN: Locale("en", "GB")}

# Between groups of three digits, and before decimals.
_SIGNS = {language: (get_group_symbol(locale), get_decimal_symbol(locale)) for language, locale in LOCALES.items()}
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
_WHOLE_EUROS = {Language.FR: f"#,##0{NO_BREAK_SPACE}¤", Language.EN: "¤#,##0"}
_MILLION = Decimal(1_000_000)
MEAN_DAYS_OF_A_MONTH = Decimal("30.4375")  # 365.25 / 12
_MEAN_DAYS_OF_A_YEAR = Decimal("365.25")
_DAYS_THAT_NEED_MONTHS = 60
_DAYS_THAT_NEED_YEARS = 730
_MONTHS_OF_A_YEAR = 12
_TOGETHER = Text(fr="{first} et {second}", en="{first} and {second}")
_MOST_SHARE_DECIMALS = 6
_LONGEST_MONTH = 31
_EARLY = Text(fr="{days} d'avance", en="{days} early")
P = ParamSpec("P")


def _remembered(write: Callable[P, str]) -> Callable[P, str]:
    """Keep what was written last: of equal numbers, however many zeros they end in, the words are the same."""
    return cast("Callable[P, str]", lru_cache(maxsize=2_048)(write))  # whose arguments typeshed forgets


@_remembered
def write_number(number: Decimal, language: Language) -> str:
    """Write a plain number with at most two decimals."""
    return _decimal(_rounded(number, 2), language)


@_remembered
def write_money(euros: Decimal, language: Language) -> str:
    """Write an amount of euros: in millions when two decimals say it exactly, else in full."""
    millions = abs(euros) / _MILLION
    if millions >= 1 and millions == _rounded(millions, 2):
        return _write_millions(euros / _MILLION, language)
    return write_euros(euros, language)


def write_alike(amounts: Iterable[Decimal], language: Language) -> Callable[[Decimal], str]:
    """Return what writes ``amounts``, in euros, all in one unit: in millions where three decimals say each exactly.

    Amounts of which none reaches a million are written in full.
    """
    known = [abs(amount) for amount in amounts]
    is_large = max(known, default=Decimal(0)) >= _MILLION
    if is_large and all(amount / _MILLION == _rounded(amount / _MILLION, 3) for amount in known):
        return lambda euros: _write_millions(euros / _MILLION, language)
    return lambda euros: write_euros(euros, language)


@_remembered
def write_euros(euros: Decimal, language: Language) -> str:
    """Write an amount in full, to the cent where it has cents."""
    amount = _rounded(euros, 2)
    pattern = _WHOLE_EUROS[language] if amount == amount.to_integral_value() else None
    return _signed(format_currency(amount, "EUR", pattern, LOCALES[language], currency_digits=pattern is None))


@_remembered
def write_share(share: Decimal, language: Language) -> str:
    """Write a fraction as a percentage with one decimal.

    More decimals are written when one would make a whole percentage of what is not: 19.996 %
    must not read "20 %" beside a threshold of 20 %.
    """
    percent = share * 100
    decimals = 1
    while decimals < _MOST_SHARE_DECIMALS and _seems_whole(percent, decimals):
        decimals += 1
    shown = _rounded(percent, decimals) / 100
    return _signed(format_percent(shown, locale=LOCALES[language], decimal_quantization=False))


@_remembered
def write_days(days: Decimal, language: Language) -> str:
    """Write a duration in days, with the months in brackets when there are many days, to one decimal; else in years.

    Whole months would make "6 months" of 196 days beside a limit of 6 months. From two years on, years and months are
    written alone, and days in the place of months where the nearest month would make whole years of what is not.
    """
    if abs(days) >= _DAYS_THAT_NEED_YEARS:
        return _write_years(days, language)
    shown = _rounded(days, 1)
    text = _unit(shown, "duration-day", language)
    if abs(days) <= _DAYS_THAT_NEED_MONTHS:
        return text
    months = _rounded(days / MEAN_DAYS_OF_A_MONTH, 1)
    return f"{text} (≈{NO_BREAK_SPACE}{_unit(months, 'duration-month', language)})"


def write_slip(days: Decimal, language: Language) -> str:
    """Write by how much a day has moved: with a plus when it is later, as so many days early when it is sooner."""
    if days < 0:
        return _EARLY.to(language).format(days=write_days(-days, language))
    return f"{'+' if days > 0 else ''}{write_days(days, language)}"


def write_text_date(written: str, language: Language) -> str:
    """Return the date of a text, which may be a year or a month alone, as it stands in a sentence."""
    first, last = period(written)
    if first == last:
        return write_date(first, language)
    if (last - first).days > _LONGEST_MONTH:
        return str(first.year)
    return write_month(first, language)


@_remembered
def write_date(day: date, language: Language) -> str:
    """Write a date in full, e.g. ``31 mars 2027``, ``31 March 2027``."""
    text: str = format_date(day, format="d MMMM y", locale=LOCALES[language])
    if language is Language.FR and day.day == 1:
        return text.replace("1", "1er", 1)
    return text


def write_date_beside(day: date, named: date, language: Language) -> str:
    """Write a date beside one that was just named: without its year where that is the same, e.g. ``31 mars``."""
    written = write_date(day, language)
    return written.removesuffix(f" {day.year}") if day.year == named.year else written


@_remembered
def write_month(day: date, language: Language) -> str:
    """Write the month of a day that is no more exact than that, e.g. ``mars 2027``, ``March 2027``."""
    text: str = format_date(day, format="MMMM y", locale=LOCALES[language])
    return text


NUMBER_WRITERS: dict[ValueType, Callable[[Decimal, Language], str]] = {
    ValueType.INTEGER: write_number,
    ValueType.NUMBER: write_number,
    ValueType.MONEY: write_money,
    ValueType.SHARE: write_share,
    ValueType.DAYS: write_days,
}


def _write_millions(millions: Decimal, language: Language) -> str:
    if language is Language.FR:
        return f"{_decimal(millions, language)}{NO_BREAK_SPACE}M€"
    sign = MINUS if millions < 0 else ""
    return f"{sign}€{_decimal(abs(millions), language)}{NO_BREAK_SPACE}million"


def _write_years(days: Decimal, language: Language) -> str:
    length = abs(days)
    years, months = divmod(int(_rounded(length / MEAN_DAYS_OF_A_MONTH, 0)), _MONTHS_OF_A_YEAR)
    more = _unit(Decimal(months), "duration-month", language) if months else ""
    if not months and abs(length - years * _MEAN_DAYS_OF_A_YEAR) > 1:
        years = int(length // _MEAN_DAYS_OF_A_YEAR)
        more = _unit(_rounded(length - years * _MEAN_DAYS_OF_A_YEAR, 0), "duration-day", language)
    text = _unit(Decimal(years), "duration-year", language)
    text = _TOGETHER.to(language).format(first=text, second=more) if more else text
    return f"{MINUS}{text}" if days < 0 else text


def _signed(written: str) -> str:
    """Return a number with the minus sign of print in the place of the hyphen that stands for it on keyboards."""
    return MINUS + written[1:] if written.startswith("-") else written


def _seems_whole(percent: Decimal, decimals: int) -> bool:
    shown = _rounded(percent, decimals)
    return shown == shown.to_integral_value() and shown != percent


def _rounded(number: Decimal, decimals: int) -> Decimal:
    # Half up, as readers round; adding zero turns "-0" into "0".
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + 0


def _decimal(number: Decimal, language: Language) -> str:
    """Return a number with all its decimals but the zeros at their end, as babel writes it for ten times the time."""
    whole, _, decimals = f"{number:,f}".partition(".")
    thousands, point = _SIGNS[language]
    decimals = decimals.rstrip("0")
    return _signed(whole.replace(",", thousands) + (point + decimals if decimals else ""))


def _unit(number: Decimal, unit: str, language: Language) -> str:
    amount = number.to_integral_value() if number == number.to_integral_value() else number
    text: str = format_unit(amount, unit, length="long", locale=LOCALES[language])
    return _signed(text.replace(" ", NO_BREAK_SPACE))
