"""Some rules of a program with what they rest on: what judging them alone takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.engine.nodes import Atom
from audit.engine.program import Program


@dataclass(frozen=True)
class RulePart:
    """Some rules of a program; made by ``rule_part``.

    Attributes:
        rules: by their place in the program.
        leaves: the numbers of the leaves that they rest on.
        gates: those of the connectives over these, each after those of its members.
    """

    rules: Sequence[int]
    leaves: frozenset[int]
    gates: Sequence[int]


def rule_part(program: Program, rules: Sequence[int], conditions: Iterable[int]) -> RulePart:
    """Return some rules as a part of their program.

    Args:
        program: all of it.
        rules: by their place in it.
        conditions: the numbers of the nodes that are their conditions.
    """
    steps, found = program.steps, set(conditions)
    waiting = list(found)
    while waiting:
        step = steps[waiting.pop()]
        if not isinstance(step, Atom):
            new = set(step.members) - found
            found |= new
            waiting += new
    leaves = frozenset(node for node in found if isinstance(steps[node], Atom))
    return RulePart(rules, leaves, sorted(found - leaves))
