"""Describes the conditions of rules as results show them: the same on every project."""

from collections.abc import Callable

from audit.engine.program import Atom, Gate, Node, RuleTrees
from audit.model.condition import All, AnyOf, AtLeast, Condition, Not, condition_kind, members
from audit.model.outcome import ConditionNode, RuleConditions
from audit.model.text import Text

_GATE_WORDS = {
    "all": Text(fr="toutes ces conditions", en="all of these"),
    "any": Text(fr="une au moins de ces conditions", en="any of these"),
    "not": Text(fr="le contraire de", en="not"),
}


Say = Callable[[Condition], Text]


def condition_node(condition: Condition, node: Node, say: Say) -> ConditionNode:
    """Return a rule's condition as results show it; ``node`` is its tree in the program."""
    if isinstance(node, Atom):
        return ConditionNode(kind=condition_kind(condition), expression=say(condition), leaf=node.index)
    parts = members(condition) if isinstance(condition, All | AnyOf | Not | AtLeast) else ()
    children = zip(parts, node.members, strict=True)
    return ConditionNode(
        kind=node.kind,
        expression=_gate_words(node),
        needed=node.n if node.kind == "at_least" else 0,
        children=tuple(condition_node(part, member, say) for part, member in children),
    )


def rule_conditions(trees: RuleTrees, say: Say) -> RuleConditions:
    """Return the conditions of a rule as results show them."""
    rule = trees.rule
    return RuleConditions(
        applies=condition_node(rule.applies_when, trees.applies, say) if rule.applies_when and trees.applies else None,
        satisfied=condition_node(rule.satisfied_when, trees.satisfied, say),
        partial=condition_node(rule.partial_when, trees.partial, say) if rule.partial_when and trees.partial else None,
    )


def _gate_words(gate: Gate) -> Text:
    if gate.kind == "at_least":
        return Text(
            fr=f"au moins {gate.n} de ces conditions",
            en=f"at least {gate.n} of these",
        )
    return _GATE_WORDS[gate.kind]
