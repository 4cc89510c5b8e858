"""The rule base as both engines see it: numbered atoms, and trees of gates over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from audit.model.condition import All, AnyOf, AtLeast, Condition, Leaf, Not
from audit.model.rule import Rule


@dataclass(frozen=True)
class Atom:
    """A leaf, by its number in the program."""

    index: int


@dataclass(frozen=True)
class Gate:
    """A connective over atoms and gates; ``n`` only matters for ``at_least``."""

    kind: Literal["all", "any", "not", "at_least"]
    members: tuple["Node", ...]
    n: int = 1


Node = Atom | Gate


@dataclass(frozen=True)
class RuleTrees:
    """The three conditions of one rule."""

    rule: Rule
    applies: Node | None
    satisfied: Node
    partial: Node | None


@dataclass(frozen=True)
class Program:
    """All rules, over one numbering of atoms; equal leaves are one atom, equal trees one tree."""

    atoms: tuple[Leaf, ...]
    rules: tuple[RuleTrees, ...]


def atoms_of(trees: RuleTrees) -> frozenset[int]:
    """Return the numbers of the atoms that a rule reads."""
    return frozenset(
        index for tree in (trees.applies, trees.satisfied, trees.partial) if tree for index in _numbers(tree)
    )


def _numbers(node: Node) -> Iterator[int]:
    if isinstance(node, Atom):
        yield node.index
    else:
        for member in node.members:
            yield from _numbers(member)


def build_program(rules: tuple[Rule, ...]) -> Program:
    """Number the leaves of ``rules`` and rewrite their conditions as trees over the numbers."""
    builder = _Builder()
    trees = tuple(
        RuleTrees(
            rule=rule,
            applies=builder.node(rule.applies_when) if rule.applies_when else None,
            satisfied=builder.node(rule.satisfied_when),
            partial=builder.node(rule.partial_when) if rule.partial_when else None,
        )
        for rule in rules
    )
    return Program(atoms=tuple(builder.leaves), rules=trees)


class _Builder:
    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._numbers: dict[Leaf, int] = {}

    def node(self, condition: Condition) -> Node:
        match condition:
            case All():
                return Gate("all", self._members(condition.all))
            case AnyOf():
                return Gate("any", self._members(condition.any))
            case Not():
                return Gate("not", (self.node(condition.not_),))
            case AtLeast(at_least=threshold):
                return Gate("at_least", self._members(threshold.of), threshold.n)
        return Atom(self._number(condition))

    def _members(self, conditions: tuple[Condition, ...]) -> tuple[Node, ...]:
        return tuple(self.node(condition) for condition in conditions)

    def _number(self, leaf: Leaf) -> int:
        number = self._numbers.setdefault(leaf, len(self.leaves))
        if number == len(self.leaves):
            self.leaves.append(leaf)
        return number
