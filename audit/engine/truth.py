"""Evaluates conditions outside a program, from what their leaves are worth: for tests of rules and lint."""

from collections.abc import Callable

from audit.engine.comparisons import Parameters
from audit.engine.leaves import CompiledLeaf, compile_leaf
from audit.engine.nodes import connective, joined
from audit.engine.verdict import Verdict, verdict
from audit.model.condition import Condition, Connective, Leaf, OutcomeTest
from audit.model.fact import FactSet
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind, Rule

LeafTruth = Callable[[Leaf | OutcomeTest], Kleene]


def truth_of(condition: Condition, leaf_truth: LeafTruth) -> Kleene:
    """Return what ``condition`` is worth: true, false, or None for unknown."""
    found = connective(condition)
    if found is None:
        assert not isinstance(condition, Connective)  # noqa: S101 - those were found
        return leaf_truth(condition)
    return joined(found.kind, found.n, [truth_of(member, leaf_truth) for member in found.members])


class LeafTruths:
    """What leaves are worth on the facts of projects; each leaf is compiled once."""

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self._leaves: dict[int, tuple[Leaf, CompiledLeaf]] = {}  # by identity: to hash a leaf costs more

    def on(self, facts: FactSet) -> LeafTruth:
        """Return what leaves are worth on ``facts``."""
        return lambda leaf: self._compiled(leaf).value(facts)

    def _compiled(self, leaf: Leaf | OutcomeTest) -> CompiledLeaf:
        assert not isinstance(leaf, OutcomeTest), "rules do not read outcomes; this was refused when they were loaded"  # noqa: S101
        known = self._leaves.get(id(leaf))
        if known is None:
            known = self._leaves[id(leaf)] = leaf, compile_leaf(leaf, self._parameters)
        return known[1]


def on_facts(facts: FactSet, parameters: Parameters) -> LeafTruth:
    """Return what leaves are worth on ``facts``."""
    return LeafTruths(parameters).on(facts)


def verdict_of(rule: Rule, leaf_truth: LeafTruth) -> Verdict:
    """Return what the three conditions of ``rule`` are worth."""
    return verdict(
        True if rule.applies_when is None else truth_of(rule.applies_when, leaf_truth),
        truth_of(rule.satisfied_when, leaf_truth),
        False if rule.partial_when is None else truth_of(rule.partial_when, leaf_truth),
    )


def outcome_of(rule: Rule, facts: FactSet, parameters: Parameters) -> OutcomeKind:
    """Return the outcome of ``rule`` on ``facts``."""
    return verdict_of(rule, on_facts(facts, parameters)).outcome
