"""What the engines find: each rule's outcome, the facts that decided it, and the trace."""

from enum import StrEnum

from audit.model.base import Frozen
from audit.model.fact import Fact
from audit.model.rule import OutcomeKind, RuleId
from audit.model.text import Text
from audit.model.value import JsonValue


class Truth(StrEnum):
    """Kleene's three truth values."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class ConditionNode(Frozen):
    """One node of a rule's condition, the same on every project.

    Attributes:
        kind: the kind of condition (``all``, ``comparison``, ``for_each``…).
        expression: the condition in words, without values.
        needed: how many members an ``at_least`` asks for.
        leaf: for a leaf, where its trace lies in the leaves of the result.
    """

    kind: str
    expression: Text
    needed: int = 0
    leaf: int | None = None
    children: tuple["ConditionNode", ...] = ()


class RuleConditions(Frozen):
    """The conditions of one rule, as it was applied."""

    applies: ConditionNode | None
    satisfied: ConditionNode
    partial: ConditionNode | None


class LeafTrace(Frozen):
    """What a leaf was on one project.

    Attributes:
        truth: what it evaluated to.
        facts: the facts that it read.
        operand: the value that a comparison compared with, parameters resolved.
        parameter: the parameter that gave the operand.
    """

    truth: Truth
    facts: tuple[Fact, ...] = ()
    operand: JsonValue = None
    parameter: str | None = None


class RuleOutcome(Frozen):
    """The outcome of one rule on one project.

    Attributes:
        possible: the outcomes that are left once every open answer may turn out either way;
            a single one when the outcome is settled.
        deciding_facts: the facts that decided the outcome, or whose absence left it open.
        rows: labels of the table rows that fail the rule, for the finding's text.
    """

    rule: RuleId
    outcome: OutcomeKind
    possible: tuple[OutcomeKind, ...]
    deciding_facts: tuple[Fact, ...] = ()
    rows: tuple[str, ...] = ()


PYTHON_ENGINE = "Python evaluator"


class EngineReport(Frozen):
    """Which engines judged, and how they compare.

    Attributes:
        engines: names in English, as programs read them: durable-rules with its version, ``PYTHON_ENGINE``.
        note: what people read of it.
    """

    engines: tuple[str, ...]
    note: Text
