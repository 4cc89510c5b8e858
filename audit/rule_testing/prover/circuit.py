"""The conditions of the rules over all that projects may answer, on two rails: what makes each known true, known false.

A leaf that rests on what is only tried may be more than what is found of it: so it may be anything, unless it is stated
that contents are among those tried. What cannot hold even then is proven not to.
"""

from collections.abc import Mapping
from typing import NamedTuple

from audit.engine.nodes import Atom
from audit.engine.program import NumberedGate
from audit.judgement.proofs.conditions import enough_of
from audit.judgement.proofs.solver import Literal, Solver
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind
from audit.rule_testing.prover.domain import Domain

_MOST_CONFLICTS = 20_000


class Rails(NamedTuple):
    """What holds when a condition is known true, and when it is known false."""

    true: Literal
    false: Literal


class Conditions(NamedTuple):
    """The three conditions of a rule; of those that it does not have, what stands for them."""

    applies: Rails
    satisfied: Rails
    partial: Rails


class RuleCircuit:
    """What all projects may answer, in a solver.

    Attributes:
        solver: what is asked.
        tried: when it holds, a leaf is worth what it is by the contents of tables that were tried.
        project: the rules on one project.
    """

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.solver = Solver(conflicts=_MOST_CONFLICTS)
        self.tried = self.solver.free()
        self.project = OneProject(self, {})

    def beside(self, name: str) -> "OneProject":
        """Return the rules on the same project, but for one question or table, which is completed otherwise."""
        return OneProject(self, self.project.choices, but=name)

    def find(self, *wanted: Literal) -> Mapping[str, int] | None:
        """Return completions of ``project`` under which these literals hold, by contents that were tried.

        None when there are provably none.

        Raises:
            GaveUp: when the solver does not know.
        """
        choices = self.project.choices
        asked = [literal for literals in choices.values() for literal in literals]
        found = self.solver.solve(asked, [self.tried, *wanted])
        if found is None:
            return None
        return {
            name: next(place for place, literal in enumerate(literals) if literal in found.true)
            for name, literals in choices.items()
            if len(literals) > 1
        }

    def is_excluded(self, *wanted: Literal) -> bool:
        """Return whether these literals provably cannot hold together, whatever tables hold.

        Raises:
            GaveUp: when the solver does not know.
        """
        return self.solver.solve((), wanted) is None


class OneProject:
    """The rules on one project, built as far as they are asked about.

    Attributes:
        choices: by question or table, a literal for each completion, of which one holds.
    """

    def __init__(self, circuit: RuleCircuit, choices: dict[str, list[Literal]], but: str | None = None) -> None:
        self._solver = circuit.solver
        self._tried = circuit.tried
        self._domain = circuit.domain
        self._but = but
        self.choices = choices if but is None else {but: self._solver.one_of(len(self._domain.completions[but]))}
        self._shared = {} if but is None else choices
        self._nodes: dict[int, Rails] = {}

    def conditions(self, rule: int) -> Conditions:
        """Return what makes the conditions of a rule, by its place, known true and known false."""
        always, never = self._solver.true, -self._solver.true
        defaults = (Rails(always, never), Rails(never, always), Rails(never, always))
        numbers = self._domain.kernel.conditions[rule]
        found = [one if node is None else self._node(node) for node, one in zip(numbers, defaults, strict=True)]
        return Conditions(*found)

    def outcome(self, rule: int, outcome: OutcomeKind) -> Literal:
        """Return what holds when a rule has an outcome; undetermined is not asked for."""
        applies, satisfied, partial = self.conditions(rule)
        wanted = {
            OutcomeKind.SATISFIED: (applies.true, satisfied.true),
            OutcomeKind.PARTIAL: (applies.true, satisfied.false, partial.true),
            OutcomeKind.VIOLATED: (applies.true, satisfied.false, -partial.true),
            OutcomeKind.NOT_APPLICABLE: (applies.false,),
        }
        return self._solver.all_of(wanted[outcome])

    def choice(self, name: str) -> list[Literal]:
        """Return the literals of the completions of a question or table."""
        own = self.choices if self._but in (None, name) else self._shared
        if name not in own:
            own[name] = self._solver.one_of(len(self._domain.completions[name]))
        return own[name]

    def _node(self, number: int) -> Rails:
        if number not in self._nodes:
            step = self._domain.kernel.program.steps[number]
            self._nodes[number] = self._leaf(step.index) if isinstance(step, Atom) else self._gate(step)
        return self._nodes[number]

    def _gate(self, gate: NumberedGate) -> Rails:
        members = [self._node(member) for member in gate.members]
        if gate.kind == "not":
            return Rails(members[0].false, members[0].true)
        return Rails(
            enough_of(self._solver, [one.true for one in members], gate),
            enough_of(self._solver, [one.false for one in members], gate, rail=False),
        )

    def _leaf(self, number: int) -> Rails:
        names = self._domain.reads[number]
        literals = [self.choice(name) for name in names]
        ways: Mapping[Kleene, list[list[Literal]]] = {True: [], False: [], None: []}
        for places, value in self._domain.values(number):
            ways[value].append([of[place] for of, place in zip(literals, places, strict=True)])
        if self._domain.is_exact(number):
            return Rails(self._solver.defined(ways[True]), self._solver.defined(ways[False]))
        other = [[-self._tried]]
        true, false = (
            self._solver.defined([[self._tried, *way] for way in ways[known]], free_when=other)
            for known in (True, False)
        )
        self._solver.require([-true, -false])
        return Rails(true, false)
