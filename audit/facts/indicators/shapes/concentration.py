"""How much of an amount one name holds, alone or with those it is linked to; the table must be complete."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from audit.facts.indicators.inputs import Between, Computed, Inputs, NotComputable, Row
from audit.facts.indicators.shapes.base import Shape
from audit.model.folded_names import fold_name
from audit.model.question_reference import AmountColumn, NamesColumn, TableName, TextColumn
from audit.model.text import Text
from audit.model.value import ValueType


class _Concentration(Shape):
    """Amounts by name.

    Attributes:
        not_computable: said when there is no amount.
    """

    table: TableName
    name: TextColumn
    amount: AmountColumn
    not_computable: Text

    def totals(self, inputs: Inputs) -> dict[str, "_Total"]:
        """Return the amount of each name, by what its spellings have in common; empty when there is no amount."""
        inputs.require_closed(self.table)
        rows = inputs.rows(self.table, self.name, self.amount)
        inputs.require_known(self.table, rows, self.name, self.amount)
        totals: dict[str, _Total] = {}
        for row in rows:
            key = fold_name(row[self.name])
            before = totals.get(key, _Total(row[self.name], Decimal(0)))
            totals[key] = _Total(before.name, before.amount + row[self.amount])
        return totals if sum(total.amount for total in totals.values()) else {}


@dataclass(frozen=True)
class _Total:
    """What one name holds, as it was first written."""

    name: str
    amount: Decimal


class LargestShare(_Concentration):
    """The share of the name with the largest amount, names being compared without case, accents and punctuation."""

    gives: ClassVar = ValueType.SHARE

    def compute(self, inputs: Inputs) -> Computed:
        """Return the share."""
        amounts = [total.amount for total in self.totals(inputs).values()]
        return max(amounts) / sum(amounts, start=Decimal(0)) if amounts else NotComputable(self.not_computable)


class LargestNames(_Concentration):
    """The name with the largest amount; several when they are equal, in alphabetical order."""

    gives: ClassVar = ValueType.NAMES

    def compute(self, inputs: Inputs) -> Computed:
        """Return the names."""
        totals = self.totals(inputs)
        if not totals:
            return NotComputable(self.not_computable)
        largest = max(total.amount for total in totals.values())
        return tuple(total.name for _, total in sorted(totals.items()) if total.amount == largest)


class LargestLinkedShare(Shape):
    """The share of the names that are linked, through ``group``, to the one with the largest amount.

    Two names are linked when they share one: their own, or one of ``group``. A group that is not known may name all the
    others, and link them all: nothing is then known but the least share.

    Attributes:
        not_computable: said when there is no amount.
    """

    gives: ClassVar = ValueType.SHARE

    table: TableName
    name: TextColumn
    group: NamesColumn
    amount: AmountColumn
    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the share, or its bounds."""
        inputs.require_closed(self.table)
        rows = inputs.rows(self.table, self.name, self.group, self.amount)
        inputs.require_known(self.table, rows, self.name, self.amount)
        total = sum((row[self.amount] for row in rows), start=Decimal(0))
        if not total:
            return NotComputable(self.not_computable)
        groups = self._groups(rows)
        largest = max(groups, key=lambda group: group.amount)
        most = total if any(group.is_open for group in groups) else largest.amount
        return Between(largest.amount / total, most / total)

    def _groups(self, rows: Sequence[Row]) -> list["_Group"]:
        groups: list[_Group] = []
        for row in rows:
            given = row[self.group]
            names = frozenset({fold_name(row[self.name]), *(fold_name(name) for name in given or ())})
            linked = [group for group in groups if group.names & names]
            joined = _Group(
                names.union(*(group.names for group in linked)),
                given is None or any(group.is_open for group in linked),
                sum((group.amount for group in linked), start=row[self.amount]),
            )
            groups = [*(group for group in groups if group not in linked), joined]
        return groups


@dataclass(frozen=True)
class _Group:
    """Names linked to one another; open when the group of one of them is not stated."""

    names: frozenset[str]
    is_open: bool
    amount: Decimal
