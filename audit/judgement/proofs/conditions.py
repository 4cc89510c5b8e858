"""Conditions in a solver: connectives over literals, and leaves by the completions of what they rest on."""

from collections.abc import Mapping, Sequence
from itertools import product

from audit.engine.nodes import needed
from audit.engine.program import NumberedGate
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.solver import Literal, Solver
from audit.model.kleene import Kleene

_MOST_COMBINATIONS = 256
"""Of the completions of what one leaf rests on."""


def enough_of(solver: Solver, members: Sequence[Literal], gate: NumberedGate, *, rail: bool = True) -> Literal:
    """Return what holds when enough members of a connective do for it to be known; not of negations.

    Args:
        solver: what it is stated in.
        members: what holds when each member is known true, or false.
        gate: the connective.
        rail: whether it is to be known true, or false.
    """
    count = needed(gate.kind, len(members), gate.n, rail)
    if count == 1:
        return solver.any_of(members)
    if count == len(members):
        return solver.all_of(members)
    return solver.enough([(member, 1) for member in members], count)


def has_too_many_ways(project: OpenProject, leaf: int) -> bool:
    """Return whether what a leaf rests on has too many completions together for each to be tried."""
    return project.combinations(leaf) > _MOST_COMBINATIONS


def ways_by_value(
    project: OpenProject, leaf: int, choices: Mapping[str, Sequence[Literal]]
) -> Mapping[Kleene, list[tuple[Literal, ...]]]:
    """Return, by what a leaf is worth, the completions of what it rests on that make it so.

    Args:
        project: what is open.
        leaf: by its number.
        choices: by question or table, a literal for each of its completions.
    """
    ways: Mapping[Kleene, list[tuple[Literal, ...]]] = {True: [], False: [], None: []}
    every_way = product(*(choices[name] for name in project.reads[leaf]))
    for way, value in zip(every_way, project.by_every_way(leaf), strict=True):
        ways[value].append(way)
    return ways
