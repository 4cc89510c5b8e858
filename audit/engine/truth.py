"""Evaluates a rule's conditions without the engines, from what its leaves are worth."""

from collections.abc import Callable
from functools import partial

from audit.engine.comparisons import Parameters
from audit.engine.kleene import Kleene, at_least, conjunction, disjunction, negation
from audit.engine.leaves import settle
from audit.engine.verdict import Verdict
from audit.model.condition import All, AnyOf, AtLeast, Condition, Leaf, Not, OutcomeTest
from audit.model.fact import FactSet
from audit.model.rule import OutcomeKind, Rule

LeafTruth = Callable[[Leaf | OutcomeTest], Kleene]


def truth_of(condition: Condition, leaf_truth: LeafTruth) -> Kleene:
    """Return what ``condition`` is worth: true, false, or None for unknown."""
    match condition:
        case All():
            return conjunction(truth_of(member, leaf_truth) for member in condition.all)
        case AnyOf():
            return disjunction(truth_of(member, leaf_truth) for member in condition.any)
        case Not():
            return negation(truth_of(condition.not_, leaf_truth))
        case AtLeast(at_least=threshold):
            return at_least(threshold.n, (truth_of(member, leaf_truth) for member in threshold.of))
        case _:
            return leaf_truth(condition)


def on_facts(facts: FactSet, parameters: Parameters) -> LeafTruth:
    """Return what leaves are worth on ``facts``."""
    return partial(_settled, facts, parameters)


def _settled(facts: FactSet, parameters: Parameters, leaf: Leaf | OutcomeTest) -> Kleene:
    assert not isinstance(leaf, OutcomeTest), "rules do not read outcomes; this was refused when they were loaded"  # noqa: S101
    return settle(leaf, facts, parameters).value


def verdict_of(rule: Rule, leaf_truth: LeafTruth) -> Verdict:
    """Return what the three conditions of ``rule`` are worth."""
    return Verdict(
        True if rule.applies_when is None else truth_of(rule.applies_when, leaf_truth),
        truth_of(rule.satisfied_when, leaf_truth),
        False if rule.partial_when is None else truth_of(rule.partial_when, leaf_truth),
    )


def outcome_of(rule: Rule, facts: FactSet, parameters: Parameters) -> OutcomeKind:
    """Return the outcome of ``rule`` on ``facts``."""
    return verdict_of(rule, on_facts(facts, parameters)).outcome
