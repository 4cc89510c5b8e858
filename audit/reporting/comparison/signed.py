"""Writes a difference with its sign."""

from decimal import Decimal

from audit.model.text import Language
from audit.reporting.messages import Messages
from audit.wording.numbers import write_number


def signed(number: Decimal, language: Language) -> str:
    """Return a number with its sign; zero has none."""
    return f"{sign_of(number)}{write_number(abs(number), language)}"


def signed_days(days: int, t: Messages) -> str:
    """Return days with their sign, and nothing beside: as few signs as it takes."""
    return t("compare.chart_days", count=abs(days), signed=f"{sign_of(Decimal(days))}{abs(days)}")


def sign_of(number: Decimal) -> str:
    """Return the sign of a number; nothing for zero."""
    return "+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else ""
