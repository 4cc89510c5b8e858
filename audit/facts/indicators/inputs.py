"""What an indicator reads, with every cell it read, and what it may give back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar, cast

from audit.model.answer import UNSETTLED_STATES
from audit.model.fact import Fact, FactRow, FactSet
from audit.model.reference import FactRef
from audit.model.tally import Tally
from audit.model.text import Text
from audit.model.value import Value

Measured = TypeVar("Measured", date, Decimal)


@dataclass(frozen=True)
class Between:
    """A number known only between bounds; None on a side where nothing bounds it."""

    low: Decimal | None
    high: Decimal | None


class Ends(NamedTuple, Generic[Measured]):
    """From where to where an answer may lie, twice the same when exact; None on a side where nothing bounds it."""

    low: Measured | None
    high: Measured | None

    @property
    def exact(self) -> Measured | None:
        """The answer when it is known exactly."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class NotComputable:
    """Why an indicator has no value though nothing is missing."""

    note: Text


class MissingInputError(Exception):
    """An input that the indicator cannot do without is not known.

    Attributes:
        names: of the inputs.
        note: said in place of them, where they are too many to be named.
    """

    def __init__(self, names: tuple[str, ...], note: Text | None = None) -> None:
        self.names = names
        self.note = note
        super().__init__(", ".join(names))


class Row(dict[str, Any]):
    """The values of some cells of one line, by column; None where there is none.

    Attributes:
        line: the whole of it.
    """

    def __init__(self, columns: Sequence[str], cells: Sequence[Fact], line: FactRow) -> None:
        super().__init__(zip(columns, [cell.value for cell in cells], strict=True))
        self._cells = cells
        self.line = line

    def open_columns(self) -> list[str]:
        """Return the columns that an answer may still come to: "not applicable" is one, and has no value."""
        return [column for column, cell in zip(self, self._cells, strict=True) if cell.state in UNSETTLED_STATES]


Computed = Value | Between | NotComputable


@dataclass
class Inputs:
    """The facts of one project, keeping track of those that an indicator reads.

    Attributes:
        graded: the questions answered by yes, partly or no, where yes is the favourable answer, in order.
        tally: what their answers add to the share that is drawn from all of them, where it is known.
    """

    facts: FactSet
    review_date: date
    labels: Mapping[str, Text]
    graded: Sequence[str] = ()
    tally: Tally | None = None
    read: dict[str, Fact] = field(default_factory=dict)

    def numbers(self, *names: str) -> tuple[Decimal, ...]:
        """Return the values of number facts.

        Raises:
            MissingInputError: when one or more are not known.
        """
        return tuple(number for fact in self._known(names) if (number := fact.number()) is not None)

    def dates(self, *names: str) -> tuple[date, ...]:
        """Return the values of date facts.

        Raises:
            MissingInputError: when one or more are not known.
        """
        return tuple(day for fact in self._known(names) if (day := fact.day()) is not None)

    def ends_of_dates(self, *names: str) -> "tuple[Ends[date], ...]":
        """Return from where to where dates may lie.

        Raises:
            MissingInputError: when nothing is known of one or more.
        """
        return tuple(_ends(fact, fact.day()) for fact in self._told(names))

    def ends_of_numbers(self, *names: str) -> "tuple[Ends[Decimal], ...]":
        """Return from where to where numbers may lie; see ``ends_of_dates``."""
        return tuple(_ends(fact, fact.number()) for fact in self._told(names))

    def graded_answers(self) -> list[Fact]:
        """Return the answers to graded questions; not kept as read, being most of the workbook."""
        facts = self.facts.facts
        return [facts[name] for name in self.graded]

    def is_closed(self, table: str) -> bool:
        """Return whether the table is declared to hold every row there is."""
        self._note((self.facts.tables[table].declaration,))
        return self.facts.tables[table].is_closed

    def require_closed(self, table: str) -> None:
        """Refuse to conclude from a table that is not declared complete.

        Raises:
            MissingInputError: when the table may lack rows.
        """
        if not self.is_closed(table):
            raise MissingInputError((str(FactRef.completeness(table)),))

    def rows(self, table: str, *columns: str) -> list[Row]:
        """Return the rows of ``table`` with these columns; a value that is not known is None."""
        records = []
        columns = tuple(dict.fromkeys(columns))  # one may be tested twice
        for row in self.facts.tables[table].rows:
            cells = [row.facts[column] for column in columns]
            self._note(cells)
            records.append(Row(columns, cells, row))
        return records

    def require_known(self, table: str, rows: Sequence[Row], *columns: str) -> None:
        """Refuse to conclude from rows that lack one of ``columns``.

        Raises:
            MissingInputError: naming the columns in which a value is missing.
        """
        missing = tuple(str(FactRef(table, column)) for column in columns if any(row[column] is None for row in rows))
        if missing:
            raise MissingInputError(missing)

    def require_settled(self, table: str, rows: Sequence[Row]) -> None:
        """Refuse to conclude that there is nothing to compute while a line, or a cell of ``rows``, may be answered.

        Raises:
            MissingInputError: naming the table's declaration or the columns in which an answer may still come.
        """
        self.require_closed(table)
        missing = dict.fromkeys(str(FactRef(table, column)) for row in rows for column in row.open_columns())
        if missing:
            raise MissingInputError(tuple(missing))

    def _note(self, facts: Iterable[Fact]) -> None:
        """Keep track of what is read."""
        self.read.update({fact.name: fact for fact in facts})

    def _known(self, names: Iterable[str]) -> list[Fact]:
        return self._told(names, exactly=True)

    def _told(self, names: Iterable[str], exactly: bool = False) -> list[Fact]:
        facts = [self.facts.facts[name] for name in names]
        self._note(facts)
        missing = tuple(
            fact.name for fact in facts if fact.value is None and (exactly or (fact.low is None and fact.high is None))
        )
        if missing:
            raise MissingInputError(missing)
        return facts


KeptRows = dict[tuple[int, tuple[str, ...]], Sequence[Row]]
"""Rows by the identity of their table, which is held by whoever keeps them, and by their columns."""


@dataclass
class BareInputs(Inputs):
    """The facts of one project of which it is not asked what an indicator reads.

    Attributes:
        kept: rows that were made before: a search comes back to the same tables hundreds of times.
    """

    kept: KeptRows = field(default_factory=dict)

    def rows(self, table: str, *columns: str) -> list[Row]:
        """Return the rows of ``table`` with these columns; see ``Inputs``."""
        key = id(self.facts.tables[table]), columns
        if key not in self.kept:
            self.kept[key] = super().rows(table, *columns)
        return list(self.kept[key])

    def _note(self, facts: Iterable[Fact]) -> None:
        del facts


def _ends(fact: Fact, exact: Measured | None) -> Ends[Measured]:
    """Return the ends of a fact: a bound that is itself excluded is taken as one, which is never narrower."""
    if exact is not None:
        return Ends(exact, exact)
    return Ends(cast("Measured | None", fact.low), cast("Measured | None", fact.high))
