"""Conditions that can only ever turn out one way, and rules that no project can satisfy together."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from audit.engine.truth import compiled, compiled_verdict
from audit.errors import Bilingual
from audit.model.condition import Leaf
from audit.model.fact import Fact
from audit.model.rule import Rule
from audit.rule_testing.lint.domains import domains
from audit.rule_testing.lint.finding import LintFinding
from audit.rule_testing.lint.situations import LeafValues, Situation, choices_of, is_examined, situations
from audit.rulebase.base import RuleBase
from audit.rulebase.walk import rule_conditions

_Keys = tuple[str | Leaf, ...]
_Identity = tuple[object, ...]


def illogical(rulebase: RuleBase, rules: Sequence[Rule]) -> Iterator[LintFinding]:
    """Yield conditions of ``rules`` that are always true or always false, and rules that they and others exclude."""
    worth_trying = domains(rulebase)
    values = LeafValues(rulebase.comparable_parameters())
    for rule in rules:
        yield from _constant_nodes(rule, worth_trying, values)
    yield from _exclusive_pairs(rulebase, {rule.id for rule in rules}, worth_trying, values)


def _constant_nodes(
    rule: Rule, worth_trying: Mapping[str, tuple[Fact, ...]], values: LeafValues
) -> Iterator[LintFinding]:
    for placed in rule_conditions(rule):
        if placed.table is not None:
            continue
        choices = choices_of([placed.condition], worth_trying)
        if not is_examined(choices):
            continue
        found: set[bool] = set()
        truth = compiled(placed.condition)
        for situation in situations(choices):
            value = truth(values.on(situation))
            if value is not None:
                found.add(value)
            if len(found) > 1:
                break
        if len(found) == 1:
            where = ".".join(str(step) for step in placed.path)
            is_true = found == {True}
            message = Bilingual(
                f"{where} est toujours {'vraie' if is_true else 'fausse'} lorsqu'elle est connue",
                f"{where} is always {'true' if is_true else 'false'} when it is known",
            )
            yield LintFinding(rule.id, "constant-condition", message)


def _exclusive_pairs(
    rulebase: RuleBase, asked: Collection[str], worth_trying: Mapping[str, tuple[Fact, ...]], values: LeafValues
) -> Iterator[LintFinding]:
    """Yield the pairs of rules, one of them ``asked`` about, that can apply together and ask for contrary things.

    What makes a rule apply is left aside: a project may well leave the situation in which both apply.
    """
    worlds = {rule.id: _worlds(rule, worth_trying, values) for rule in rulebase.rules}
    for first, second in combinations(rulebase.rules, 2):
        if first.id not in asked and second.id not in asked:
            continue
        one, other = worlds[first.id], worlds[second.id]
        shared = tuple(key for key in one.keys if key in other.keys)
        if not shared or not set(first.review_types) & set(second.review_types):
            continue
        if (
            not one.satisfied
            or not other.satisfied
            or not one.satisfied_as(shared).isdisjoint(other.satisfied_as(shared))
        ):
            continue
        if not one.applying_as(shared).isdisjoint(other.applying_as(shared)):
            said_of, beside = (second, first) if second.id in asked else (first, second)
            message = Bilingual(
                f"aucun projet ne peut respecter à la fois cette règle et {beside.id}",
                f"no project can satisfy both it and {beside.id}",
            )
            yield LintFinding(said_of.id, "exclusive-rules", message)


class _Worlds:
    """The situations in which one rule applies, and those in which what it asks for holds."""

    def __init__(self, keys: tuple[str | Leaf, ...]) -> None:
        self.keys = keys
        self.applying: list[Situation] = []
        self.satisfied: list[Situation] = []
        self._applying: dict[_Keys, set[_Identity]] = {}
        self._satisfied: dict[_Keys, set[_Identity]] = {}

    def applying_as(self, shared: _Keys) -> set[_Identity]:
        """Return the situations in which the rule applies, as far as the shared facts tell them apart."""
        return _projected(self.applying, shared, self._applying)

    def satisfied_as(self, shared: _Keys) -> set[_Identity]:
        """Return the situations in which what the rule asks for holds, as far as the shared facts tell them apart."""
        return _projected(self.satisfied, shared, self._satisfied)


def _projected(worlds: list[Situation], shared: _Keys, known: dict[_Keys, set[_Identity]]) -> set[_Identity]:
    """Return ``worlds`` by the values of the ``shared`` facts; many pairs of rules share the same ones."""
    if shared not in known:
        known[shared] = {tuple(_identity(world[key]) for key in shared) for world in worlds}
    return known[shared]


def _identity(value: Fact | bool) -> object:
    return value if isinstance(value, bool) else (value.state, value.value)


def _worlds(rule: Rule, worth_trying: Mapping[str, tuple[Fact, ...]], values: LeafValues) -> _Worlds:
    read = [condition for condition in (rule.applies_when, rule.satisfied_when) if condition is not None]
    choices = choices_of(read, worth_trying)
    worlds = _Worlds(tuple(choices))
    if not is_examined(choices):
        return worlds
    verdict_on = compiled_verdict(rule.model_copy(update={"partial_when": None}))
    for situation in situations(choices):
        verdict = verdict_on(values.on(situation))
        if verdict.applies:
            worlds.applying.append(situation)
        if verdict.satisfied:
            worlds.satisfied.append(situation)
    return worlds
