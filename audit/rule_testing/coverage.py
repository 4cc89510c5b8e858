"""How much of a rule's conditions its examples reach: each node true, false and unknown at least once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.declarations.strict_yaml import NodePath
from audit.engine.comparisons import Parameters
from audit.engine.expressions import express
from audit.engine.kleene import Kleene, as_truth
from audit.engine.leaves import on_row
from audit.engine.truth import on_facts, truth_of
from audit.model.condition import All, AnyOf, AtLeast, Condition, Not, StateTest, members
from audit.model.fact import FactRow, FactSet
from audit.model.outcome import Truth
from audit.model.rule import Rule
from audit.model.text import Text
from audit.rulebase.base import RuleBase
from audit.rulebase.example_facts import example_facts
from audit.rulebase.walk import PlacedCondition, row_filter, rule_conditions

_ALL = frozenset(Truth)
_KNOWN = frozenset((Truth.TRUE, Truth.FALSE))


@dataclass(frozen=True)
class Unreached:
    """A condition of a rule that no example makes true, false or unknown."""

    rule: str
    path: NodePath
    expression: Text
    missing: tuple[Truth, ...]


@dataclass(frozen=True)
class Coverage:
    """What the examples reach, counted in branches: one branch is one node with one truth value."""

    reached: int
    total: int
    unreached: tuple[Unreached, ...]


def cover(rulebase: RuleBase, rules: Sequence[Rule]) -> Coverage:
    """Return what the examples of ``rules`` reach of their conditions."""
    parameters = rulebase.comparable_parameters()
    reached = total = 0
    unreached: list[Unreached] = []
    for rule in rules:
        examples = [example_facts(example, rulebase.vocabulary) for example in rule.examples]
        nodes = list(rule_conditions(rule))
        seen = _seen(nodes, examples, parameters)
        for placed in nodes:
            expected = _KNOWN if _always_known(placed.condition) else _ALL
            missing = expected - seen[placed.path]
            total += len(expected)
            reached += len(expected) - len(missing)
            if missing:
                ordered = tuple(truth for truth in Truth if truth in missing)
                unreached.append(Unreached(rule.id, placed.path, express(placed.condition), ordered))
    return Coverage(reached, total, tuple(unreached))


def _always_known(condition: Condition) -> bool:
    """Return whether the condition only tests states, which are never unknown."""
    if isinstance(condition, All | AnyOf | AtLeast | Not):
        return all(_always_known(member) for member in members(condition))
    return isinstance(condition, StateTest)


def _seen(
    nodes: Sequence[PlacedCondition], examples: Sequence[FactSet], parameters: Parameters
) -> Mapping[NodePath, set[Truth]]:
    seen: dict[NodePath, set[Truth]] = defaultdict(set)
    by_path = {placed.path: placed.condition for placed in nodes}
    for placed in nodes:
        where = row_filter(placed.path, by_path)
        for facts in examples:
            seen[placed.path] |= {as_truth(value) for value in _values(placed, where, facts, parameters)}
    return seen


def _values(
    placed: PlacedCondition, where: Condition | None, facts: FactSet, parameters: Parameters
) -> Iterator[Kleene]:
    """Yield the truth of a node: once outside tables, once a row inside one.

    What a row must satisfy is only evaluated on the rows that ``where`` does not leave out.
    """
    if placed.table is None:
        yield truth_of(placed.condition, on_facts(facts, parameters))
        return
    for row in facts.tables[placed.table].rows:
        if where is None or _on(where, row, facts, parameters) is not False:
            yield _on(placed.condition, row, facts, parameters)


def _on(condition: Condition, row: FactRow, facts: FactSet, parameters: Parameters) -> Kleene:
    return on_row(condition, row.facts, facts, parameters)[0]
