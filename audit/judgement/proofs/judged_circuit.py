"""The rules on one project over its completions, as the kernel judges them: what a witness of a level is sought in.

A condition is known true, known false or unknown here, as it is when a completion is judged, so that what the solver
proposes is what the kernel finds; where it proposes nothing, no completion that is listed leads to the level for sure.
Only leaves with too many ways are not told beforehand: they may be anything until a proposal that has them is judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import MOST_CONFLICTS, Scope
from audit.judgement.proofs.conditions import has_too_many_ways, ways_by_value
from audit.judgement.proofs.rails import Rail, gate_rail, guessed_rail, known_rail
from audit.judgement.proofs.rule_by_rule import Counted, OpenRule, RuleByRule
from audit.judgement.proofs.solver import Found, Literal, Solver
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

_SEARCH = "frumpy"
"""Of clingo: what it meets the fewest dead ends with, of sums over all rules; a tenth of those of its default."""

_MOST_NEAR = 64
"""Ways that are told at once of a leaf that may be anything, near the one that was judged."""


class JudgedCircuit:
    """The rules on one project, over the completions that are listed of what it leaves open."""

    def __init__(self, scope: Scope, project: OpenProject, judgement: Judgement) -> None:
        """Prepare; see ``Circuit``."""
        self._solver = Solver(conflicts=MOST_CONFLICTS, configuration=_SEARCH)
        self._choices: dict[str, list[Literal]] = {}
        self._guessed: dict[int, Rail] = {}
        self._rails: dict[int, Rail] = {}
        self._chosen: dict[tuple[tuple[Literal, ...], ...], Literal] = {}
        self._scope = scope
        self._project = project
        self._judgement = judgement

    def proposed(self, level: AvisLevel) -> dict[str, int] | None:
        """Return a completion, by question or table its place, that leads to a level as far as it is told; or None.

        Raises:
            GaveUp: when the solver ended before it knew.
        """
        wanted = [self._levels.measured]
        if level is not ORDERED_LEVELS[-1]:
            wanted.append(self._levels.reaches(level))
        if level is not ORDERED_LEVELS[0]:
            wanted.append(self._levels.stays_below(ORDERED_LEVELS[ORDERED_LEVELS.index(level) - 1]))
        found = self._solver.solve((), wanted, self._choices.values())
        return None if found is None else self._completion(found)

    def below(self, level: AvisLevel, first: Iterable[str]) -> dict[str, int] | None:
        """Return a completion that is below a level as far as it is told, with the first of these questions; or None.

        Raises:
            GaveUp: when the solver ended before it knew.
        """
        wanted = [self._levels.measured, self._levels.stays_below(level)]
        kept = [self._choices[name][0] for name in first if name in self._choices]
        found = self._solver.solve((), [*wanted, *kept], self._choices.values())
        return None if found is None else self._completion(found)

    def prefer_first(self, names: Iterable[str]) -> None:
        """Have each completion from now on be one with the fewest of these questions not completed by their first."""
        _ = self._levels  # it is for the conditions of rules that there are choices
        self._solver.minimise([(-self._choices[name][0], 1) for name in names if name in self._choices])

    def learn(self, places: Mapping[str, int]) -> None:
        """Have a completion that was judged otherwise not be proposed again, and tell what is learnt of its leaves.

        Of leaves that may be anything, what is told is what they are worth by it, and by those near it.
        """
        for number, guess in self._guessed.items():
            names = self._project.reads[number]
            choices = [self._choices[name] for name in names]
            ways = _near([places[name] for name in names], [len(of) for of in choices])
            for way, worth in self._project.values(number, ways):
                otherwise = [-of[place] for of, place in zip(choices, way, strict=True)]
                for literal, value in ((guess.true, True), (guess.false, False)):
                    self._solver.require([*otherwise, literal if worth is value else -literal])
        self._solver.require([-self._choices[name][place] for name, place in places.items()])

    @cached_property
    def _levels(self) -> RuleByRule:
        return RuleByRule(self._solver, self._scope.scoring, list(self._rules()))

    def _completion(self, found: Found) -> dict[str, int]:
        return {
            name: next(place for place, literal in enumerate(literals) if literal in found.true)
            for name, literals in self._choices.items()
        }

    def _rules(self) -> Iterator[Counted]:
        for place, (rule, verdict) in enumerate(zip(self._scope.rules, self._judgement.verdicts, strict=True)):
            if place in self._scope.left_out:
                continue
            if len(verdict.possible) == 1:
                yield rule.severity, verdict.possible[0]
                continue
            applies, satisfied, partial = self._scope.kernel.conditions[place]
            yield (
                rule.severity,
                OpenRule(
                    self._solver,
                    known_rail(self._solver, value=True) if applies is None else self._rail(applies),
                    known_rail(self._solver, value=None) if satisfied is None else self._rail(satisfied),
                    known_rail(self._solver, value=False) if partial is None else self._rail(partial),
                ),
            )

    def _rail(self, number: int) -> Rail:
        if number not in self._rails:
            self._rails[number] = self._made(number)
        return self._rails[number]

    def _made(self, number: int) -> Rail:
        value, step = self._judgement.values[number], self._scope.kernel.program.steps[number]
        if value is not None:
            return known_rail(self._solver, value)
        if isinstance(step, Atom):
            return self._leaf(step.index)
        return gate_rail(self._solver, [self._rail(member) for member in step.members], step)

    def _leaf(self, number: int) -> Rail:
        solver, names = self._solver, self._project.reads[number]
        if not names:
            return known_rail(solver, value=None)  # no completion tells
        choices = {name: self._choice(name) for name in names}
        if has_too_many_ways(self._project, number):
            self._guessed[number] = guessed_rail(solver)
            return self._guessed[number]
        ways = ways_by_value(self._project, number, choices)
        true = self._one_of(ways[True])
        return Rail(true, self._one_of(ways[False]) if ways[None] else -true)

    def _one_of(self, ways: Sequence[tuple[Literal, ...]]) -> Literal:
        """Return what holds where one of these ways is chosen; many leaves have the same."""
        key = tuple(ways)
        if key not in self._chosen:
            self._chosen[key] = (
                -self._solver.true if not ways else ways[0][0] if len(ways) == len(ways[0]) == 1 else
                self._solver.defined(ways)
            )  # fmt: skip
        return self._chosen[key]

    def _choice(self, name: str) -> Sequence[Literal]:
        if name not in self._choices:
            self._choices[name] = self._solver.one_of(len(self._project.ways(name)))
        return self._choices[name]


def _near(places: Sequence[int], counts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield these places, and those that differ from them in one of them unless they are many.

    Args:
        places: of what a leaf rests on.
        counts: how many places there are for each.
    """
    yield tuple(places)
    if sum(counts) > _MOST_NEAR:
        return
    for changed, (place, count) in enumerate(zip(places, counts, strict=True)):
        for other in range(count):
            if other != place:
                yield (*places[:changed], other, *places[changed + 1 :])
