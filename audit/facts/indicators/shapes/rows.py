"""Lines of a table counted: how many, what share of them, how many different codes."""

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from audit.facts.indicators.inputs import Between, Computed, Inputs, NotComputable
from audit.facts.indicators.row_tests import RowTest, RowTests, columns_of, meeting, possible
from audit.facts.indicators.shapes.base import Shape
from audit.model.question_reference import AnyColumn, Code, CodeColumn, TableName
from audit.model.text import Text
from audit.model.value import ValueType


class RowCount(Shape):
    """The number of lines that meet ``where``; without a greatest one while lines may be missing.

    Attributes:
        cited: columns whose cells are shown beside those that are tested, though nothing is drawn from them.
    """

    gives: ClassVar = ValueType.INTEGER

    table: TableName
    where: RowTests = ()
    cited: tuple[AnyColumn, ...] = ()

    def compute(self, inputs: Inputs) -> Computed:
        """Return the number, or its bounds."""
        is_closed = inputs.is_closed(self.table)
        rows = inputs.rows(self.table, *self.cited, *columns_of(self.where))
        most = Decimal(len(possible(rows, self.where)))
        return Between(Decimal(len(meeting(rows, self.where))), most if is_closed else None)


class ShareOfRows(Shape):
    """The share of the lines that meet ``where``; as bounds when it is not known of some. The table must be complete.

    Attributes:
        not_computable: said when the table has no line: a share of nothing is not 0 or 1.
    """

    gives: ClassVar = ValueType.SHARE

    table: TableName
    where: tuple[RowTest, ...] = Field(min_length=1)
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the share, or its bounds."""
        inputs.require_closed(self.table)
        rows = inputs.rows(self.table, *columns_of(self.where))
        if not rows:
            return NotComputable(self.not_computable)
        count = Decimal(len(rows))
        return Between(len(meeting(rows, self.where)) / count, len(possible(rows, self.where)) / count)


class DistinctCodes(Shape):
    """The number of the codes ``among`` that stand in ``column``, as bounds while some may be missing."""

    gives: ClassVar = ValueType.INTEGER

    table: TableName
    column: CodeColumn
    among: tuple[Code, ...] = Field(min_length=1)

    def compute(self, inputs: Inputs) -> Computed:
        """Return the number, or its bounds."""
        is_closed = inputs.is_closed(self.table)
        found = [row[self.column] for row in inputs.rows(self.table, self.column)]
        counted = set(self.among)
        known = len(counted & set(found))
        most = min(len(counted), known + found.count(None)) if is_closed else len(counted)
        return Between(Decimal(known), Decimal(most))
