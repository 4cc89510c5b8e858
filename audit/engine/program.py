"""The rule base as both engines see it: numbered atoms, and trees of gates over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from audit.model.condition import All, AnyOf, AtLeast, Condition, Leaf, Not, OutcomeTest, members
from audit.model.diagnosis import Diagnosis
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

    def __post_init__(self) -> None:
        # Gates are keys of every table that compiling fills: a hash of the whole tree is taken once, not each time.
        object.__setattr__(self, "_hash", hash((self.kind, self.members, self.n)))

    def __hash__(self) -> int:
        """Return the hash of the tree."""
        return self._hash  # type: ignore[attr-defined, no-any-return]


Node = Atom | Gate


@dataclass(frozen=True)
class RuleTrees:
    """The three conditions of one rule."""

    rule: Rule
    applies: Node | None
    satisfied: Node
    partial: Node | None


@dataclass(frozen=True)
class DiagnosisTrees:
    """The pattern of one diagnosis: the trees of the rules it names are part of its own.

    Attributes:
        present: the core with enough signs.
        tests: what the core and the signs are made of, each with its tree.
    """

    diagnosis: Diagnosis
    present: Node
    signs: tuple[Node, ...]
    tests: tuple[tuple[OutcomeTest | Leaf, Node], ...]


@dataclass(frozen=True)
class Program:
    """All rules and diagnoses, over one numbering of atoms; equal leaves are one atom, equal trees one tree."""

    atoms: tuple[Leaf, ...]
    rules: tuple[RuleTrees, ...]
    diagnoses: tuple[DiagnosisTrees, ...] = ()


def build_program(rules: tuple[Rule, ...], diagnoses: tuple[Diagnosis, ...] = ()) -> Program:
    """Number the leaves of ``rules`` and ``diagnoses``, and rewrite their conditions as trees over the numbers."""
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
    builder.trees = {tree.rule.id: tree for tree in trees}
    patterns = tuple(_pattern(diagnosis, builder) for diagnosis in diagnoses)
    return Program(atoms=tuple(builder.leaves), rules=trees, diagnoses=patterns)


def _pattern(diagnosis: Diagnosis, builder: "_Builder") -> DiagnosisTrees:
    core = builder.node(diagnosis.core)
    signs = tuple(builder.node(sign) for sign in diagnosis.signs)
    enough = (Gate("at_least", signs, diagnosis.least_signs),) if diagnosis.least_signs else ()
    tests = dict.fromkeys(test for condition in (diagnosis.core, *diagnosis.signs) for test in _tests(condition))
    return DiagnosisTrees(
        diagnosis=diagnosis,
        present=Gate("all", (core, *enough)),
        signs=signs,
        tests=tuple((test, builder.node(test)) for test in tests),
    )


def _tests(condition: Condition) -> Iterator[OutcomeTest | Leaf]:
    if isinstance(condition, All | AnyOf | Not | AtLeast):
        for member in members(condition):
            yield from _tests(member)
    else:
        yield condition


class _Builder:
    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._numbers: dict[Leaf, int] = {}
        self.trees: dict[str, RuleTrees] = {}

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
            case OutcomeTest():
                return self._outcome(condition)
        return Atom(self._number(condition))

    def _outcome(self, test: OutcomeTest) -> Node:
        trees = self.trees[test.rule]
        asked = [trees.satisfied if test.outcome == "met" else Gate("not", (trees.satisfied,))]
        if trees.applies:
            asked.insert(0, trees.applies)
        if test.outcome == "violated" and trees.partial:
            asked.append(Gate("not", (trees.partial,)))
        return Gate("all", tuple(asked)) if len(asked) > 1 else asked[0]

    def _members(self, conditions: tuple[Condition, ...]) -> tuple[Node, ...]:
        return tuple(self.node(condition) for condition in conditions)

    def _number(self, leaf: Leaf) -> int:
        number = self._numbers.setdefault(leaf, len(self.leaves))
        if number == len(self.leaves):
            self.leaves.append(leaf)
        return number
