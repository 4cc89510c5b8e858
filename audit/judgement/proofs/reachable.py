"""Which levels of the avis completions of a project lead to: each has a witness, or a proof that there is none."""

import random
from collections.abc import Mapping, Sequence
from functools import cached_property

from audit.engine.kernel import Judgement
from audit.judgement.figures import FigureMaker
from audit.judgement.levels import AvisLevels
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Circuit, Scope
from audit.judgement.proofs.leaning import Leaning
from audit.judgement.proofs.solver import GaveUp, Literal
from audit.judgement.reach import Reach, Reachable
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

_TRIES = 4


class LevelProver:
    """Finds which levels are reached; build one for each project.

    Attributes:
        declared: the questions and tables that only count as open, whose first completion is what is declared.
    """

    def __init__(self, scope: Scope, figures: FigureMaker, project: OpenProject, judgement: Judgement) -> None:
        """Prepare.

        Args:
            scope: the rules.
            figures: what makes levels of verdicts.
            project: what the project leaves open.
            judgement: of the project as it is.
        """
        self._scope = scope
        self._figures = figures
        self._project = project
        self._judgement = judgement
        self.declared = project.declared

    @cached_property
    def circuit(self) -> Circuit:
        """The rules over what the project leaves open."""
        return Circuit(self._scope, self._project, self._judgement)

    def reachable(self, outer: AvisLevels, *, is_asked_more: bool = False) -> Reachable:
        """Return what is known of each level.

        Args:
            outer: the bounds that follow rule by rule: no completion leads beyond them.
            is_asked_more: whether the circuit is asked about next, whose answers depend on what was asked before: it is
                then asked about every level, those of which some completion drawn at random is a witness too.
        """
        levels = dict.fromkeys(ORDERED_LEVELS, Reach.EXCLUDED)
        witnesses: dict[AvisLevel, Mapping[str, int]] = {}
        left = list(outer.between)
        while not is_asked_more and left and left[-1] in self._drawn:
            level = left.pop()
            witnesses[level] = self._drawn[level]
        for level in left:
            witness = self._witness(level)
            if witness is not None:
                witnesses[level] = witness
            elif self._may_be(level):
                levels[level] = Reach.NOT_EXCLUDED
        return Reachable({**levels, **dict.fromkeys(witnesses, Reach.REACHED)}, witnesses)

    def bounds(self, outer: AvisLevels) -> Reachable:
        """Return the same bounds by what the solver does not exclude alone, without a witness of any level.

        A level that has a witness is one that the solver does not exclude: the floor and the ceiling are therefore
        those of ``reachable``, while the levels between them are all told as not excluded.

        Args:
            outer: as ``reachable`` takes them.
        """
        between = self._not_above(outer)
        shown = self._leaning.worst().floor if len(between) > 1 else None
        while len(between) > 1 and between[-1] is not shown and not self._may_be(between[-1]):
            between.pop()
        left = {level: Reach.NOT_EXCLUDED if level in between else Reach.EXCLUDED for level in ORDERED_LEVELS}
        return Reachable(left, {})

    def ceiling(self, outer: AvisLevels) -> AvisLevel:
        """Return the best level of ``bounds``; none when all are excluded."""
        return next(iter(self._not_above(outer)), AvisLevel.NONE)

    def _not_above(self, outer: AvisLevels) -> list[AvisLevel]:
        """Return the levels from the best that is not excluded to the worst."""
        between, shown = list(outer.between), self._leaning.best().ceiling
        while between and between[0] is not shown and not self._may_be(between[0]):
            between.pop(0)
        return between

    @cached_property
    def _leaning(self) -> Leaning:
        return Leaning(self._scope, self._figures, self._project, self._judgement)

    def _witness(self, level: AvisLevel) -> Mapping[str, int] | None:
        """Return a completion that the kernel judges to lead to ``level``; None when none is found.

        The circuit leaves some leaves open, so that what it finds may be judged otherwise: then another is tried.
        """
        settled = self._judged(level, [self.circuit.sampled, self.circuit.settled])
        return settled or self._judged(level, [self.circuit.sampled]) or self._drawn.get(level)

    @cached_property
    def _drawn(self) -> Mapping[AvisLevel, Mapping[str, int]]:
        """Some completions drawn at random, by the level that each leads to: what the solver may have missed."""
        rng = random.Random(0)  # noqa: S311 - for variety, not for secrets
        found: dict[AvisLevel, Mapping[str, int]] = {}
        for _ in range(_TRIES):
            places = {name: rng.randrange(len(of)) for name, of in self._project.completions.items()}
            levels = self.levels_of(places)
            if levels.is_certain:
                found.setdefault(levels.floor, places)
        return found

    def _judged(self, level: AvisLevel, assumed: Sequence[Literal]) -> Mapping[str, int] | None:
        circuit = self.circuit
        for _ in range(_TRIES):
            try:
                found = circuit.solver.solve((), [*assumed, *circuit.level(level)], circuit.choices.values())
            except GaveUp:
                return None
            if found is None:
                return None
            places = circuit.completion(found)
            found_levels = self.levels_of(places)
            if found_levels.is_certain and found_levels.floor is level:
                return places
            circuit.solver.require([-circuit.sampled, *(-literal for literal in found.true)])
        return None

    def _may_be(self, level: AvisLevel) -> bool:
        circuit = self.circuit
        try:
            return circuit.solver.solve((), circuit.level(level)) is not None
        except GaveUp:  # what is not known not to be is not excluded
            return True

    def levels_of(self, places: Mapping[str, int]) -> AvisLevels:
        """Judge a completion: its level, or the levels between which what no answer settles leaves it."""
        verdicts = self._scope.kernel.verdicts(self._judgement, self._project.worths(places))
        return self._figures.avis(verdicts, self._scope.left_out)
