"""Writes a difference with its sign."""

from decimal import Decimal

from audit.model.text import Language
from audit.wording.numbers import write_number


def signed(number: Decimal, language: Language) -> str:
    """Return a number with its sign; zero has none."""
    return f"{sign_of(number)}{write_number(abs(number), language)}"


def sign_of(number: Decimal) -> str:
    """Return the sign of a number; nothing for zero."""
    return "+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else ""
