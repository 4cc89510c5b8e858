"""References to facts: the names under which records, rules and indicators speak of them, taken apart in one place.

A name is a text in every file: ``budget.initial`` for a question or an indicator, ``contracts/3/supplier`` for a cell
of a table, ``contracts/supplier`` for its column, ``contracts/completeness`` for what is declared of the whole table.
"""

from dataclasses import dataclass
from functools import lru_cache

from audit.model.text import Text

_COMPLETENESS = "completeness"
_DECLARED = Text(fr="complétude déclarée du tableau", en="declared completeness of the table")


@dataclass(frozen=True, slots=True)
class FactRef:
    """What a name refers to.

    Attributes:
        owner: the question, the indicator or the table.
        column: of a table; None for a question, an indicator, or a table as a whole.
        row: the line's number in the sheet; None where all the lines are meant.
        is_completeness: whether it is the declaration of the table's completeness.
    """

    owner: str
    column: str | None = None
    row: int | None = None
    is_completeness: bool = False

    @classmethod
    def parse(cls, name: str) -> "FactRef":
        """Read a name; whether there is a fact of that name is another question."""
        return _parsed(name)

    @classmethod
    def completeness(cls, table: str) -> "FactRef":
        """Return the reference to what is declared of a table as a whole."""
        return cls(table, is_completeness=True)

    def __str__(self) -> str:
        """Return the name."""
        if self.is_completeness:
            return f"{self.owner}/{_COMPLETENESS}"
        if self.column is None:
            return self.owner
        return f"{self.owner}/{self.column}" if self.row is None else f"{self.owner}/{self.row}/{self.column}"

    @property
    def table(self) -> str | None:
        """The table that it is of; None for a question or an indicator."""
        return self.owner if self.is_completeness or self.column is not None else None

    @property
    def general(self) -> "FactRef":
        """The reference that all the lines of a table share for one column; itself for anything else."""
        return self if self.row is None else FactRef(self.owner, self.column)

    @property
    def line(self) -> str | None:
        """The line of the table that a cell is in, as ``contracts/3``; None for anything else."""
        return None if self.row is None else f"{self.owner}/{self.row}"


@lru_cache(maxsize=20_000)
def _parsed(name: str) -> FactRef:
    owner, *rest = name.split("/")
    match rest:
        case []:
            return FactRef(owner)
        case ["completeness"]:
            return FactRef.completeness(owner)
        case [row, column] if row.isascii() and row.isdecimal():
            return FactRef(owner, column, int(row))
    return FactRef(owner, "/".join(rest))


@lru_cache(maxsize=20_000)
def general_name(name: str) -> str:
    """Return the name that all lines of a table share: ``contracts/3/roles`` is ``contracts/roles``; others as is."""
    return str(FactRef.parse(name).general)


@lru_cache(maxsize=20_000)
def line_of(name: str) -> str | None:
    """Return the line of a table that a cell is in, as ``contracts/3`` for ``contracts/3/roles``; None for others."""
    return FactRef.parse(name).line


def column_label(table: Text, column: Text) -> Text:
    """Return how people call a column of a table, from its title and the column's label."""
    return Text(fr=f"{table.fr} — {column.fr}", en=f"{table.en} — {column.en}")


def own_column_label(label: str) -> str:
    """Return the label of a column without the title of its table, from what ``column_label`` wrote in a language."""
    return label.rpartition(" — ")[2]


def completeness_label(table: Text) -> Text:
    """Return how people call the declaration of a table's completeness, from the table's title."""
    return column_label(table, _DECLARED)
