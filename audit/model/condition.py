"""The condition language of rules: small typed trees, with the shape they have in YAML.

A condition is three-valued (Kleene): true, false or unknown. Its leaves read facts, or, inside
``for_each``, ``exists`` and ``forbid``, the columns of a table's rows. The reference of the
language is docs/rule-language.md.
"""

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from audit.errors import Refused
from audit.model.answer import AnswerState
from audit.model.base import Frozen
from audit.model.questionnaire import FactName, Identifier
from audit.model.value import JsonDecimal

ParameterId = FactName
MOST_MEMBERS = 100  # of a list of conditions or codes: nobody reads more, and engines compile each
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-\d{3}$")]


class ParameterRef(Frozen):
    """The value of a parameter, in force at the review date."""

    parameter: ParameterId


class FactOperand(Frozen):
    """The value of another fact."""

    fact: FactName


class ColumnOperand(Frozen):
    """The value of another column of the same row."""

    column: Identifier


Operand = ParameterRef | FactOperand | ColumnOperand | str | JsonDecimal


class Comparison(Frozen):
    """A fact or a column compared by exactly one operator.

    Attributes:
        is_: the code of a closed answer, e.g. ``yes``.
        in_: any of these codes.
        equals: the same number, date or text.
        min, max: at least, at most. above, below: strictly.
        includes: the list holds all of these codes.
        provided: something was answered; false for "not applicable", which says that there is nothing.
    """

    OPERATORS: ClassVar = ("is", "in", "equals", "min", "max", "above", "below", "includes", "provided")

    fact: FactName | None = None
    column: Identifier | None = None
    is_: Identifier | None = Field(None, alias="is")
    in_: tuple[Identifier, ...] | None = Field(None, alias="in", min_length=1, max_length=MOST_MEMBERS)
    equals: Operand | None = None
    min: Operand | None = None
    max: Operand | None = None
    above: Operand | None = None
    below: Operand | None = None
    includes: tuple[Identifier, ...] | None = Field(None, min_length=1, max_length=MOST_MEMBERS)
    provided: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_subject_one_operator(self) -> "Comparison":
        _exactly_one(self, ("fact", "column"), "subject")
        _exactly_one(self, self.OPERATORS, "operator")
        return self

    # Read for every project: found once. A changed copy must be validated anew (never model_copy).
    @cached_property
    def operator(self) -> str:
        """The one operator that is used, as YAML writes it."""
        return next(name for name in self.OPERATORS if getattr(self, _attribute(name)) is not None)

    @cached_property
    def operand(self) -> Any:
        """What the subject is compared with."""
        return getattr(self, _attribute(self.operator))

    @property
    def subject(self) -> str:
        """The name of the fact or column."""
        return self.fact or self.column or ""


class StateTest(Frozen):
    """Whether an answer is in one of these states; always known, so true or false only."""

    fact: FactName | None = None
    column: Identifier | None = None
    state: tuple[AnswerState, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_subject(self) -> "StateTest":
        _exactly_one(self, ("fact", "column"), "subject")
        return self

    @property
    def subject(self) -> str:
        """The name of the fact or column."""
        return self.fact or self.column or ""


class OutcomeTest(Frozen):
    """Whether a rule is met or not, in the pattern of a diagnosis; unknown while its outcome is open.

    Attributes:
        outcome: ``met``, ``not_met`` (violated or partly met), or ``violated`` (not met, even in part). A rule that
            does not apply is none of them.
    """

    rule: RuleId
    outcome: Literal["met", "not_met", "violated"]


class All(Frozen):
    """True when every member is true."""

    all: tuple["Condition", ...] = Field(min_length=1, max_length=MOST_MEMBERS)


class AnyOf(Frozen):
    """True when one member or more is true."""

    any: tuple["Condition", ...] = Field(min_length=1, max_length=MOST_MEMBERS)


class Not(Frozen):
    """True when the member is false."""

    not_: "Condition" = Field(alias="not")


class Threshold(Frozen):
    """How many members, of which."""

    n: int = Field(ge=1)
    of: tuple["Condition", ...] = Field(min_length=1, max_length=MOST_MEMBERS)

    @model_validator(mode="after")
    def _reachable(self) -> "Threshold":
        if self.n > len(self.of):
            raise Refused(
                f"at_least demande {self.n} membres et n'en énumère que {len(self.of)}",
                f"at_least asks for {self.n} members and lists only {len(self.of)}",
            )
        return self


class AtLeast(Frozen):
    """True when at least n members are true."""

    at_least: Threshold


class RowsSatisfy(Frozen):
    """Rows of a table, filtered, and what each must satisfy."""

    table: Identifier
    where: "Condition | None" = None
    satisfies: "Condition"


class ForEach(Frozen):
    """True when every row (that ``where`` keeps) satisfies the condition and no row is missing."""

    for_each: RowsSatisfy


class RowSelection(Frozen):
    """Rows of a table, filtered."""

    table: Identifier
    where: "Condition | None" = None


class Exists(Frozen):
    """True when one row or more is selected."""

    exists: RowSelection


class PairOfRows(Frozen):
    """Two selections of rows and the columns whose common value makes a forbidden pair."""

    left: RowSelection
    right: RowSelection
    share: tuple[Identifier, ...] = Field(min_length=1, max_length=MOST_MEMBERS)


class Forbid(Frozen):
    """True when no row of one selection shares a name with a row of the other."""

    forbid: PairOfRows


def _attribute(key: str) -> str:
    return f"{key}_" if key in {"is", "in", "not"} else key


def _exactly_one(model: Frozen, keys: tuple[str, ...], role: str) -> None:
    present = [key for key in keys if getattr(model, _attribute(key)) is not None]
    if len(present) != 1:
        found = ", ".join(present)
        raise Refused(
            f"une seule de ces clés est attendue : {', '.join(keys)} ; trouvé : {found or 'aucune'}",
            f"exactly one {role} is expected among {', '.join(keys)}; found: {found or 'none'}",
        )


_KINDS = {
    "rule": "outcome",
    "state": "state",
    "all": "all",
    "any": "any",
    "not": "not",
    "not_": "not",
    "at_least": "at_least",
    "for_each": "for_each",
    "exists": "exists",
    "forbid": "forbid",
}


def condition_kind(data: Any) -> str:
    """Return which kind of condition ``data`` (YAML data or a model) announces by its keys."""
    keys = data if isinstance(data, dict) else getattr(data, "model_fields_set", ())
    return next((kind for key, kind in _KINDS.items() if key in keys), "comparison")


Condition = Annotated[
    Annotated[Comparison, Tag("comparison")]
    | Annotated[StateTest, Tag("state")]
    | Annotated[OutcomeTest, Tag("outcome")]
    | Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[ForEach, Tag("for_each")]
    | Annotated[Exists, Tag("exists")]
    | Annotated[Forbid, Tag("forbid")],
    Discriminator(condition_kind),
]

Leaf = Comparison | StateTest | ForEach | Exists | Forbid
Connective = All | AnyOf | Not | AtLeast

for _model in (
    All,
    AnyOf,
    Not,
    Threshold,
    AtLeast,
    RowsSatisfy,
    ForEach,
    RowSelection,
    Exists,
    PairOfRows,
    Forbid,
):
    _model.model_rebuild()


def members(condition: Connective) -> tuple[Condition, ...]:
    """Return the direct members of a connective."""
    match condition:
        case All():
            return condition.all
        case AnyOf():
            return condition.any
        case Not():
            return (condition.not_,)
        case AtLeast():
            return condition.at_least.of
