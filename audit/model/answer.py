"""Answers as the workbook gives them: their state, the cells, the evidence."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, WithJsonSchema, model_validator

from audit.errors import Refused
from audit.model.names import Identifier
from audit.model.value import UntypedValue, ValueType, retyped
from audit.model.within import Within


class AnswerState(StrEnum):
    """The states of a fact; they are never merged. An answer is in one of all but the last."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"  # bounds, or several possible answers: less than a value, more than nothing
    UNKNOWN = "unknown"  # the person chose "Ne sait pas"
    BLANK = "blank"  # nothing typed
    NOT_APPLICABLE = "not_applicable"  # "Sans objet", with a reason
    NONE = "none"  # an answer of its own, where a question offers it: there is none, it never happened
    UNUSABLE = "unusable"  # something typed that cannot be read; kept word for word
    NOT_COMPUTED = "not_computed"  # an indicator without value: nobody was asked for it
    NOT_ASKED = "not_asked"  # not answered, where another answer says that the question has no object


_FOUND_STATES = frozenset({AnswerState.NOT_COMPUTED, AnswerState.NOT_ASKED})  # of facts; nobody gives them
GIVEN_STATES = tuple(state for state in AnswerState if state not in _FOUND_STATES)
WITHOUT_OBJECT = frozenset({AnswerState.NOT_APPLICABLE, AnswerState.NOT_ASKED})
"""The states of a question that does not concern the project: somebody says so, or another answer does."""
WITHOUT_VALUE = frozenset({AnswerState.NOT_APPLICABLE, AnswerState.NONE})
"""The states of an answer that is given, and that has no value."""
SETTLED_WITHOUT_VALUE = WITHOUT_OBJECT | WITHOUT_VALUE
"""The states of a question that has no value, and that no answer is awaited to."""
OPEN_STATES = frozenset({AnswerState.UNKNOWN, AnswerState.BLANK, AnswerState.UNUSABLE})
"""The states of an answer that may still come, or that may still be found."""
UNSETTLED_STATES = OPEN_STATES | {AnswerState.PARTLY_ANSWERED}
"""The states of an answer whose value may still come."""


def _given(state: AnswerState) -> AnswerState:
    if state not in GIVEN_STATES:
        raise Refused(
            f"l'état « {state} » est trouvé par l'outil, ce n'est pas celui d'une réponse",
            f"the state '{state}' is found by the tool, it is not that of an answer",
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


EVIDENCE_ORDER = tuple(Evidence)
"""Weakest first."""

_SAME_IN_JSON = (ValueType.CODE, ValueType.TEXT)  # whose values are in JSON what they are here
# At hand: Python 3.11 is long at finding members.
_ANSWERED, _PARTLY = AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell of the workbook, e.g. sheet ``Gouvernance``, cell ``E12``."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What is said of one item of a question of several choices, on a line of its own.

    Attributes:
        state: answered, unknown, or unusable; an item that nobody answered has none of these.
        holds: whether the item is one of the answer's, when ``state`` is answered, else None.
        raw: what was typed, word for word.
    """

    state: GivenState
    holds: bool | None = None
    raw: str = ""
    cells: tuple[CellRef, ...] = ()

    __pydantic_config__ = ConfigDict(extra="forbid")

    @model_validator(mode="after")
    def _checked(self) -> "ItemAnswer":
        said = self.state is AnswerState.ANSWERED
        if (self.holds is not None) != said or not (said or self.state in (AnswerState.UNKNOWN, AnswerState.UNUSABLE)):
            raise Refused(
                f"l'état « {self.state} » d'un élément ne va pas avec « holds: {self.holds} »",
                f"the state '{self.state}' of an item does not go with 'holds: {self.holds}'",
            )
        return self


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one question, or one cell of a table row.

    A plain record: a workbook gives thousands, and its reader makes them well. What comes from JSON is validated.

    Attributes:
        type: the type of ``value``.
        value: the typed value when ``state`` is answered, else None.
        within: what is known of the value when ``state`` is partly_answered, else None.
        raw: what was typed, word for word; empty when blank, and where lines of items alone give the answer.
        reason: why the question does not apply, when the state is not_applicable; or why there is none.
        items: of several choices, what stands on the lines of its items, by code; items left blank are not there.
        comment_cells: where ``comment`` stands; none before snapshot 1.3, and where it comes from no workbook.
    """

    type: ValueType
    state: GivenState
    value: UntypedValue = None
    raw: str = ""
    cells: tuple[CellRef, ...] = ()
    evidence: Evidence = Evidence.DECLARED
    source: str = ""
    comment: str = ""
    reason: str = ""
    within: Within | None = None
    items: dict[Identifier, ItemAnswer] = field(default_factory=dict)
    comment_cells: tuple[CellRef, ...] = ()

    __pydantic_config__ = ConfigDict(extra="forbid")

    @property
    def says(self) -> tuple[AnswerState, UntypedValue, Within | None]:
        """What it says, however it was typed and borne out: its state, and its value or what is known of it."""
        return self.state, self.value, self.within

    @model_validator(mode="after")
    def _checked(self) -> "Answer":
        """Type the value that JSON data give as ``type`` says, and refuse what does not go with the state."""
        state, value = self.state, self.value
        if value is not None:
            if not (self.type in _SAME_IN_JSON and type(value) is str):
                object.__setattr__(self, "value", retyped(self.type, value))
            if state is not _ANSWERED:
                raise Refused(
                    f"une réponse qui a une valeur ({value!r}) a l'état « answered », et non « {state} »",
                    f"an answer that has a value ({value!r}) has the state 'answered', not '{state}'",
                )
        elif state is _ANSWERED:
            raise Refused(
                "une réponse dont l'état est « answered » a une valeur",
                "an answer whose state is 'answered' has a value",
            )
        if self.within is not None or state is _PARTLY:
            self._check_within()
        if self.items:
            self._check_items()
        return self

    def _check_within(self) -> None:
        """Type the bounds of a partial answer; refuse what no answer of this type, or of this state, can be."""
        if self.within is None or self.state is not _PARTLY:
            raise Refused(
                f"l'état « {self.state} » et « within » ne vont pas ensemble : « within » va avec « partly_answered »",
                f"state '{self.state}' and 'within' do not go together: 'within' goes with 'partly_answered'",
            )
        object.__setattr__(self, "within", self.within.typed(self.type))
        self.within.check(self.type)

    def _check_items(self) -> None:
        """Refuse items of an answer that is no list, and those that it contradicts."""
        held, open_ = self.value if isinstance(self.value, tuple) else (), self.within
        for code, item in self.items.items():
            known = (
                None if open_ is None else True if code in open_.includes else False if code in open_.excludes else None
            )
            known = code in held if self.value is not None else known
            settled = self.state in (AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED)
            if self.type is not ValueType.CODES or (settled and item.holds is not known and item.holds is not None):
                raise Refused(
                    f"l'élément « {code} » ne va pas avec la réponse dont il fait partie",
                    f"the item '{code}' does not go with the answer that it is part of",
                )


def value_of(answer: Answer | None) -> UntypedValue:
    """Return the exact value of an answer, to a question or in a cell; None when it has none."""
    return answer.value if answer is not None and answer.state is _ANSWERED else None
