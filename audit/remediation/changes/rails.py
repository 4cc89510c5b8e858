"""Each condition after the changes, as two literals: it is known true, it is known false; neither when it is unknown.

What no change touches stays as it is, unknown if it is. What a table will hold is supposed to be what a rule asks for,
once an action or an answer may change it.
"""

from collections.abc import Iterator

from audit.engine.nodes import Atom
from audit.engine.program import NumberedGate
from audit.judgement.proofs.rails import Rail, gate_rail, guessed_rail, known_rail
from audit.judgement.proofs.solver import Literal, Solver
from audit.model.kleene import Kleene
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.leaves import LeafWays, Leaves
from audit.remediation.changes.moves import Moves


class Rails:
    """The rails of the nodes of the program, each made when it is first asked for.

    Attributes:
        leaves: what leaves are worth by the answers that change.
        supposed: by leaf, what holds when it is supposed to be true, and when to be false.
        guessed: by leaf, what holds when nothing tells what it is worth, and what it is worth then.
    """

    def __init__(self, changeable: Changeable, moves: Moves, solver: Solver) -> None:
        self._changeable = changeable
        self._moves = moves
        self._solver = solver
        self._rails: dict[int, Rail] = {}
        self.leaves = Leaves(changeable, moves, solver)
        self.supposed: dict[int, Rail] = {}
        self.guessed: dict[int, tuple[Literal, Rail]] = {}

    def of(self, number: int) -> Rail:
        """Return the rail of a node, by its number."""
        if number not in self._rails:
            step = self._changeable.scope.kernel.program.steps[number]
            self._rails[number] = self._leaf(step.index) if isinstance(step, Atom) else self._gate(step)
        return self._rails[number]

    def known(self, value: Kleene) -> Rail:
        """Return the rail of what is worth this, whatever changes."""
        return known_rail(self._solver, value)

    def free(self) -> Iterator[Literal]:
        """Yield what the solver supposes or guesses, none of which a question tells."""
        for rail in self.supposed.values():
            yield from (rail.true, rail.false)
        for anything, rail in self.guessed.values():
            yield from (anything, rail.true, rail.false)

    def _gate(self, gate: NumberedGate) -> Rail:
        return gate_rail(self._solver, [self.of(member) for member in gate.members], gate)

    def _leaf(self, number: int) -> Rail:
        judgement = self._changeable.judgement
        ways = self.leaves.ways(number, self._changeable.project, judgement.values[number], judgement.facts)
        return self._unless_touched(number, self._by_ways(number, ways))

    def _by_ways(self, number: int, ways: LeafWays) -> Rail:
        solver, (by_value, anything) = self._solver, ways
        for value, of in by_value.items():
            if [] in of:
                return self.known(value)
        if anything == -solver.true:
            true = solver.defined(by_value[True]) if by_value[True] else -solver.true
            if not by_value[None]:
                return Rail(true, -true)
            return Rail(true, solver.defined(by_value[False]) if by_value[False] else -solver.true)
        guess = guessed_rail(solver)
        self.guessed[number] = anything, guess
        return Rail(
            solver.defined([*by_value[True], [anything, guess.true]]),
            solver.defined([*by_value[False], [anything, guess.false]]),
        )

    def _unless_touched(self, number: int, as_it_is: Rail) -> Rail:
        """Return what a leaf is worth: either way once what is in its table may change."""
        solver = self._solver
        touched = solver.any_of(self._moves.touching(number))
        if touched == -solver.true:
            return as_it_is
        one = solver.free()
        supposed = Rail(solver.all_of([touched, one]), solver.all_of([touched, -one]))
        self.supposed[number] = supposed
        true = solver.any_of([supposed.true, solver.all_of([-touched, as_it_is.true])])
        if as_it_is.is_settled:
            return Rail(true, -true)
        return Rail(true, solver.any_of([supposed.false, solver.all_of([-touched, as_it_is.false])]))
