"""Which levels of the avis completions of a project lead to: each has a witness, or a proof that there is none."""

import random
from collections.abc import Mapping, Sequence
from functools import cached_property

from audit.engine.kernel import Judgement
from audit.engine.verdict import Verdict
from audit.judgement.figures import FigureMaker
from audit.judgement.levels import AvisLevels
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.capped import CappedRules
from audit.judgement.proofs.circuit import Circuit, Scope
from audit.judgement.proofs.leaning import Leaning
from audit.judgement.proofs.solver import GaveUp, Literal
from audit.judgement.proofs.tried import Tried
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
        self._assigned: set[AvisLevel] = set()  # the levels to which an assignment of the circuit was found to lead
        self._drawn_to: dict[AvisLevel, Mapping[str, int] | None] = {}
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
        while not is_asked_more and left and (drawn := self._drawn(left[-1])) is not None:
            witnesses[left.pop()] = drawn
        for level in left:
            witness = self._witness(level)
            if witness is not None:
                witnesses[level] = witness
            elif (level in self._assigned and level is left[-1] and not is_asked_more) or self._may_be(level):
                # An assignment that was judged otherwise says it too; but for the last one, what is asked next depends
                # on the question having been asked.
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
        between = list(outer.between)
        while between and not self._is_shown(between[0]) and not self._may_be(between[0]):
            between.pop(0)
        return between

    def _is_shown(self, level: AvisLevel) -> bool:
        """Return whether an assignment that leans to the best leads to a level."""
        return level in (self._leaning.best().ceiling, self._leaning.better().ceiling)

    @cached_property
    def _leaning(self) -> Leaning:
        return Leaning(self._scope, self._figures, self._project, self._judgement)

    def _witness(self, level: AvisLevel) -> Mapping[str, int] | None:
        """Return a completion that the kernel judges to lead to ``level``; None when none is found.

        The circuit leaves some leaves open, so that what it finds may be judged otherwise: then another is tried.
        """
        settled = self._judged(level, [self.circuit.sampled, self.circuit.settled])
        return settled or self._judged(level, [self.circuit.sampled]) or self._drawn(level)

    def _drawn(self, level: AvisLevel) -> Mapping[str, int] | None:
        """Return a completion drawn at random that leads to a level: what the solver may have missed."""
        if level not in self._drawn_to:
            self._drawn_to[level] = next((one.places for one in self._draws if one.leads_to(level)), None)
        return self._drawn_to[level]

    @cached_property
    def _draws(self) -> Sequence[Tried]:
        rng = random.Random(0)  # noqa: S311 - for variety, not for secrets
        completions = self._project.completions
        draws = [{name: rng.randrange(len(of)) for name, of in completions.items()} for _ in range(_TRIES)]
        return [self._tried(places) for places in draws]

    def _tried(self, places: Mapping[str, int]) -> Tried:
        return Tried(places, self._capped.completed(places), self.levels_of)

    @cached_property
    def _capped(self) -> CappedRules:
        return CappedRules(self._scope, self._project, self._judgement)

    def _judged(self, level: AvisLevel, assumed: Sequence[Literal]) -> Mapping[str, int] | None:
        circuit = self.circuit
        for _ in range(_TRIES):
            try:
                found = circuit.solver.solve((), [*assumed, *circuit.level(level)], circuit.choices.values())
            except GaveUp:
                return None
            if found is None:
                return None
            self._assigned.add(level)
            places = circuit.completion(found)
            if self._tried(places).leads_to(level):
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
        return self.levels_by(self.verdicts_of(places))

    def levels_by(self, verdicts: Sequence[Verdict]) -> AvisLevels:
        """Return the level that verdicts lead to, or the levels between which it is."""
        return self._figures.avis(verdicts, self._scope.left_out)

    def verdicts_of(self, places: Mapping[str, int]) -> Sequence[Verdict]:
        """Judge a completion, of all that is open or of some of it: the verdict of each rule."""
        return self._scope.kernel.verdicts(self._judgement, self._project.worths(places))

    def ways(self, name: str) -> int:
        """Return in how many ways a question or a table may be completed."""
        return len(self._project.ways(name))
