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


class TraceNode(Frozen):
    """One node of a condition as it was evaluated on a project.

    Attributes:
        kind: the kind of condition (``all``, ``comparison``, ``for_each``, ``row``…).
        expression: the condition in words, without values.
        truth: what it evaluated to.
        facts: the facts that a leaf read.
        operand: the value that a comparison compared with, parameters resolved.
        parameter: the parameter that gave the operand.
    """

    kind: str
    expression: Text
    truth: Truth
    facts: tuple[Fact, ...] = ()
    operand: JsonValue = None
    parameter: str | None = None
    children: tuple["TraceNode", ...] = ()


class RuleOutcome(Frozen):
    """The outcome of one rule on one project.

    Attributes:
        possible: the outcomes that are left once every open answer may turn out either way;
            a single one when the outcome is settled.
        deciding_facts: the facts that decided the outcome, or whose absence left it open.
        rows: labels of the table rows that fail the rule, for the finding's text.
        applicability, satisfaction, partial: the traces of the rule's conditions.
    """

    rule: RuleId
    outcome: OutcomeKind
    possible: tuple[OutcomeKind, ...]
    deciding_facts: tuple[Fact, ...] = ()
    rows: tuple[str, ...] = ()
    applicability: TraceNode | None = None
    satisfaction: TraceNode
    partial: TraceNode | None = None


class EngineReport(Frozen):
    """Which engines judged, and how they compare."""

    engines: tuple[str, ...]
    note: Text
