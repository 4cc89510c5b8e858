"""What a rule reads: facts, parameters and tables, for checks, texts and open questions."""

from collections.abc import Iterable

from audit.model.condition import (
    ColumnOperand,
    Comparison,
    Condition,
    Exists,
    FactOperand,
    Forbid,
    ForEach,
    ParameterRef,
    StateTest,
)
from audit.model.rule import Rule
from audit.rulebase.walk import PlacedCondition, rule_conditions, walk


def facts_read(rule: Rule) -> frozenset[str]:
    """Return the names of the facts that the rule's conditions read."""
    return _facts(rule_conditions(rule))


def facts_of(condition: Condition) -> frozenset[str]:
    """Return the names of the facts that a condition reads."""
    return _facts(walk(condition, ()))


def _facts(nodes: Iterable[PlacedCondition]) -> frozenset[str]:
    names = set()
    for placed in nodes:
        node = placed.condition
        if isinstance(node, Comparison | StateTest) and node.fact:
            names.add(node.fact)
        if isinstance(node, Comparison) and isinstance(node.operand, FactOperand):
            names.add(node.operand.fact)
    return frozenset(names)


def parameters_read(rule: Rule) -> tuple[str, ...]:
    """Return the ids of the parameters that the rule compares with, sorted."""
    return _parameters(rule_conditions(rule))


def parameters_of(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the parameters that a condition compares with, sorted."""
    return _parameters(walk(condition, ()))


def _parameters(nodes: Iterable[PlacedCondition]) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                placed.condition.operand.parameter
                for placed in nodes
                if isinstance(placed.condition, Comparison) and isinstance(placed.condition.operand, ParameterRef)
            }
        )
    )


def tables_read(rule: Rule) -> tuple[str, ...]:
    """Return the ids of the tables that the rule reads, sorted."""
    names = set()
    for placed in rule_conditions(rule):
        match placed.condition:
            case ForEach(for_each=rows):
                names.add(rows.table)
            case Exists(exists=selection):
                names.add(selection.table)
            case Forbid(forbid=pair):
                names.update((pair.left.table, pair.right.table))
    return tuple(sorted(names))


def columns_read(rule: Rule) -> frozenset[str]:
    """Return the columns that the rule's conditions read, as ``table/column``."""
    names = set()
    for placed in rule_conditions(rule):
        node = placed.condition
        if isinstance(node, Comparison | StateTest) and node.column:
            names.add(f"{placed.table}/{node.column}")
        if isinstance(node, Comparison) and isinstance(node.operand, ColumnOperand):
            names.add(f"{placed.table}/{node.operand.column}")
        if isinstance(node, Forbid):
            tables = (node.forbid.left.table, node.forbid.right.table)
            names |= {f"{table}/{column}" for table in tables for column in node.forbid.share}
    return frozenset(names)
