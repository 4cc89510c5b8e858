"""The level that changes lead to when all that they leave open is completed in one way: a scenario of the circuit.

What stays open is what the completion says; what an action or an answer changes is what the solver chooses. Every
condition is true or false then, so that the level is what the avis would be, and not a bound of it.
"""

from collections.abc import Iterator, Mapping, Sequence

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom
from audit.judgement.proofs.conditions import enough_of
from audit.judgement.proofs.solver import Literal, Weighted
from audit.judgement.proofs.thresholds import above_floor, caps_against, not_negative
from audit.model.rule import OutcomeKind, Rule
from audit.model.scoring import AvisLevel
from audit.remediation.changes.circuit import ChangeCircuit
from audit.remediation.changes.leaves import Said

Outcomes = Mapping[OutcomeKind, Literal]


class InScenario:
    """The rules on one project in one scenario, in the solver of a circuit.

    Attributes:
        completed: the project as it is with this completion: every leaf is known.
    """

    def __init__(
        self,
        circuit: ChangeCircuit,
        completed: Judgement,
        said: Mapping[int, Said] | None = None,
    ) -> None:
        """Build it.

        Args:
            circuit: what may be done.
            completed: the project as it is with this completion: every leaf is known.
            said: what leaves are worth that changes leave open.
        """
        self._said = said or {}
        self.completed = completed
        self._circuit = circuit
        self._solver = circuit.solver
        self._scope = circuit.changeable.scope
        self._project = circuit.changeable.project.within(completed)
        self._nodes: dict[int, Literal] = {}
        self._outcomes: Sequence[tuple[Rule, Outcomes]] = [
            (self._scope.rules[place], self._of_rule(place)) for place in circuit.changeable.kept
        ]

    def reaches(self, level: AvisLevel) -> Literal:
        """Return what holds when the level is this one or better, if any rule can be measured."""
        scoring = self._scope.scoring
        above = above_floor(scoring, level)
        terms = [
            (literal, scoring.weights[rule.severity] * above[outcome])
            for rule, outcomes in self._outcomes
            for outcome, literal in outcomes.items()
        ]
        wanted = [not_negative(self._solver, terms)]
        for cap in caps_against(scoring, level):
            counted: list[Weighted] = [(outcomes[cap.outcome], 1) for rule, outcomes in self._outcomes
                                       if rule.severity is cap.severity]  # fmt: skip
            wanted.append(-self._solver.enough(counted, cap.count))
        return self._solver.all_of(wanted)

    def kept_by(self, level: AvisLevel) -> Iterator[str]:
        """Yield the rules that count against a level whatever can be done, where they are enough for a cap."""
        for cap in caps_against(self._scope.scoring, level):
            counting = [
                rule.id
                for rule, outcomes in self._outcomes
                if rule.severity is cap.severity and self._solver.solve((), [-outcomes[cap.outcome]]) is None
            ]
            if len(counting) >= cap.count:
                yield from counting

    def _of_rule(self, place: int) -> Outcomes:
        applies, satisfied, partial = self._scope.kernel.conditions[place]
        never = -self._solver.true
        applied = -never if applies is None else self._node(applies)
        met = never if satisfied is None else self._node(satisfied)
        in_part = never if partial is None else self._node(partial)
        all_of = self._solver.all_of
        return {
            OutcomeKind.SATISFIED: all_of([applied, met]),
            OutcomeKind.PARTIAL: all_of([applied, -met, in_part]),
            OutcomeKind.VIOLATED: all_of([applied, -met, -in_part]),
        }

    def _node(self, number: int) -> Literal:
        rail = self._circuit.rails.of(number)
        if rail.is_settled:
            return rail.true
        if number not in self._nodes:
            step = self._scope.kernel.program.steps[number]
            if isinstance(step, Atom):
                self._nodes[number] = self._leaf(step.index)
            else:
                members = [self._node(member) for member in step.members]
                negated = step.kind == "not"
                self._nodes[number] = -members[0] if negated else enough_of(self._solver, members, step)
        return self._nodes[number]

    def _leaf(self, number: int) -> Literal:
        solver, rails = self._solver, self._circuit.rails
        by_value, anything = rails.leaves.ways(
            number,
            self._project,
            self.completed.values[number],
            self.completed.facts,
            self._said.get(number),
        )
        ways = by_value[True]
        if [] in ways:
            literal = solver.true
        elif anything == -solver.true:
            literal = solver.defined(ways) if ways else -solver.true
        else:
            literal = solver.defined(ways, free_when=[[anything]])
            _, guess = rails.guessed[number]
            solver.require([-anything, -guess.true, literal])
            solver.require([-anything, -guess.false, -literal])
            if number in self._said:
                said = self._said[number]
                worth = literal if said.worth else -literal
                answers = [(self._circuit.moves.choices[name], place)
                           for name, place in zip(self._project.reads[number], said.places, strict=True)]  # fmt: skip
                solver.require([-anything, *(-of[place] for of, place in answers), worth])
                if said.is_free:  # by whatever other values, as long as they leave it open
                    same = [of[0] if place else -of[0] for of, place in answers]
                    solver.require([-anything, guess.true, guess.false, *same, worth])
        supposed = rails.supposed.get(number)
        if supposed is None:
            return literal
        return solver.any_of([supposed.true, solver.all_of([-supposed.true, -supposed.false, literal])])
