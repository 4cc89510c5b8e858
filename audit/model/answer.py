"""Answers as the workbook gives them: five states, the cells, the evidence."""

from enum import StrEnum
from typing import Any

from pydantic import model_validator

from audit.model.base import Frozen
from audit.model.value import JsonValue, ValueType, retype


class AnswerState(StrEnum):
    """The five states of an answer; they are never merged."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"  # the person chose "Ne sait pas"
    BLANK = "blank"  # nothing typed
    NOT_APPLICABLE = "not_applicable"  # "Sans objet", with a reason
    UNUSABLE = "unusable"  # something typed that cannot be read; kept word for word


class Evidence(StrEnum):
    """How well an answer is backed, weakest first."""

    DECLARED = "declared"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


class CellRef(Frozen):
    """A cell of the workbook, e.g. sheet ``Gouvernance``, cell ``E12``."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


class Answer(Frozen):
    """One answer to one question, or one cell of a table row.

    Attributes:
        type: the type of ``value``.
        value: the typed value when ``state`` is answered, else None.
        raw: what was typed, word for word; empty when blank.
        reason: why the question does not apply, when the state is not_applicable.
    """

    type: ValueType
    state: AnswerState
    value: JsonValue = None
    raw: str = ""
    cells: tuple[CellRef, ...] = ()
    evidence: Evidence = Evidence.DECLARED
    source: str = ""
    comment: str = ""
    reason: str = ""

    @model_validator(mode="before")
    @classmethod
    def _typed(cls, data: Any) -> Any:
        return retype(data, "value")

    @model_validator(mode="after")
    def _value_follows_state(self) -> "Answer":
        if (self.value is not None) != (self.state is AnswerState.ANSWERED):
            msg = f"state {self.state} does not go with value {self.value!r}"
            raise ValueError(msg)
        return self
