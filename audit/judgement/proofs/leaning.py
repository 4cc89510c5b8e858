"""A level shown to be possible without a solver: by one assignment of the circuit, leaning to the best or the worst.

Most projects leave the best and the worst level open that rules leave one by one, and that is seen at once: answer each
open question as most of what it weighs on asks, let each leaf that no completion settles be what is wanted of it, and
judge. Levels between are met on the way from one to the other, a question after another. What is found is an assignment
of the very ``Circuit``, so that its solver would not exclude the level either; where none is found, nothing is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom
from audit.engine.verdict import Verdict
from audit.judgement.figures import FigureMaker
from audit.judgement.findings import NOT_MET
from audit.judgement.levels import AvisLevels, is_worse
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Scope
from audit.judgement.proofs.conditions import has_too_many_ways
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

_BEST, _WORST = (0, 2, 1), (2, -2, -1)
"""How much a point of weight pulls the conditions of a rule up: that it applies, is satisfied, is so in part."""
_NEVER_MET = (-2, 0, 1)
"""The same, to the best, of a rule that can no longer be satisfied: better that it does not apply."""
_MET, _UNMET = (1, 2, 1), (-2, 1, 2)
"""The same of the other rules once it is known which of them an assignment leaves unmet."""


class _Assignment(NamedTuple):
    """An assignment, and what it makes of the rules.

    Attributes:
        pulls: by open leaf, how much it is to be true, or false.
        places: by open question or table, the place of its completion.
    """

    pulls: Mapping[int, int]
    places: Mapping[str, int]
    verdicts: Sequence[Verdict]
    levels: AvisLevels


class Leaning:
    """Assignments of the circuit of one project: two to the best, one to the worst, and some on the way between."""

    def __init__(self, scope: Scope, figures: FigureMaker, project: OpenProject, judgement: Judgement) -> None:
        """Prepare; see ``LevelProver``."""
        self._scope = scope
        self._figures = figures
        self._project = project
        self._judgement = judgement
        self._steps = scope.kernel.program.steps
        self._rules = [
            (place, scope.scoring.weights[rule.severity], verdict.possible)
            for place, (rule, verdict) in enumerate(zip(scope.rules, judgement.verdicts, strict=True))
            if len(verdict.possible) > 1 and place not in scope.left_out
        ]
        self._open = tuple(self._pulls({place: _WORST for place, _, _ in self._rules}))

    def best(self) -> AvisLevels:
        """Return the levels to which the assignment leads that leans to the best: one, which nothing excludes."""
        return self._best.levels

    def better(self) -> AvisLevels:
        """Return the same of a second one, for a level that the first misses by its score.

        Rules weigh by what the first makes of them: those that it leaves unmet are rather to leave the mean, and all
        others to be in it.
        """
        verdicts = self._best.verdicts
        return self._leaning(
            {place: _NEVER_MET if OutcomeKind.SATISFIED not in possible
             else _UNMET if verdicts[place].outcome in NOT_MET else _MET
             for place, _, possible in self._rules}
        ).levels  # fmt: skip

    def worst(self) -> AvisLevels:
        """Return the same of the assignment that leans to the worst."""
        return self._worst.levels

    def at_best(self) -> Mapping[str, int]:
        """Return a completion that leans to the best and leaves little open, by question or table its place."""
        return dict(self._places(self._best.pulls, is_free=False))

    def at_worst(self) -> Mapping[str, int]:
        """Return the same of one that leans to the worst."""
        return dict(self._places(self._worst.pulls, is_free=False))

    def shows(self, level: AvisLevel) -> bool:
        """Return whether one of these assignments, or one on the way from the best to the worst, has a level."""
        if any(level is lean().floor for lean in (self.best, self.worst, self.better)):
            return True
        names = list(self._alone)
        low, high = 0, len(names)  # as many questions are answered as they are at worst
        while high - low > 1:
            middle = (low + high) // 2
            found = self._between(frozenset(names[:middle])).levels.floor
            if found is level:
                return True
            if found not in ORDERED_LEVELS:
                return False
            low, high = (low, middle) if is_worse(found, level) else (middle, high)
        return False

    @cached_property
    def _best(self) -> _Assignment:
        return self._leaning(
            {place: _BEST if OutcomeKind.SATISFIED in possible else _NEVER_MET for place, _, possible in self._rules}
        )

    @cached_property
    def _worst(self) -> _Assignment:
        return self._leaning({place: _WORST for place, _, _ in self._rules})

    def _leaning(self, wanted: Mapping[int, tuple[int, ...]]) -> _Assignment:
        pulls = self._pulls(wanted)
        return self._assigned(pulls, dict(self._places(pulls, is_free=True)))

    def _between(self, at_worst: frozenset[str]) -> _Assignment:
        """Return the assignment that leans to the worst by these questions, and to the best by the others."""
        best, worst, reads = self._best, self._worst, self._project.reads
        pulls = {
            number: worst.pulls[number] if reads[number] and at_worst.issuperset(reads[number]) else pull
            for number, pull in best.pulls.items()
        }
        return self._assigned(pulls, {**best.places, **{name: worst.places[name] for name in at_worst}})

    def _assigned(self, pulls: Mapping[int, int], places: Mapping[str, int]) -> _Assignment:
        leaves = {}
        for number, pull in pulls.items():
            worth = self._worth(number, places)
            leaves[number] = pull > 0 if worth is None else worth
        verdicts = self._scope.kernel.revalued(self._judgement, leaves).judgement.verdicts
        return _Assignment(pulls, places, verdicts, self._figures.avis(verdicts, self._scope.left_out))

    def _pulls(self, wanted: Mapping[int, tuple[int, ...]]) -> Mapping[int, int]:
        """Return, for each open leaf of the rules that are open, how much they would have it be true, or false.

        Args:
            wanted: by the place of each rule, how much a point of its weight pulls its conditions up.
        """
        pulls: dict[int, int] = {}
        for place, weight, _ in self._rules:
            for condition, pull in zip(self._scope.kernel.conditions[place], wanted[place], strict=True):
                if condition is not None and self._judgement.values[condition] is None:
                    self._pull(condition, pull * weight, pulls)
        return pulls

    def _pull(self, node: int, pull: int, pulls: dict[int, int]) -> None:
        step = self._steps[node]
        if isinstance(step, Atom):
            pulls[step.index] = pulls.get(step.index, 0) + pull
            return
        for member in step.members:
            if self._judgement.values[member] is None:
                self._pull(member, -pull if step.kind == "not" else pull, pulls)

    def _places(self, pulls: Mapping[int, int], *, is_free: bool) -> Iterator[tuple[str, int]]:
        """Yield, for each open question, the place of the completion that most of what it weighs on asks for.

        Args:
            pulls: by open leaf, how much it is to be true, or false.
            is_free: whether a leaf that a completion leaves open is what is wanted of it, or else the contrary.
        """
        for name, leaves in self._alone.items():
            if not leaves:
                # Where it only counts as open, anything but what is declared leaves its leaves free.
                yield name, int(name in self._project.declared)
                continue
            gains = [0] * len(self._project.ways(name))
            for number, worths in leaves.items():
                pull = pulls[number]
                for place, worth in enumerate(worths):
                    if worth or (worth is None and (pull > 0) is is_free):
                        gains[place] += pull
            yield name, gains.index(max(gains))

    @cached_property
    def _alone(self) -> Mapping[str, Mapping[int, Sequence[Kleene]]]:
        """By open question or table, what the leaves are worth that read it alone, by the place of its completion.

        Nothing where other contents than the completions may be.
        """
        reads = self._project.reads
        found: dict[str, dict[int, Sequence[Kleene]]] = {name: {} for number in self._open for name in reads[number]}
        for number in self._open:
            if len(reads[number]) == 1 and self._project.is_exact(name := reads[number][0]):
                found[name][number] = self._project.by_every_way(number)
        return found

    def _worth(self, number: int, places: Mapping[str, int]) -> Kleene:
        """Return what a leaf is worth once questions are completed so; None where it may be either, as in the circuit.

        Tables have other contents than those that are tried, and so have questions whose completions are a sample.
        """
        project, names = self._project, self._project.reads[number]
        if not names or project.is_ratio(number):
            return None
        tried = [name for name in names if not project.is_exact(name)]
        if tried:
            settling = project.settling(number)
            as_declared = all(name in project.declared and not places[name] for name in tried)
            if not as_declared and (settling is None or places[settling]):
                return None
        if has_too_many_ways(project, number):
            return None
        ((_, worth),) = project.values(number, [tuple(places[name] for name in names)])
        return worth
