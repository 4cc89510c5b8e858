"""The rule base as every judge sees it: numbered leaves, and trees of connectives over them.

Equal leaves are one atom and equal trees one node. Nodes have numbers, each after those of its members, so that one
pass in order evaluates them all. What judging needs comes first: leaves, then connectives; then what only sentences
and the words on a diagnosis need.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from audit.engine.nodes import Atom, Gate, Kind, Node, connective
from audit.model.condition import Condition, Connective, Leaf, OutcomeTest, members
from audit.model.diagnosis import Diagnosis
from audit.model.rule import Rule


@dataclass(frozen=True)
class RuleTrees:
    """The three conditions of one rule, and those of the sentences of its finding (None: always said)."""

    rule: Rule
    applies: Node | None
    satisfied: Node
    partial: Node | None
    sentences: tuple[Node | None, ...] = ()


@dataclass(frozen=True)
class DiagnosisTrees:
    """The pattern of one diagnosis: the trees of the rules it names are part of its own.

    Attributes:
        present: the core with enough signs.
        plain_signs: the signs read strictly; nothing is judged by them, they only tell what is possible from what is
            merely open.
        tests: what the core and the signs are made of, each with its tree.
    """

    diagnosis: Diagnosis
    present: Node
    core: Node
    signs: tuple[Node, ...]
    plain_signs: tuple[Node, ...]
    tests: tuple[tuple[OutcomeTest | Leaf, Node], ...]


class NumberedGate(NamedTuple):
    """A connective over the numbers of its members."""

    kind: Kind
    members: tuple[int, ...]
    n: int


@dataclass(frozen=True)
class Program:
    """All rules, diagnoses and scopes of packs, over one numbering of nodes.

    Attributes:
        judged_atoms: how many of the leaves judging needs; those that follow are of sentences only.
        scopes: the condition under which each pack is for a project; None when it is for all.
    """

    atoms: tuple[Leaf, ...]
    judged_atoms: int
    rules: tuple[RuleTrees, ...]
    diagnoses: tuple[DiagnosisTrees, ...] = ()
    scopes: Mapping[str, Node | None] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Mapping[Node, int]:
        """The number of every node."""
        numbers = dict(self._judged_numbers)
        for root in self._said():
            for node in _members_first(root, numbers):
                numbers.setdefault(node, len(numbers))
        return numbers

    @property
    def judged(self) -> int:
        """How many nodes judging needs: the first ones."""
        return len(self._judged_numbers)

    @cached_property
    def steps(self) -> tuple[Atom | NumberedGate, ...]:
        """What evaluates every node, in the order of their numbers."""
        numbers = self.numbers
        return tuple(
            node if isinstance(node, Atom) else NumberedGate(node.kind, tuple(map(numbers.get, node.members)), node.n)  # type: ignore[arg-type]
            for node in numbers
        )

    @property
    def judged_gates(self) -> tuple[NumberedGate, ...]:
        """The connectives that judging needs, which have the numbers after those of the leaves."""
        steps = self.steps[self.judged_atoms : self.judged]
        return tuple(step for step in steps if isinstance(step, NumberedGate))

    @cached_property
    def _judged_numbers(self) -> Mapping[Node, int]:
        numbers: dict[Node, int] = {Atom(index): index for index in range(self.judged_atoms)}
        for root in self._judged():
            for node in _members_first(root, numbers):
                numbers.setdefault(node, len(numbers))
        return numbers

    def _judged(self) -> Iterator[Node]:
        for trees in self.rules:
            yield from (node for node in (trees.applies, trees.satisfied, trees.partial) if node is not None)
        for pattern in self.diagnoses:
            yield from (pattern.present, *pattern.signs, *(node for _, node in pattern.tests))
        yield from (node for node in self.scopes.values() if node is not None)

    def _said(self) -> Iterator[Node]:
        for trees in self.rules:
            yield from (node for node in trees.sentences if node is not None)
        for pattern in self.diagnoses:
            yield from pattern.plain_signs


def _members_first(root: Node, known: Mapping[Node, int]) -> Iterator[Node]:
    if root in known:
        return
    if isinstance(root, Gate):
        for member in root.members:
            yield from _members_first(member, known)
    yield root


def build_program(
    rules: Sequence[Rule],
    diagnoses: Sequence[Diagnosis] = (),
    scopes: Mapping[str, Condition | None] | None = None,
) -> Program:
    """Number the leaves of rules, diagnoses and scopes, and rewrite their conditions as trees over the numbers.

    Args:
        rules: checked rules.
        diagnoses: checked diagnoses, over these rules.
        scopes: the condition under which each pack is for a project.
    """
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
    active = {name: builder.node(condition) if condition else None for name, condition in (scopes or {}).items()}
    judged_atoms = len(builder.leaves)
    said = tuple(replace(one, sentences=_sentences(one.rule, builder)) for one in trees)
    return Program(tuple(builder.leaves), judged_atoms, said, patterns, active)


def _sentences(rule: Rule, builder: "_Builder") -> tuple[Node | None, ...]:
    return tuple(builder.node(sentence.when) if sentence.when else None for sentence in rule.finding)


def _pattern(diagnosis: Diagnosis, builder: "_Builder") -> DiagnosisTrees:
    core = builder.node(diagnosis.core)
    signs = tuple(builder.node(sign) for sign in diagnosis.signs)
    enough = (Gate("at_least", signs, diagnosis.least_signs),) if diagnosis.least_signs else ()
    tests = dict.fromkeys(test for condition in (diagnosis.core, *diagnosis.signs) for test in _tests(condition))
    return DiagnosisTrees(
        diagnosis=diagnosis,
        present=Gate("all", (core, *enough)),
        core=core,
        signs=signs,
        plain_signs=tuple(builder.node(sign) for sign in diagnosis.plain_signs),
        tests=tuple((test, builder.node(test)) for test in tests),
    )


def _tests(condition: Condition) -> Iterator[OutcomeTest | Leaf]:
    if isinstance(condition, Connective):
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
        found = connective(condition)
        if found is not None:
            return Gate(found.kind, tuple(self.node(member) for member in found.members), found.n)
        if isinstance(condition, OutcomeTest):
            return self._outcome(condition)
        assert not isinstance(condition, Connective)  # noqa: S101 - connectives are above
        return Atom(self._number(condition))

    def _outcome(self, test: OutcomeTest) -> Node:
        trees = self.trees[test.rule]
        asked = [trees.satisfied if test.outcome == "met" else Gate("not", (trees.satisfied,))]
        if trees.applies:
            asked.insert(0, trees.applies)
        if test.outcome == "violated" and trees.partial:
            asked.append(Gate("not", (trees.partial,)))
        return Gate("all", tuple(asked)) if len(asked) > 1 else asked[0]

    def _number(self, leaf: Leaf) -> int:
        number = self._numbers.setdefault(leaf, len(self.leaves))
        if number == len(self.leaves):
            self.leaves.append(leaf)
        return number
