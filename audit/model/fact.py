"""Facts: typed values with their cells, on which rules are judged."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pydantic import model_validator

from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.base import Frozen
from audit.model.questionnaire import Choice, TableCompleteness
from audit.model.text import Text
from audit.model.value import JsonDecimal, JsonValue, ValueType, retype


class Fact(Frozen):
    """A dotted name with a typed value, or the reason why there is none.

    Attributes:
        value: set when ``state`` is answered and the value is exact.
        low, high: bounds of a number that is not known exactly; ``high`` alone may be missing,
            when there is a least value and no greatest.
        raw: what was typed, for an unusable answer.
        cells: every cell the value came from, or whose emptiness left it open.
        inputs: for an indicator, the facts and table columns it was computed from.
        note: for an indicator that could not be computed, why.
    """

    name: str
    type: ValueType
    state: AnswerState
    value: JsonValue = None
    low: JsonDecimal | None = None
    high: JsonDecimal | None = None
    raw: str = ""
    cells: tuple[CellRef, ...] = ()
    evidence: Evidence = Evidence.DECLARED
    reason: str = ""
    inputs: tuple[str, ...] = ()
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _typed(cls, data: Any) -> Any:
        return retype(data, "value")

    @property
    def is_known(self) -> bool:
        """Whether the exact value is known."""
        return self.value is not None


class FactRow(Frozen):
    """One row of a table as facts, by column."""

    number: int
    label: str
    facts: dict[str, Fact]


class FactTable(Frozen):
    """A table as facts.

    Attributes:
        declaration: what the respondent says of the table's completeness, as a fact
            whose value is a TableCompleteness code.
    """

    id: str
    declaration: Fact
    rows: tuple[FactRow, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether the rows entered are all the rows there are."""
        return self.declaration.value in (TableCompleteness.COMPLETE, TableCompleteness.NONE)


class FactSet(Frozen):
    """Every fact of one project, by name, and every table, by id."""

    facts: dict[str, Fact]
    tables: dict[str, FactTable]


class FactDefinition(Frozen):
    """What is known of a fact before any project is read: used to check rules."""

    name: str
    type: ValueType
    label: Text
    options: tuple[Choice, ...] = ()
    indicator: bool = False


class TableDefinition(Frozen):
    """What is known of a table before any project is read."""

    id: str
    title: Text
    row_label: str
    columns: dict[str, FactDefinition]


class Vocabulary(Frozen):
    """All the facts and tables that a rule may name."""

    facts: dict[str, FactDefinition]
    tables: dict[str, TableDefinition]

    @cached_property
    def blank_facts(self) -> Mapping[str, Fact]:
        """Every fact as a project that answers nothing has it: made once, examples of rules leave hundreds blank."""
        return {
            name: Fact(name=name, type=definition.type, state=AnswerState.BLANK)
            for name, definition in self.facts.items()
        }
