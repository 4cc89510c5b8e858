"""Facts: typed values with their cells, on which rules are judged.

Facts are plain records: the snapshot that they come from was validated, and one project has hundreds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from pydantic import ConfigDict, model_validator

from audit.model.answer import GIVEN_STATES, AnswerState, CellRef, Evidence
from audit.model.base import Frozen
from audit.model.questionnaire import Choice
from audit.model.quickly_made import quickly_made
from audit.model.table_completeness import CLOSED
from audit.model.tally import Tally
from audit.model.text import Text
from audit.model.value import NUMERIC, JsonValue, Value, ValueType, retype
from audit.model.within import JsonBound, Reach, Within, reach

_Kind = TypeVar("_Kind", Decimal, date, str)
_TESTED_STATES = tuple(state for state in GIVEN_STATES if state is not AnswerState.PARTLY_ANSWERED)


@quickly_made
@dataclass(frozen=True, slots=True)
class Fact:
    """A dotted name with a typed value, or the reason why there is none.

    Attributes:
        value: set when ``state`` is answered and the value is exact.
        low, high: bounds of a number, or of a day, that is not known exactly; None on the side that has none.
        low_excluded, high_excluded: whether the bound itself cannot be the value.
        given: of a question that is not asked, the state of what was answered: blank, or "don't know".
        among: the codes that a partial answer to a closed list may be.
        includes, excludes: the codes that a partial answer of several choices holds, and those that it does not.
        raw: what was typed, for an unusable answer.
        cells: every cell the value came from, or whose emptiness left it open.
        inputs: for an indicator, the facts and table columns it was computed from; for a question that is not
            asked, the answers that say so.
        note: for an indicator that could not be computed, why; for an interval that is known exactly, what bounds it,
            once it stands in a record; for a question that is not asked, when it would be.
    """

    name: str
    type: ValueType
    state: AnswerState
    value: JsonValue = None
    low: JsonBound | None = None
    high: JsonBound | None = None
    raw: str = ""
    cells: tuple[CellRef, ...] = ()
    evidence: Evidence = Evidence.DECLARED
    reason: str = ""
    inputs: tuple[str, ...] = ()
    note: Text | None = None
    low_excluded: bool = False
    high_excluded: bool = False
    among: tuple[str, ...] = ()
    given: AnswerState | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    __pydantic_config__ = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _typed(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("inputs") and data.get("state") == AnswerState.UNKNOWN:
            # As earlier versions wrote it; nobody chose "Ne sait pas" for an indicator.
            data = {**data, "state": AnswerState.NOT_COMPUTED}
        return retype(retype(retype(data, "value"), "low"), "high")

    @property
    def is_known(self) -> bool:
        """Whether the exact value is known."""
        return self.value is not None

    @property
    def within(self) -> Within:
        """What is known of a value that is not exact."""
        return Within(
            self.low, self.high, self.low_excluded, self.high_excluded, self.among, self.includes, self.excludes
        )

    @property
    def reach(self) -> Reach | None:
        """From where to where a number or a day that is not known exactly may lie; None when nothing bounds it."""
        if (self.low is None and self.high is None) or not (self.type in NUMERIC or self.type is ValueType.DATE):
            return None
        return reach(self.type, self.low, self.high, self.low_excluded, self.high_excluded)

    def allows(self, value: Value) -> bool:
        """Return whether the fact may turn out to be ``value``, which is of its type; what is open allows any."""
        if self.value is not None:
            return value == self.value
        if self.among:
            return value in self.among
        if isinstance(value, tuple) and self.type is ValueType.CODES:
            return set(self.includes) <= set(value) and set(self.excludes).isdisjoint(value)
        bounded = self.reach
        return bounded is None or bounded.holds(value)

    def number(self) -> Decimal | None:
        """Return the exact value of a number; None when it is not known.

        Raises:
            TypeError: for a fact that holds something else.
        """
        return _held(self, Decimal)

    def day(self) -> date | None:
        """Return the day; see ``number``."""
        return _held(self, date)

    def text(self) -> str | None:
        """Return the text or the code; see ``number``."""
        return _held(self, str)

    def names(self) -> tuple[str, ...]:
        """Return the names or codes that it holds, a single text as one of them; none when it is not known.

        Raises:
            TypeError: for a fact that holds something else.
        """
        if isinstance(self.value, tuple):
            return self.value
        text = self.text()
        return () if text is None else (text,)


def _held(fact: Fact, kind: type[_Kind]) -> _Kind | None:
    value = fact.value
    if value is None or isinstance(value, kind):
        return value
    msg = f"'{fact.name}' holds a value of type {fact.type}, not a {kind.__name__}"
    raise TypeError(msg)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of a table as facts, by column."""

    number: int
    label: str
    facts: dict[str, Fact]

    @property
    def is_named(self) -> bool:
        """Whether somebody gave it a name; it is else called by its number."""
        return self.label != f"#{self.number}"


@dataclass(frozen=True, slots=True)
class FactTable:
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
        return self.declaration.value in CLOSED


@quickly_made
@dataclass(frozen=True, slots=True)
class FactSet:
    """Every fact of one project, by name, and every table, by id.

    Attributes:
        review_date: the date on which ages are measured; None where no indicator is computed.
        tallies: by indicator that is drawn from all answers of a kind, what these add up to; none where it has not been
            counted.
    """

    facts: dict[str, Fact]
    tables: dict[str, FactTable]
    review_date: date | None = None
    tallies: Mapping[str, Tally] = field(default_factory=dict, repr=False, compare=False)

    def with_changes(
        self,
        facts: Mapping[str, Fact],
        tables: Mapping[str, FactTable] | None = None,
        tallies: Mapping[str, Tally] | None = None,
    ) -> "FactSet":
        """Return the same facts but for those given; what they add up to is counted again, unless it is given too."""
        changed = {**self.tables, **tables} if tables else self.tables
        return FactSet({**self.facts, **facts}, changed, self.review_date, tallies or {})


class FactDefinition(Frozen):
    """What is known of a fact before any project is read: used to check rules.

    Attributes:
        offers_none: whether its question has an answer that says that there is none; it then always applies.
        below_zero: how a negative duration is said.
    """

    name: str
    type: ValueType
    label: Text
    options: tuple[Choice, ...] = ()
    indicator: bool = False
    offers_none: bool = False
    below_zero: Text | None = None

    @property
    def absent(self) -> AnswerState:
        """The state of the fact where nothing is answered."""
        return AnswerState.NOT_COMPUTED if self.indicator else AnswerState.BLANK

    @property
    def states(self) -> tuple[AnswerState, ...]:
        """The states that a condition may test: an indicator has a value or has none, an answer is given or left open.

        A partial answer is an answer: no condition tells it from another by its state.
        """
        if self.indicator:
            return AnswerState.ANSWERED, AnswerState.NOT_COMPUTED
        never = AnswerState.NOT_APPLICABLE if self.offers_none else AnswerState.NONE
        return tuple(state for state in _TESTED_STATES if state is not never)


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
        return {name: Fact(name, definition.type, definition.absent) for name, definition in self.facts.items()}
