"""Reads numbers, amounts and shares as French and English people type them; nothing is guessed."""

import re
from decimal import Decimal

from audit.intake.number_format import plain_text
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.words import fold, tidy
from audit.model.text import Language, Text
from audit.model.value import ValueType

_LONGEST = 40
_SPACED = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
_POINTED = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)|([1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})")
_COMMAED = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)|([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})")
_PLAIN = re.compile(r"([0-9]*)(?:([.,])([0-9]+))?")
_THREE_DIGITS_AFTER_MARK = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_DECIMAL_MARK = {Language.FR: ",", Language.EN: "."}

_APPROXIMATE = re.compile(
    r"[~≈<>≤≥±?]|\+\s*$|[0-9]\s*(?:-|\u2010|\u2011|–|—|/|à|to|ou|or|et|and)\s*[0-9]"
    r"|\b(?:env|environ|approx\w*|about|around|circa|ca|vers|plus|moins|more|less|over|under|entre|between|"
    r"nearly|presque|au|at)\b",
    re.IGNORECASE,
)

_CURRENCY = r"(?:€|eur|euros?)"
_SCALES = {
    Decimal(10**3): ("k", "mille", "millier", "milliers", "thousand"),
    Decimal(10**6): ("m", "mn", "mio", "million", "millions"),
    Decimal(10**9): ("md", "mds", "mrd", "bn", "milliard", "milliards"),
}
_SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words}
_LONGEST_FIRST = sorted(_SCALE_OF, key=len, reverse=True)
_MONEY = re.compile(
    rf"(?P<sign>[-−]?)\s*(?:{_CURRENCY}\s*)?(?P<number>[0-9.,][0-9., ]*?)\s*"
    rf"(?P<scale>{'|'.join(_LONGEST_FIRST)})?\s*(?:d'|de )?\s*{_CURRENCY}?"
)
_TAX_INCLUDED = re.compile(r"\s*\(?\b(?:ttc|t\.t\.c\.?|toutes taxes comprises|incl(?:\.|uding) (?:tax|vat))\)?$")
_TAX_EXCLUDED = re.compile(r"\b(?:ht|h\.t\.?|hors taxes?|hors tva|ex(?:cl)?(?:\.|uding)? (?:tax|vat))(?!\w)")
_OTHER_CURRENCY = re.compile(r"[$£¥]|\b(?:usd|gbp|chf|xpf|dollars?|pounds?|francs?|livres?)\b")
_PERCENT = re.compile(r"(?P<number>.+?)\s*(?:%|pour ?cent|per ?cent|pct)")


def parse_number(text: str, language: Language, unit: Text | None = None) -> Decimal | Mistake:
    """Read a plain number, e.g. ``12 500``, ``1,5``, ``1,234.5``, possibly followed by ``unit``."""
    typed = tidy(text)
    number = _number(_without_unit(typed, unit), language)
    return _not_read(typed) if number is None else number


def parse_money(text: str, language: Language) -> Decimal | Mistake:
    """Read an amount as euros, e.g. ``1,5 M€`` as 1 500 000."""
    typed = tidy(text).casefold()
    if _TAX_EXCLUDED.search(typed):
        return Mistake(MistakeCode.EXCLUDING_TAX)
    if _OTHER_CURRENCY.search(typed):
        return Mistake(MistakeCode.OTHER_CURRENCY)
    parts = _MONEY.fullmatch(_TAX_INCLUDED.sub("", typed))
    if parts is None:
        return _not_read(typed)
    is_scaled = parts["scale"] is not None
    if not is_scaled and _is_thousands_or_decimals(parts["number"], language):
        return Mistake(MistakeCode.AMBIGUOUS_NUMBER)
    number = _number(parts["number"], language)
    if number is None or isinstance(number, Mistake):
        return number or _not_read(typed)
    amount = number * _SCALE_OF[parts["scale"]] if is_scaled else number
    return plain(-amount if parts["sign"] else amount)


def parse_share(text: str, language: Language) -> Decimal | Mistake:
    """Read a share as a fraction: ``35 %`` and ``0,35`` are 0.35; ``35`` alone is not guessed."""
    typed = tidy(text)
    percent = _PERCENT.fullmatch(typed.casefold())
    number = _number(percent["number"] if percent else typed, language)
    if number is None or isinstance(number, Mistake):
        return number or _not_read(typed)
    return plain(number / 100) if percent else fraction(number, language)


