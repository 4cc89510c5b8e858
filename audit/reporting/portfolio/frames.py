"""The rows of a table as plain values, for programs: codes, dates and exact numbers."""

from enum import StrEnum

from audit.model.text import Language, Text
from audit.reporting.portfolio.columns import Coded
from audit.reporting.portfolio.tables import Table


def plain_rows(table: Table, language: Language) -> list[list[object]]:
    """Return each row: codes by their own name, texts in ``language``."""
    return [[plain(value, language) for value in row] for row in table.rows]


def plain(value: object, language: Language) -> object:
    """Return one value as programs read it."""
    if isinstance(value, Coded):
        return value.code
    if isinstance(value, StrEnum):
        return value.value
    return value.to(language) if isinstance(value, Text) else value
