"""What a comparison gives to a spreadsheet: days and numbers as such; ids, severities and titles in columns apart."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.model.fact import Fact
from audit.model.value import ValueType
from audit.reporting.comparison.names import Names

_CODE, _SEVERITY, _TITLE, _VALUE = 9.0, 12.0, 46.0, 18.0  # widths of columns, in characters
_LOOKS = {
    ValueType.MONEY: "money",
    ValueType.SHARE: "share",
    ValueType.INTEGER: "number",
    ValueType.NUMBER: "number",
    ValueType.DAYS: "number",
}


@dataclass(frozen=True)
class Figure:
    """A number, and the look that it has in a workbook."""

    value: Decimal
    look: str


SheetValue = str | date | Figure


@dataclass(frozen=True)
class SheetColumns:
    """The columns of a table in a workbook, where they are not those of the page.

    Attributes:
        widths: of the columns, in characters.
        whole: whether its lines tell the details too, so that no column of details is needed.
    """

    headings: tuple[str, ...]
    widths: tuple[float, ...]
    whole: bool = False


def columns(first: str, *others: str, width: float = _TITLE, whole: bool = False) -> SheetColumns:
    """Return columns of which the first says what a line is about."""
    return SheetColumns((first, *others), (width, *(_VALUE for _ in others)), whole)


def of_rules(names: Names, *others: str) -> SheetColumns:
    """Return the columns of a table of rules: their id, severity and title, then the others."""
    t = names.t
    headings = t("compare.sheet_code"), t("compare.sheet_severity"), t("compare.sheet_title")
    return SheetColumns((*headings, *others), (_CODE, _SEVERITY, _TITLE, *(_VALUE for _ in others)))


def value_of(fact: Fact | None, names: Names) -> SheetValue:
    """Return what an answer or an indicator says: a day or a number as such, where it is known and not in doubt."""
    if fact is not None and fact.is_known and not names.in_doubt(fact):
        if isinstance(fact.value, date):
            return fact.value
        if isinstance(fact.value, Decimal) and fact.type in _LOOKS:
            return Figure(fact.value, _LOOKS[fact.type])
    return names.value(fact)


def day(given: date | None) -> SheetValue:
    """Return a day; nothing where there is none."""
    return given if given is not None else ""


def number(given: Decimal | int | None, look: str = "number") -> SheetValue:
    """Return a number; nothing where there is none."""
    return "" if given is None else Figure(Decimal(given), look)
