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


Evaluation = Callable[[LeafTruth], Kleene]


def compiled(condition: Condition) -> Evaluation:
    """Return what evaluates ``condition``, from what its leaves are worth, as often as it is asked."""
    found = connective(condition)
    if found is None:
        assert not isinstance(condition, Connective)  # noqa: S101 - those were found
        return lambda leaf_truth: leaf_truth(condition)
    kind, n, members = found.kind, found.n, [compiled(member) for member in found.members]
    return lambda leaf_truth: joined(kind, n, [member(leaf_truth) for member in members])


def truth_of(condition: Condition, leaf_truth: LeafTruth) -> Kleene:
    """Return what ``condition`` is worth: true, false, or None for unknown."""
    return compiled(condition)(leaf_truth)


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


def compiled_verdict(rule: Rule) -> Callable[[LeafTruth], Verdict]:
    """Return what evaluates the three conditions of ``rule``, as often as it is asked."""
    applies, satisfied, partial = (
        None if condition is None else compiled(condition)
        for condition in (rule.applies_when, rule.satisfied_when, rule.partial_when)
    )
    assert satisfied is not None  # noqa: S101 - every rule has this one

    def evaluate(leaf_truth: LeafTruth) -> Verdict:
        return verdict(
            True if applies is None else applies(leaf_truth),
            satisfied(leaf_truth),
            False if partial is None else partial(leaf_truth),
        )

    return evaluate


def verdict_of(rule: Rule, leaf_truth: LeafTruth) -> Verdict:
    """Return what the three conditions of ``rule`` are worth."""
    return compiled_verdict(rule)(leaf_truth)


def outcome_of(rule: Rule, facts: FactSet, parameters: Parameters) -> OutcomeKind:
    """Return the outcome of ``rule`` on ``facts``."""
    return verdict_of(rule, on_facts(facts, parameters)).outcome
