"""The condition language of rules: small typed trees, with the shape they have in YAML.

A condition is three-valued (Kleene): true, false or unknown. Its leaves read facts, or, inside
``for_each``, ``exists`` and ``forbid``, the columns of a table's rows. The reference of the
language is docs/rule-language.md.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, create_model, model_validator

from audit.errors import Refused
from audit.model.answer import AnswerState
from audit.model.base import Declared, Frozen
from audit.model.construct import Construct, Part, Reads, Steps, attribute_of
from audit.model.names import FactName, Identifier
from audit.model.operators import OPERATORS, OperandKind, Operator
from audit.model.value import JsonDecimal

ParameterId = FactName
MOST_MEMBERS = 100  # of a list of conditions or codes: nobody reads more, and engines compile each
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-\d{3}$")]


class ParameterRef(Declared):
    """The value of a parameter, in force at the review date."""

    parameter: ParameterId


class FactOperand(Declared):
    """The value of another fact."""

    fact: FactName


class ColumnOperand(Declared):
    """The value of another column of the same row."""

    column: Identifier


Operand = ParameterRef | FactOperand | ColumnOperand | str | JsonDecimal


class _OneSubject(Construct):
    """A condition on one fact, or on one column of the row at hand."""

    fact: FactName | None = None
    column: Identifier | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> "_OneSubject":
        _exactly_one(self, ("fact", "column"), "subject")
        return self

    @property
    def subject(self) -> str:
        """The name of the fact or column."""
        return self.fact or self.column or ""

    def reads(self) -> Reads:
        """Return the fact or column."""
        return Reads((self.fact,)) if self.fact else Reads(columns=((None, self.subject),))


class _Compared(_OneSubject):
    KIND: ClassVar = "comparison"
    KEY: ClassVar = None

    @model_validator(mode="after")
    def _one_operator(self) -> "_Compared":
        _exactly_one(self, tuple(OPERATORS), "operator")
        return self

    # Read for every project: found once. A changed copy must be validated anew (never model_copy).
    @cached_property
    def operator(self) -> str:
        """The one operator that is used, as YAML writes it."""
        return next(name for name in OPERATORS if getattr(self, attribute_of(name)) is not None)

    @cached_property
    def operand(self) -> Any:
        """What the subject is compared with."""
        return getattr(self, attribute_of(self.operator))

    def reads(self) -> Reads:
        """Return the fact or column, and what it is compared with."""
        facts, columns, _ = super().reads()
        match self.operand:
            case ParameterRef(parameter=name):
                return Reads(facts, columns, (name,))
            case FactOperand(fact=name):
                return Reads((*facts, name), columns)
            case ColumnOperand(column=name):
                return Reads(facts, (*columns, (None, name)))
        return Reads(facts, columns)


_FIELDS: dict[OperandKind, tuple[Any, dict[str, Any]]] = {
    OperandKind.CODE: (Identifier | None, {}),
    OperandKind.CODES: (tuple[Identifier, ...] | None, {"min_length": 1, "max_length": MOST_MEMBERS}),
    OperandKind.MEASURE: (Operand | None, {}),
    OperandKind.NOTHING: (Literal[True] | None, {}),
}


def _operator_field(name: str, operator: Operator) -> tuple[Any, Any]:
    kind, limits = _FIELDS[operator.operand]
    alias = name if attribute_of(name) != name else None
    return kind, Field(None, alias=alias, description=operator.meaning, **limits)


if TYPE_CHECKING:

    class Comparison(_Compared):
        """A fact or a column compared by exactly one operator."""

else:
    # One field an operator: the table says which there are, and what stands beside each.
    Comparison = create_model(
        "Comparison",
        __base__=_Compared,
        __module__=__name__,
        __doc__="A fact or a column compared by exactly one operator.",
        **{attribute_of(name): _operator_field(name, operator) for name, operator in OPERATORS.items()},
    )


class StateTest(_OneSubject):
    """Whether an answer is in one of these states; unknown while it is open and may come to one of them."""

    KIND: ClassVar = "state"
    KEY: ClassVar = "state"

    state: tuple[AnswerState, ...] = Field(min_length=1)


class OutcomeTest(Construct):
    """Whether a rule is met or not, in the pattern of a diagnosis; unknown while its outcome is open.

    Attributes:
        outcome: ``met``, ``not_met`` (violated or partly met), or ``violated`` (not met, even in part). A rule that
            does not apply is none of them.
    """

    KIND: ClassVar = "outcome"
    KEY: ClassVar = "rule"

    rule: RuleId
    outcome: Literal["met", "not_met", "violated"]


class All(Construct):
    """True when every member is true."""

    KIND: ClassVar = "all"
    KEY: ClassVar = "all"

    all: tuple["Condition", ...] = Field(min_length=1, max_length=MOST_MEMBERS)

    def parts(self) -> tuple[Part, ...]:
        """Return the members."""
        return _members(("all",), self.all)


class AnyOf(Construct):
    """True when one member or more is true."""

    KIND: ClassVar = "any"
    KEY: ClassVar = "any"

    any: tuple["Condition", ...] = Field(min_length=1, max_length=MOST_MEMBERS)

    def parts(self) -> tuple[Part, ...]:
        """Return the members."""
        return _members(("any",), self.any)


class Not(Construct):
    """True when the member is false."""

    KIND: ClassVar = "not"
    KEY: ClassVar = "not"

    not_: "Condition" = Field(alias="not")

    def parts(self) -> tuple[Part, ...]:
        """Return the member."""
        return (Part(("not",), self.not_, sign=-1),)


class Threshold(Declared):
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


class AtLeast(Construct):
    """True when at least n members are true."""

    KIND: ClassVar = "at_least"
    KEY: ClassVar = "at_least"

    at_least: Threshold

    def parts(self) -> tuple[Part, ...]:
        """Return the members."""
        return _members(("at_least", "of"), self.at_least.of)


class RowsSatisfy(Declared):
    """Rows of a table, filtered, and what each must satisfy."""

    table: Identifier
    where: "Condition | None" = None
    satisfies: "Condition"


class ForEach(Construct):
    """True when every row (that ``where`` keeps) satisfies the condition and no row is missing."""

    KIND: ClassVar = "for_each"
    KEY: ClassVar = "for_each"

    for_each: RowsSatisfy

    def parts(self) -> tuple[Part, ...]:
        """Return what selects the rows, and what each must satisfy."""
        rows = self.for_each
        return (
            *_selected(("for_each",), rows, sign=-1),
            Part(("for_each", "satisfies"), rows.satisfies, rows.table),
        )

    def tables(self) -> tuple[tuple[Steps, str], ...]:
        """Return the table."""
        return ((("for_each", "table"), self.for_each.table),)


class RowSelection(Declared):
    """Rows of a table, filtered."""

    table: Identifier
    where: "Condition | None" = None


class Exists(Construct):
    """True when one row or more is selected."""

    KIND: ClassVar = "exists"
    KEY: ClassVar = "exists"

    exists: RowSelection

    def parts(self) -> tuple[Part, ...]:
        """Return what selects the rows."""
        return _selected(("exists",), self.exists)

    def tables(self) -> tuple[tuple[Steps, str], ...]:
        """Return the table."""
        return ((("exists", "table"), self.exists.table),)


class PairOfRows(Declared):
    """Two selections of rows and the columns whose common value makes a forbidden pair."""

    left: RowSelection
    right: RowSelection
    share: tuple[Identifier, ...] = Field(min_length=1, max_length=MOST_MEMBERS)


class Forbid(Construct):
    """True when no row of one selection shares a name with a row of the other."""

    KIND: ClassVar = "forbid"
    KEY: ClassVar = "forbid"

    forbid: PairOfRows

    def parts(self) -> tuple[Part, ...]:
        """Return what selects the rows of each side."""
        return tuple(part for side, rows in self._sides() for part in _selected(("forbid", side), rows, sign=-1))

    def tables(self) -> tuple[tuple[Steps, str], ...]:
        """Return the table of each side."""
        return tuple((("forbid", side, "table"), rows.table) for side, rows in self._sides())

    def reads(self) -> Reads:
        """Return the columns that are compared, on both sides."""
        return Reads(columns=tuple((rows.table, column) for _, rows in self._sides() for column in self.forbid.share))

    def _sides(self) -> tuple[tuple[str, RowSelection], ...]:
        return ("left", self.forbid.left), ("right", self.forbid.right)


def _exactly_one(model: Frozen, keys: tuple[str, ...], role: str) -> None:
    present = [key for key in keys if getattr(model, attribute_of(key)) is not None]
    if len(present) != 1:
        found = ", ".join(present)
        raise Refused(
            f"une seule de ces clés est attendue : {', '.join(keys)} ; trouvé : {found or 'aucune'}",
            f"exactly one {role} is expected among {', '.join(keys)}; found: {found or 'none'}",
        )


def _members(steps: Steps, conditions: "tuple[Condition, ...]") -> tuple[Part, ...]:
    return tuple(Part((*steps, place), member) for place, member in enumerate(conditions))


def _selected(steps: Steps, rows: RowSelection | RowsSatisfy, sign: int = 1) -> tuple[Part, ...]:
    return () if rows.where is None else (Part((*steps, "where"), rows.where, rows.table, sign, may_go=True),)


CONSTRUCTS: tuple[type[Construct], ...] = (
    Comparison,
    StateTest,
    OutcomeTest,
    All,
    AnyOf,
    Not,
    AtLeast,
    ForEach,
    Exists,
    Forbid,
)
_KINDS = {construct.KEY: construct.KIND for construct in CONSTRUCTS if construct.KEY is not None}


def condition_kind(data: Any) -> str:
    """Return which kind of condition ``data`` (YAML data or a model) is, or announces by its keys."""
    if isinstance(data, Construct):
        return data.KIND
    keys = data if isinstance(data, dict) else ()
    return next((kind for key, kind in _KINDS.items() if key in keys), Comparison.KIND)


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


def members(condition: Connective) -> tuple[Condition, ...]:
    """Return the direct members of a connective."""
    return tuple(part.condition for part in condition.parts())
