"""The share of a weight that one kind of lines bears, such as the in-house share of full-time equivalents."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from audit.facts.indicators.inputs import Between, Computed, Inputs, NotComputable, Row
from audit.facts.indicators.row_tests import RowTests, columns_of, meeting, possible
from audit.facts.indicators.shapes.base import Shape
from audit.model.question_reference import AmountColumn, Code, CodeColumn, TableName
from audit.model.text import Text
from audit.model.value import ValueType

_INFINITE = Decimal("Infinity")
_ZERO = Decimal(0)
_ONE = Decimal(1)


class WeightedShare(Shape):
    """The weight of the lines whose ``column`` is ``part``, divided by that of those where it is ``part`` or ``rest``.

    Only lines that meet ``where`` count. A cell that is not known gives bounds. The table must be complete.

    Attributes:
        not_computable: said when there is nothing to weigh, and no cell that may still bring something.
    """

    gives: ClassVar = ValueType.SHARE

    table: TableName
    where: RowTests = ()
    column: CodeColumn
    part: Code
    rest: Code
    weight: AmountColumn
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the share, or its bounds."""
        inputs.require_closed(self.table)
        rows = inputs.rows(self.table, *columns_of(self.where), self.column, self.weight)
        certain, all_possible = meeting(rows, self.where), possible(rows, self.where)
        least_part, most_part = self._least(certain, self.part), self._most(all_possible, self.part)
        least_rest, most_rest = self._least(certain, self.rest), self._most(all_possible, self.rest)
        if least_part == 0 and least_rest == 0:  # nothing certain to weigh: there may be nothing at all
            inputs.require_settled(self.table, all_possible)
        if most_part == 0 and most_rest == 0:
            return NotComputable(self.not_computable)
        low = _ratio(least_part, most_rest, when_nothing=_ZERO)
        high = _ratio(most_part, least_rest, when_nothing=_ONE)
        return Between(low, high)

    def _least(self, rows: Sequence[Row], code: str) -> Decimal:
        weights = (row[self.weight] for row in rows if row[self.column] == code)
        return sum((weight for weight in weights if weight is not None), start=_ZERO)

    def _most(self, rows: Sequence[Row], code: str) -> Decimal:
        weights = [row[self.weight] for row in rows if row[self.column] in (None, code)]
        return _INFINITE if None in weights else sum(weights, start=_ZERO)


def _ratio(part: Decimal, rest: Decimal, when_nothing: Decimal) -> Decimal:
    if rest == _INFINITE:
        return _ZERO
    if part == _INFINITE:
        return _ONE
    total = part + rest
    return part / total if total else when_nothing
