"""The rules on one project as a circuit over its open answers: what the solver is asked about.

Each open question is one of its completions. A leaf is what it is worth by the completions of what it rests on; what
they do not settle may be either, so that nothing that could be is left out. Rules, score and caps follow as everywhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.engine.kernel import Judgement, Kernel
from audit.engine.nodes import Atom
from audit.engine.program import NumberedGate
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.conditions import enough_of, has_too_many_ways, ways_by_value
from audit.judgement.proofs.solver import Found, Literal, Solver, Weighted
from audit.judgement.proofs.thresholds import above_floor, caps_against, not_negative
from audit.model.rule import OutcomeKind, Rule, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Scoring

MOST_CONFLICTS = 3_000
"""Dead ends that the solver may meet in one question: a tenth of a second or two; beyond, nothing is claimed."""

_MEASURED = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)
Outcomes = dict[OutcomeKind, Literal]


@dataclass(frozen=True)
class Scope:
    """What the rules of one review are, and how they count.

    Attributes:
        left_out: the rules, by their place, that are not for this project.
    """

    kernel: Kernel
    rules: Sequence[Rule]
    scoring: Scoring
    left_out: frozenset[int]


class Circuit:
    """The rules on one project, over its open answers.

    Attributes:
        solver: what it is built in; more may be stated of it.
        choices: by open question or table, a literal for each of its completions, of which one holds.
        measured: what holds when some rule can be measured.
        at_least: by level but the lowest, what holds when the avis is that one or better.
        sampled: when it holds, open tables have one of the contents that were tried, and nothing else.
        leaves: by the number of a leaf that is open, what holds when it is true; of those that are asked about.
    """

    def __init__(self, scope: Scope, project: OpenProject, judgement: Judgement) -> None:
        """Build it.

        Args:
            scope: the rules.
            project: what the project leaves open.
            judgement: of the project as it is.
        """
        self.solver = Solver(conflicts=MOST_CONFLICTS)
        self.sampled = self.solver.free()
        self.choices: dict[str, list[Literal]] = {}
        self.leaves: dict[int, Literal] = {}
        self._scope = scope
        self._project = project
        self._judgement = judgement
        self._steps = scope.kernel.program.steps
        self._nodes: dict[int, Literal] = {}
        self._outcomes = list(self._by_rule())
        self.at_least = dict(self._levels())

    def level(self, level: AvisLevel) -> list[Literal]:
        """Return what holds where the avis has exactly this level."""
        place = ORDERED_LEVELS.index(level)
        wanted = [self.at_least[level]] if level in self.at_least else [self.measured]
        return [*wanted, *([-self.at_least[ORDERED_LEVELS[place - 1]]] if place else [])]

    def completion(self, found: Found) -> dict[str, int]:
        """Return which completion of each question and table an answer of the solver makes, by its place."""
        return {
            name: next((place for place, literal in enumerate(literals) if literal in found.true), 0)
            for name, literals in self.choices.items()
        }

    def worst_first(self) -> None:
        """Have each answer be one in which the rules, by their weight, are met as little as can be."""
        weights, constant = self._scope.scoring.weights, (self.solver.true, -self.solver.true)
        costs = (
            (literal, weights[severity])
            for severity, outcomes in self._outcomes
            for literal in (-outcomes.get(OutcomeKind.VIOLATED, -self.solver.true),
                            outcomes.get(OutcomeKind.SATISFIED, -self.solver.true))
        )  # fmt: skip
        self.solver.minimise([(literal, weight) for literal, weight in costs if weight and literal not in constant])

    def _by_rule(self) -> Iterator[tuple[Severity, Outcomes]]:
        """Yield, for each rule that is for the project, what holds when it has each outcome; none where it is not."""
        for place, (rule, verdict) in enumerate(zip(self._scope.rules, self._judgement.verdicts, strict=True)):
            if place in self._scope.left_out:
                continue
            if len(verdict.possible) == 1:
                yield rule.severity, {verdict.outcome: self.solver.true}
                continue
            applies, satisfied, partial = self._scope.kernel.conditions[place]
            applied = self.solver.true if applies is None else self._node(applies)
            met = -self.solver.true if satisfied is None else self._node(satisfied)
            in_part = -self.solver.true if partial is None else self._node(partial)
            yield (
                rule.severity,
                {
                    OutcomeKind.SATISFIED: self.solver.all_of([applied, met]),
                    OutcomeKind.PARTIAL: self.solver.all_of([applied, -met, in_part]),
                    OutcomeKind.VIOLATED: self.solver.all_of([applied, -met, -in_part]),
                },
            )

    def _levels(self) -> Iterator[tuple[AvisLevel, Literal]]:
        """Yield, for each level but the lowest, what holds when the avis is that one or better."""
        scoring, solver = self._scope.scoring, self.solver
        capped: defaultdict[tuple[Severity, OutcomeKind], list[Weighted]] = defaultdict(list)
        for severity, outcomes in self._outcomes:
            for outcome, literal in outcomes.items():
                capped[severity, outcome].append((literal, 1))
        self.measured = solver.any_of(
            literal for _, outcomes in self._outcomes for outcome, literal in outcomes.items() if outcome in _MEASURED
        )
        for level in ORDERED_LEVELS[:-1]:
            caps = caps_against(scoring, level)
            held = [solver.enough(capped[cap.severity, cap.outcome], cap.count) for cap in caps]
            yield level, solver.all_of([self.measured, self._score(level), *(-cap for cap in held)])

    def _score(self, level: AvisLevel) -> Literal:
        """Return what holds when the score is at or above the floor of a level."""
        weights, above = self._scope.scoring.weights, above_floor(self._scope.scoring, level)
        return not_negative(
            self.solver,
            [
                (literal, weights[severity] * above[outcome])
                for severity, outcomes in self._outcomes
                for outcome, literal in outcomes.items()
                if outcome in _MEASURED
            ],
        )

    def _node(self, number: int) -> Literal:
        value = self._judgement.values[number]
        if value is not None:
            return self.solver.true if value else -self.solver.true
        if number not in self._nodes:
            step = self._steps[number]
            if isinstance(step, Atom):
                self._nodes[number] = self.leaves[step.index] = self._leaf(step.index)
            else:
                self._nodes[number] = self._gate(step)
        return self._nodes[number]

    def _gate(self, gate: NumberedGate) -> Literal:
        members = [self._node(member) for member in gate.members]
        return -members[0] if gate.kind == "not" else enough_of(self.solver, members, gate)

    def _leaf(self, number: int) -> Literal:
        names = self._project.reads[number]
        if not names or self._project.is_ratio(number) or has_too_many_ways(self._project, number):
            return self.solver.free()  # it may be either
        literals = [self._choice(name) for name in names]
        ways = ways_by_value(self._project, number, self.choices)
        tried = [(name, of) for name, of in zip(names, literals, strict=True) if not self._project.is_exact(name)]
        if not tried:
            return self.solver.defined(ways[True], free_when=ways[None])
        # Other contents than those tried may make it true or false, unless everything is as declared.
        settling = self._project.settling(number)
        known = self.solver.any_of(
            [self.sampled, self.solver.all_of(of[0] if name in self._project.declared else -self.solver.true
                                              for name, of in tried),
             *(self._choice(settling)[:1] if settling else ())]
        )  # fmt: skip
        true = [[known, *way] for way in ways[True]]
        either = [[known, *way] for way in ways[None]]
        return self.solver.defined(true, free_when=[*either, [-known]])

    def _choice(self, name: str) -> list[Literal]:
        if name not in self.choices:
            self.choices[name] = self.solver.one_of(len(self._project.ways(name)))
        return self.choices[name]
