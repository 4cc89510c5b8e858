"""Which lines of a table an indicator is about: tests of their cells, true, false or not known."""

from collections.abc import Sequence

from pydantic import Field, model_validator

from audit.errors import Refused
from audit.facts.indicators.inputs import Row
from audit.model.base import Declared
from audit.model.question_reference import Code, CodedColumn
from audit.model.value import Value

_KEYS = ("is", "is_not", "includes_all", "includes_any")


class RowTest(Declared):
    """One test of a cell that holds a code, or several; not known when the cell is not.

    Attributes:
        column: of the table that the indicator is about.
        is_: the cell holds this code.
        is_not: it holds another one.
        includes_all: it holds all of these codes, and may hold more.
        includes_any: it holds one of these codes at least.
    """

    column: CodedColumn
    is_: Code | None = Field(default=None, alias="is")
    is_not: Code | None = None
    includes_all: tuple[Code, ...] = ()
    includes_any: tuple[Code, ...] = ()

    @model_validator(mode="after")
    def _one_test(self) -> "RowTest":
        given = (self.is_, self.is_not, self.includes_all, self.includes_any)
        if sum(bool(item) for item in given) != 1:
            keys = ", ".join(_KEYS)
            raise Refused(f"une clé, et une seule, de {keys}", f"one key, and one only, of {keys}")
        return self

    def holds(self, value: Value | None) -> bool | None:
        """Return whether the test holds of a cell, or None when its value is not known."""
        if value is None:
            return None
        codes = value if isinstance(value, tuple) else (value,)
        if self.is_ is not None:
            return self.is_ in codes and all(code == self.is_ for code in codes)
        if self.is_not is not None:
            return self.is_not not in codes
        if self.includes_all:
            return all(code in codes for code in self.includes_all)
        return any(code in codes for code in self.includes_any)


RowTests = tuple[RowTest, ...]


def columns_of(tests: Sequence[RowTest]) -> tuple[str, ...]:
    """Return the columns that are tested."""
    return tuple(test.column for test in tests)


def meets(row: Row, tests: Sequence[RowTest]) -> bool | None:
    """Return whether ``row`` meets every test; None when what is not known decides."""
    met: bool | None = True
    for test in tests:
        holds = test.holds(row[test.column])
        if holds is False:
            return False
        if holds is None:
            met = None
    return met


def meeting(rows: Sequence[Row], tests: Sequence[RowTest]) -> list[Row]:
    """Return the rows that certainly meet every test."""
    return [row for row in rows if meets(row, tests)]


def possible(rows: Sequence[Row], tests: Sequence[RowTest]) -> list[Row]:
    """Return the rows that meet every test, or may."""
    return [row for row in rows if meets(row, tests) is not False]