def fraction(number: Decimal, language: Language) -> Decimal | Mistake:
    """Return ``number`` if it can only be a fraction; from 1 upwards it may be a percentage."""
    if number < 1:
        return number
    space = " " if language is Language.FR else ""
    written = f"{number:f}".replace(".", _DECIMAL_MARK[language])
    return Mistake(MistakeCode.AMBIGUOUS_SHARE, f"{written}{space}%" if number > 1 else "")


def shares_unit(low: str, high: str, kind: ValueType, language: Language) -> str | Mistake | None:
    """Return ``low`` with the unit of ``high``, where one unit stands for both: « 3 à 5 M€ », « 10 à 20 % ».

    None when ``low`` stands for itself: it has a unit of its own, or ``high`` has none that counts.
    """
    first, typed = tidy(low).casefold(), tidy(high).casefold()
    number = _number(first, language)
    if not isinstance(number, Decimal):
        return None
    if kind is ValueType.SHARE and (percent := _PERCENT.fullmatch(typed)):
        last = _number(percent["number"], language)
        if 0 < number < 1 and isinstance(last, Decimal) and number * 100 < last:
            return Mistake(MistakeCode.AMBIGUOUS_SHARE)  # 0,1 à 50 %: from 0.1 % or from 10 %
        return f"{first} %"
    amount = _MONEY.fullmatch(_TAX_INCLUDED.sub("", typed)) if kind is ValueType.MONEY else None
    if amount is None or amount["scale"] is None:
        return None
    last = _number(amount["number"], language)
    # 500 000 à 1 M€: the first is larger than the number of millions, and so is no number of millions.
    return f"{first} {amount['scale']}" if isinstance(last, Decimal) and number < last else None


def plain(number: Decimal) -> Decimal:
    """Return ``number`` without an exponent nor zeros after its last decimal."""
    return Decimal(plain_text(number))


def is_approximate(text: str) -> bool:
    """Say whether ``text`` looks like an estimate or a range rather than one value."""
    return _APPROXIMATE.search(text) is not None


def _number(typed: str, language: Language) -> Decimal | Mistake | None:
    negative = typed.startswith(("-", "−"))
    digits = typed[1:].lstrip() if negative else typed
    if len(digits) > _LONGEST:
        return None
    if _THREE_DIGITS_AFTER_MARK.fullmatch(digits):
        if language is Language.FR and "." in digits:
            return Mistake(MistakeCode.AMBIGUOUS_NUMBER)
        if language is Language.EN:
            digits = digits.replace(",", "")
    number = _unsigned(digits)
    return -number if negative and number else number


def _unsigned(digits: str) -> Decimal | None:
    for pattern, mark in ((_SPACED, " "), (_POINTED, "."), (_COMMAED, ",")):
        grouped = pattern.fullmatch(digits)
        if grouped:
            whole, decimals, only_whole = (*grouped.groups(), None)[:3]
            return _decimal((whole or only_whole or "").replace(mark, ""), decimals or "")
    ungrouped = _PLAIN.fullmatch(digits)
    if ungrouped is None or not digits:
        return None
    return _decimal(ungrouped[1] or "0", ungrouped[3] or "")


def _decimal(whole: str, decimals: str) -> Decimal:
    return plain(Decimal(f"{whole}.{decimals}" if decimals else whole))


def _is_thousands_or_decimals(number: str, language: Language) -> bool:
    # Nobody types tenths of cents: three digits after the decimal mark are rather thousands.
    return bool(_THREE_DIGITS_AFTER_MARK.fullmatch(number)) and _DECIMAL_MARK[language] in number


def _without_unit(typed: str, unit: Text | None) -> str:
    if unit is None:
        return typed
    head, _, tail = typed.rpartition(" ")
    return head if head and fold(tail) in (fold(unit.fr), fold(unit.en)) else typed


def _not_read(typed: str) -> Mistake:
    code = MistakeCode.APPROXIMATE if is_approximate(typed) else MistakeCode.NOT_A_NUMBER
    return Mistake(code)
