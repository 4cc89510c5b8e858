"""Answers as the workbook gives them: their state, the cells, the evidence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, WithJsonSchema, model_validator

from audit.errors import Refused
from audit.model.value import JsonValue, ValueType, retype
from audit.model.within import Within


class AnswerState(StrEnum):
    """The states of a fact; they are never merged. An answer is in one of the first six."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"  # bounds, or several possible answers: less than a value, more than nothing
    UNKNOWN = "unknown"  # the person chose "Ne sait pas"
    BLANK = "blank"  # nothing typed
    NOT_APPLICABLE = "not_applicable"  # "Sans objet", with a reason
    UNUSABLE = "unusable"  # something typed that cannot be read; kept word for word
    NOT_COMPUTED = "not_computed"  # an indicator without value: nobody was asked for it


GIVEN_STATES = tuple(state for state in AnswerState if state is not AnswerState.NOT_COMPUTED)
OPEN_STATES = frozenset({AnswerState.UNKNOWN, AnswerState.BLANK, AnswerState.UNUSABLE})
"""The states of an answer that may still come, or that may still be found."""
UNSETTLED_STATES = OPEN_STATES | {AnswerState.PARTLY_ANSWERED}
"""The states of an answer whose value may still come."""


def _given(state: AnswerState) -> AnswerState:
    if state not in GIVEN_STATES:
        raise Refused(
            f"l'état « {state} » est celui d'un indicateur, non d'une réponse",
            f"the state '{state}' is that of an indicator, not of an answer",
        )
    return state


GivenState = Annotated[
    AnswerState,
    AfterValidator(_given),
    WithJsonSchema({"type": "string", "enum": [state.value for state in GIVEN_STATES]}),
]
"""The state of an answer, which somebody gave or left open."""


class Evidence(StrEnum):
    """How well an answer is backed, weakest first."""

    DECLARED = "declared"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell of the workbook, e.g. sheet ``Gouvernance``, cell ``E12``."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one question, or one cell of a table row.

    A plain record: a workbook gives thousands, and its reader makes them well. What comes from JSON is validated.

    Attributes:
        type: the type of ``value``.
        value: the typed value when ``state`` is answered, else None.
        within: what is known of the value when ``state`` is partly_answered, else None.
        raw: what was typed, word for word; empty when blank.
        reason: why the question does not apply, when the state is not_applicable.
    """

    type: ValueType
    state: GivenState
    value: JsonValue = None
    raw: str = ""
    cells: tuple[CellRef, ...] = ()
    evidence: Evidence = Evidence.DECLARED
    source: str = ""
    comment: str = ""
    reason: str = ""
    within: Within | None = None

    __pydantic_config__ = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _typed(cls, data: Any) -> Any:
        """Type the value that JSON data give as ``type`` says, and refuse one that does not go with the state."""
        typed = retype(data, "value")
        if isinstance(typed, dict):
            value, state = typed.get("value"), typed.get("state")
            if (value is not None) != (state == AnswerState.ANSWERED):
                msg = f"state {state} does not go with value {value!r}"
                raise ValueError(msg)
            if (typed.get("within") is not None) != (state == AnswerState.PARTLY_ANSWERED):
                raise Refused(
                    f"l'état « {state} » et « within » ne vont pas ensemble : « within » va avec « partly_answered »",
                    f"state '{state}' and 'within' do not go together: 'within' goes with 'partly_answered'",
                )
            if isinstance(typed.get("within"), dict):
                bounds = retype(retype({**typed["within"], "type": typed.get("type")}, "low"), "high")
                bounds.pop("type")
                return {**typed, "within": bounds}
        return typed

    @model_validator(mode="after")
    def _checked(self) -> "Answer":
        if self.within is not None:
            self.within.check(self.type)
        return self
