"""Which levels of the avis completions of a project lead to: each has a witness, or a proof that there is none."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from audit.engine.kernel import Judgement
from audit.engine.verdict import Verdict
from audit.judgement.figures import FigureMaker
from audit.judgement.levels import AvisLevels
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.capped import CappedRules
from audit.judgement.proofs.circuit import Circuit, Scope
from audit.judgement.proofs.judged_circuit import JudgedCircuit
from audit.judgement.proofs.leaning import Leaning
from audit.judgement.proofs.solver import GaveUp
from audit.judgement.proofs.tried import Tried
from audit.judgement.reach import Reach, Reachable
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

_PROPOSALS = 16
"""Of the solver: the first one leads to the level but where leaves are not told before they are judged."""


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

    def reachable(self, outer: AvisLevels) -> Reachable:
        """Return what is known of each level.

        Args:
            outer: the bounds that follow rule by rule: no completion leads beyond them.
        """
        levels = dict.fromkeys(ORDERED_LEVELS, Reach.EXCLUDED)
        witnesses: dict[AvisLevel, Mapping[str, int]] = {}
        for level in outer.between:
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
        while len(between) > 1 and not self._may_be(between[-1]):
            between.pop()
        left = {level: Reach.NOT_EXCLUDED if level in between else Reach.EXCLUDED for level in ORDERED_LEVELS}
        return Reachable(left, {})

    def ceiling(self, outer: AvisLevels) -> AvisLevel:
        """Return the best level of ``bounds``; none when all are excluded."""
        return next(iter(self._not_above(outer)), AvisLevel.NONE)

    def _not_above(self, outer: AvisLevels) -> list[AvisLevel]:
        """Return the levels from the best that is not excluded to the worst."""
        between = list(outer.between)
        while between and not self._may_be(between[0]):
            between.pop(0)
        return between

    @cached_property
    def _leaning(self) -> Leaning:
        return Leaning(self._scope, self._figures, self._project, self._judgement)

    def _witness(self, level: AvisLevel) -> Mapping[str, int] | None:
        """Return a completion that the kernel judges to lead to ``level``; None when none is found."""
        if self._capped.leave_out_of_reach(level):
            return None
        return self._leant(level) or self._proposed(level)

    def _leant(self, level: AvisLevel) -> Mapping[str, int] | None:
        """Return the completion that leans to the best, or to the worst for the lowest level, where it leads there."""
        leant = self._leant_worst if level is ORDERED_LEVELS[-1] else self._leant_best
        return leant.places if leant.leads_to(level) else None

    @cached_property
    def _leant_best(self) -> Tried:
        return self._tried(self._leaning.at_best())

    @cached_property
    def _leant_worst(self) -> Tried:
        return self._tried(self._leaning.at_worst())

    def _tried(self, places: Mapping[str, int]) -> Tried:
        return Tried(places, self._capped.completed(places), self.levels_of)

    @cached_property
    def _capped(self) -> CappedRules:
        return CappedRules(self._scope, self._project, self._judgement)

    def _proposed(self, level: AvisLevel) -> Mapping[str, int] | None:
        """Return a completion that the solver proposes and that leads to a level."""
        for _ in range(_PROPOSALS):
            try:
                places = self.judged.proposed(level)
            except GaveUp:
                return None
            if places is None or self._tried(places).leads_to(level):
                return places
            self.judged.learn(places)
        return None

    @cached_property
    def judged(self) -> JudgedCircuit:
        """The same, as the kernel judges completions."""
        return JudgedCircuit(self._scope, self._project, self._judgement)

    def _may_be(self, level: AvisLevel) -> bool:
        """Return whether a level is not excluded; the solver is asked where nothing simpler shows it."""
        if self._leaning.shows(level):
            return True
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
