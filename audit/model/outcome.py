"""What the engines find: each rule's outcome, the facts that decided it, and the trace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, ConfigDict

from audit.model.fact import Fact
from audit.model.kleene import Truth as Truth
from audit.model.quickly_made import quickly_made
from audit.model.rule import OutcomeKind, RuleId
from audit.model.text import Text

_VIOLATED, _PARTIAL = OutcomeKind.VIOLATED, OutcomeKind.PARTIAL  # at hand: Python 3.11 is long at finding members


@dataclass(frozen=True, slots=True)
class ConditionNode:
    """One node of a rule's condition, the same on every project.

    Attributes:
        kind: the kind of condition (``all``, ``comparison``, ``for_each``…).
        expression: the condition in words, without values.
        node: its number; a result says what each number was worth on its project.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    kind: str
    expression: Text
    node: int
    children: tuple["ConditionNode", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleConditions:
    """The conditions of one rule, as it was applied."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    applies: ConditionNode | None = None
    satisfied: ConditionNode
    partial: ConditionNode | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """The outcome of one rule on one project.

    Attributes:
        possible: the outcomes that are left once every open answer may turn out either way;
            a single one when the outcome is settled.
        deciding_facts: the facts that decided the outcome, or whose absence left it open; reports ask it of few rules.
        rows: labels of the table rows that fail the rule, for the finding's text.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    outcome: OutcomeKind
    possible: tuple[OutcomeKind, ...]
    deciding_facts: Annotated[Sequence[Fact], AfterValidator(tuple)] = ()
    rows: tuple[str, ...] = ()

    @property
    def may_be_partial(self) -> bool:
        """Whether it is known not to be met, but missing answers could show that it is in part."""
        return may_be_partial(self.outcome, self.possible)


def may_be_partial(outcome: OutcomeKind, possible: Collection[OutcomeKind]) -> bool:
    """Return whether a rule is known not to be met, and missing answers could still show that it is in part."""
    return outcome is _VIOLATED and _PARTIAL in possible


PYTHON_ENGINE = "Python evaluator"


@dataclass(frozen=True, slots=True)
class EngineReport:
    """Which engines judged, and how they compare.

    Attributes:
        engines: names in English, as programs read them: durable-rules with its version, ``PYTHON_ENGINE``.
        note: what people read of it.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    engines: tuple[str, ...]
    note: Text
