"""Describes the conditions of rules as results show them: the same on every project."""

from collections.abc import Callable, Mapping

from audit.engine.nodes import Gate, Node, connective
from audit.engine.program import RuleTrees
from audit.model.condition import Condition, condition_kind
from audit.model.outcome import ConditionNode, RuleConditions
from audit.model.text import Text

_GATE_WORDS = {
    "all": Text(fr="toutes ces conditions", en="all of these"),
    "any": Text(fr="une au moins de ces conditions", en="any of these"),
    "not": Text(fr="le contraire de", en="not"),
}
Words = Callable[[Condition], Text]


class Describer:
    """Writes conditions with the numbers that their nodes have in one program."""

    def __init__(self, numbers: Mapping[Node, int], words: Words) -> None:
        """Prepare.

        Args:
            numbers: of the nodes of the program.
            words: how a leaf is written.
        """
        self._numbers = numbers
        self._words = words

    def rule(self, trees: RuleTrees) -> RuleConditions:
        """Return the conditions of a rule as results show them."""
        rule = trees.rule
        return RuleConditions(
            applies=self._node(rule.applies_when, trees.applies) if rule.applies_when and trees.applies else None,
            satisfied=self._node(rule.satisfied_when, trees.satisfied),
            partial=self._node(rule.partial_when, trees.partial) if rule.partial_when and trees.partial else None,
        )

    def _node(self, condition: Condition, node: Node) -> ConditionNode:
        number, found = self._numbers[node], connective(condition)
        if found is None or not isinstance(node, Gate):
            return ConditionNode(kind=condition_kind(condition), expression=self._words(condition), node=number)
        members = zip(found.members, node.members, strict=True)
        return ConditionNode(
            kind=node.kind,
            expression=_gate_words(node),
            node=number,
            children=tuple(self._node(part, member) for part, member in members),
        )


def _gate_words(gate: Gate) -> Text:
    if gate.kind == "at_least":
        return Text(fr=f"au moins {gate.n} de ces conditions", en=f"at least {gate.n} of these")
    return _GATE_WORDS[gate.kind]
