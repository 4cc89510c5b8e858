"""What a rule reads: facts, parameters and tables, for checks, texts and open questions."""

from collections.abc import Iterable
from typing import NamedTuple

from audit.model.condition import Condition
from audit.model.reference import FactRef
from audit.model.rule import Rule
from audit.rulebase.walk import PlacedCondition, rule_conditions, walk
from audit.wording.placeholders import parameter_named, placeholders


class RuleReads(NamedTuple):
    """All that the conditions of one rule read, by their names."""

    facts: frozenset[str]
    parameters: tuple[str, ...]
    tables: tuple[str, ...]


def all_read(rule: Rule) -> RuleReads:
    """Return the facts, parameters and tables that the rule's conditions read, found in one walk."""
    nodes = tuple(rule_conditions(rule))
    return RuleReads(_facts(nodes), _parameters(nodes), _tables(nodes))


def facts_read(rule: Rule) -> frozenset[str]:
    """Return the names of the facts that the rule's conditions read."""
    return _facts(rule_conditions(rule))


def facts_of(condition: Condition) -> frozenset[str]:
    """Return the names of the facts that a condition reads."""
    return _facts(walk(condition, ()))


def _facts(nodes: Iterable[PlacedCondition]) -> frozenset[str]:
    return frozenset(name for placed in nodes for name in placed.condition.reads().facts)


def parameters_read(rule: Rule) -> tuple[str, ...]:
    """Return the ids of the parameters that the rule compares with, sorted."""
    return _parameters(rule_conditions(rule))


def parameters_of(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the parameters that a condition compares with, sorted."""
    return _parameters(walk(condition, ()))


def _parameters(nodes: Iterable[PlacedCondition]) -> tuple[str, ...]:
    return tuple(sorted({name for placed in nodes for name in placed.condition.reads().parameters}))


def parameters_shown(rule: Rule) -> tuple[str, ...]:
    """Return the ids of the parameters that the rule compares with or its sentences name, sorted."""
    texts = (text for sentence in rule.finding for text in (sentence.fr, sentence.en))
    named = {parameter_named(place) for text in texts for place in placeholders(text)}
    return tuple(sorted({*parameters_read(rule), *(name for name in named if name is not None)}))


def tables_read(rule: Rule) -> tuple[str, ...]:
    """Return the ids of the tables that the rule reads, sorted."""
    return _tables(rule_conditions(rule))


def _tables(nodes: Iterable[PlacedCondition]) -> tuple[str, ...]:
    return tuple(sorted({table for placed in nodes for _, table in placed.condition.tables()}))


def tables_of(condition: Condition) -> set[str]:
    """Return the ids of the tables that a condition reads."""
    return {table for placed in walk(condition, ()) for _, table in placed.condition.tables()}


def columns_read(rule: Rule) -> frozenset[str]:
    """Return the columns that the rule's conditions read, as ``table/column``."""
    return _columns(rule_conditions(rule))


def columns_of(condition: Condition) -> frozenset[str]:
    """Return the columns that a condition reads, as ``table/column``."""
    return _columns(walk(condition, ()))


def _columns(nodes: Iterable[PlacedCondition]) -> frozenset[str]:
    return frozenset(
        str(FactRef(table or str(placed.table), column))
        for placed in nodes
        for table, column in placed.condition.reads().columns
    )
