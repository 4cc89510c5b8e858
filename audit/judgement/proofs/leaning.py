"""A level shown to be possible without a solver: by one assignment of the circuit, leaning to the best or the worst.

Most projects leave the best and the worst level open that rules leave one by one, and that is seen at once: answer each
open question as most of what it weighs on asks, let each leaf that no completion settles be what is wanted of it, and
judge. What is found is an assignment of the very ``Circuit``, so that its solver would not exclude the level either;
where none is found, nothing is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom
from audit.engine.verdict import Verdict
from audit.judgement.figures import FigureMaker
from audit.judgement.findings import NOT_MET
from audit.judgement.levels import AvisLevels
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Scope
from audit.judgement.proofs.conditions import has_too_many_ways
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind

_BEST, _WORST = (0, 2, 1), (2, -2, -1)
"""How much a point of weight pulls the conditions of a rule up: that it applies, is satisfied, is so in part."""
_NEVER_MET = (-2, 0, 1)
"""The same, to the best, of a rule that can no longer be satisfied: better that it does not apply."""
_MET, _UNMET = (1, 2, 1), (-2, 1, 2)
"""The same of the other rules once it is known which of them an assignment leaves unmet."""


class _Assignment(NamedTuple):
    """What an assignment makes of the rules."""

    verdicts: Sequence[Verdict]
    levels: AvisLevels


class Leaning:
    """Three assignments of the circuit of one project: two to the best, and one to the worst."""

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
        return self._assigned(
            {place: _NEVER_MET if OutcomeKind.SATISFIED not in possible
             else _UNMET if verdicts[place].outcome in NOT_MET else _MET
             for place, _, possible in self._rules}
        ).levels  # fmt: skip

    def worst(self) -> AvisLevels:
        """Return the same of the assignment that leans to the worst."""
        return self._assigned({place: _WORST for place, _, _ in self._rules}).levels

    @cached_property
    def _best(self) -> _Assignment:
        return self._assigned(
            {place: _BEST if OutcomeKind.SATISFIED in possible else _NEVER_MET for place, _, possible in self._rules}
        )

    def _assigned(self, wanted: Mapping[int, tuple[int, ...]]) -> _Assignment:
        pulls = self._pulls(wanted)
        places = dict(self._places(pulls))
        leaves = {}
        for number, pull in pulls.items():
            worth = self._worth(number, places)
            leaves[number] = pull > 0 if worth is None else worth
        verdicts = self._scope.kernel.revalued(self._judgement, leaves).judgement.verdicts
        return _Assignment(verdicts, self._figures.avis(verdicts, self._scope.left_out))

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

    def _places(self, pulls: Mapping[int, int]) -> Iterator[tuple[str, int]]:
        """Yield, for each open question, the place of the completion that most of what it weighs on asks for."""
        for name, leaves in self._alone.items():
            if not leaves:
                # Where it only counts as open, anything but what is declared leaves its leaves free.
                yield name, int(name in self._project.declared)
                continue
            gains = [0] * len(self._project.ways(name))
            for number, worths in leaves.items():
                pull = pulls[number]
                for place, worth in enumerate(worths):
                    if worth or (worth is None and pull > 0):
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
