"""Leaves by the answers that may change: which combinations are tried, and what only judging tells.

A leaf on few questions is worked out for each combination of their answers. What rests on more of them, or on a value
that is not among those tried, may be anything once enough of them move: what the solver makes of it is judged then.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from math import prod
from typing import NamedTuple

from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.solver import Literal, Solver
from audit.model.answer import AnswerState
from audit.model.fact import Fact, FactSet
from audit.model.kleene import Kleene
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.moves import Moves

_MOST_COMBINATIONS = 512
"""Of the answers that one leaf rests on."""

Places = tuple[int, ...]
Ways = Mapping[Kleene, list[list[Literal]]]


class LeafWays(NamedTuple):
    """What a leaf is worth by the answers that change.

    Attributes:
        by_value: by what it is worth, the choices that make it so, where it is not ``anything``.
        anything: what holds when nothing tells what it is worth: it is to be judged.
    """

    by_value: Ways
    anything: Literal


class Said(NamedTuple):
    """What a leaf is known to be worth in a scenario, although what it rests on leaves it open.

    Attributes:
        places: of the answers that it rests on, by which it is.
        worth: true or false.
        is_free: whether it may be so by other values of the same answers too, as long as they leave it open.
    """

    places: Places
    worth: bool
    is_free: bool

    def holds(self, places: Places, left: Kleene) -> bool:
        """Return whether it is said of other answers, which leave the leaf worth ``left``."""
        if places == self.places:
            return True
        return self.is_free and left is None and [*map(bool, places)] == [*map(bool, self.places)]


class Leaves:
    """Works out leaves in the solver of some moves."""

    def __init__(self, changeable: Changeable, moves: Moves, solver: Solver) -> None:
        self._changeable = changeable
        self._moves = moves
        self._solver = solver
        self._left: dict[tuple[int, Places], Kleene] = {}

    def ways(
        self,
        number: int,
        project: OpenProject,
        as_it_is: Kleene,
        facts: FactSet,
        said: Said | None = None,
    ) -> LeafWays:
        """Return what a leaf is worth, by its number.

        Args:
            number: of the leaf.
            project: the questions that may change, in this project or in one of its completions.
            as_it_is: what the leaf is worth as long as nothing changes.
            facts: those of the same project.
            said: what the leaf is known to be worth in a completion, where answers leave it open.
        """
        solver, names = self._solver, project.reads[number]
        by_value: Ways = {True: [], False: [], None: []}
        anything = solver.any_of(self._moves.others[name] for name in names if name in self._moves.others)
        moved = [(-self._moves.choices[name][0], 1) for name in names]
        if project.is_ratio(number):
            anything = solver.any_of([anything, solver.enough(moved, self._moves_needed(number, as_it_is, facts))])
            names = ()
        if not names:
            by_value[as_it_is].append([] if anything == -solver.true else [-anything])
            return LeafWays(by_value, anything)
        choices = [self._moves.choices[name] for name in names]
        together = _tried_together([len(of) - 1 for of in choices])
        anything = solver.any_of([anything, solver.enough(moved, together + 1)])
        for places, value in project.values(number, _combinations([len(of) for of in choices], together)):
            way = [of[place] for of, place in zip(choices, places, strict=True)]
            if project is self._changeable.project:
                self._left[number, places] = value
            known = value if any(places) else as_it_is
            if said is not None and said.holds(places, self._left[number, places]):
                known = said.worth
            by_value[known].append(way)
        return LeafWays(by_value, anything)

    def _moves_needed(self, number: int, as_it_is: Kleene, facts: FactSet) -> int:
        """Return how many answers must change, at least, before a leaf on a share of them is worth anything else."""
        leaf = self._changeable.project.leaf(number)
        name = next(iter(leaf.reads))
        ratio = self._changeable.builder.ratio(name)
        if ratio is None or as_it_is is None:
            return 1
        fact = facts.facts[name]
        low, high = (fact.low, fact.high) if fact.value is None else (fact.value, fact.value)
        known = sum(ratio.adds(facts.facts[one])[1] for one in ratio.questions)
        if not (known and isinstance(low, Decimal) and isinstance(high, Decimal)):
            return 1
        for moves in range(1, known + 1):
            part = Decimal(moves) / known  # one answer moves the share by no more than its part of those that are known
            wide = Fact(name, fact.type, AnswerState.NOT_COMPUTED, low=low - part, high=high + part)
            if leaf.value(facts.with_changes({name: wide})) is not as_it_is:
                return moves
        return known + 1


def _tried_together(others: Sequence[int]) -> int:
    """Return how many answers may change at once for all the combinations to be few enough to try each.

    Args:
        others: of each question, how many answers there are besides what it is.
    """
    total = 1
    for moved in range(1, len(others) + 1):
        total += sum(map(prod, combinations(others, moved)))
        if total > _MOST_COMBINATIONS:
            return moved - 1
    return len(others)


def _combinations(counts: Sequence[int], most: int) -> Iterator[Places]:
    """Yield the places of answers of which no more than ``most`` are not the first, fewest first."""
    for moved in range(most + 1):
        for which in combinations(range(len(counts)), moved):
            yield from product(*(range(1, count) if place in which else (0,) for place, count in enumerate(counts)))
