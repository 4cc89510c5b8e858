"""Recognises the lines of totals that people add to tables."""

import re
from collections.abc import Iterable
from decimal import Decimal

from audit.intake.grid import Cell
from audit.intake.values.words import fold
from audit.model.questionnaire import Column
from audit.model.value import ValueType

_TOTAL = re.compile(r"(?:total general|(?:grand |sous ?|s |sub ?)?(?:total|totaux))")
_SUM = re.compile(rf"(?:{_TOTAL.pattern}|cumule?s?|cumulative|sommes?|sum)\b")
_MAY_SUM = re.compile(rf"(?:{_SUM.pattern}|ensemble (?:de|des|du|d|of)\b)")
_NUMBERS = frozenset({ValueType.INTEGER, ValueType.NUMBER, ValueType.MONEY, ValueType.SHARE})


def is_total(label: Cell, others: Iterable[tuple[Column, Cell]]) -> bool:
    """Say whether a line is a total: by its label alone, or by how its label begins when the rest is numbers.

    Args:
        label: the cell that names the line.
        others: its other cells, each with its column; only looked at when the label may name a sum.
    """
    if not isinstance(label.value, str):
        return False
    words = fold(label.value)
    if _TOTAL.fullmatch(words):
        return True
    return bool(_SUM.match(words)) and all(_may_be_of_a_sum(cell, column) for column, cell in others)


def may_be_total(label: Cell, others: Iterable[tuple[Column, Cell]]) -> bool:
    """Say whether a line that is read as any other is named like a sum and gives an amount, perhaps counted twice."""
    if not isinstance(label.value, str) or not _MAY_SUM.match(fold(label.value)):
        return False
    return any(column.value_type in _NUMBERS and not cell.is_empty for column, cell in others)


def _may_be_of_a_sum(cell: Cell, column: Column) -> bool:
    if column.value_type in _NUMBERS or cell.is_empty or cell.formula or isinstance(cell.value, Decimal):
        return True
    return isinstance(cell.value, str) and not fold(cell.value)  # a dash, say
