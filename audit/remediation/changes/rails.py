"""Each condition after the changes, as two literals: it is known true, it is known false; neither when it is unknown.

What no change touches stays as it is, unknown if it is. What a table will hold, or the amounts behind an indicator, is
supposed to be what a rule asks for, once an action or an answer may change it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from audit.engine.nodes import Atom
from audit.engine.program import NumberedGate
from audit.judgement.proofs.conditions import enough_of, has_too_many_ways, ways_by_value
from audit.judgement.proofs.solver import Literal, Solver
from audit.model.kleene import Kleene
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.moves import Moves


@dataclass(frozen=True)
class Rail:
    """What holds when a node is known true, and when it is known false."""

    true: Literal
    false: Literal


class Rails:
    """The rails of the nodes of the program, each made when it is first asked for.

    Attributes:
        supposed: by leaf, what holds when it is supposed to be true, and when to be false.
    """

    def __init__(self, changeable: Changeable, moves: Moves, solver: Solver) -> None:
        self._changeable = changeable
        self._moves = moves
        self._solver = solver
        self._rails: dict[int, Rail] = {}
        self.supposed: dict[int, Rail] = {}

    def of(self, number: int) -> Rail:
        """Return the rail of a node, by its number."""
        if number not in self._rails:
            step = self._changeable.scope.kernel.program.steps[number]
            self._rails[number] = self._leaf(step.index) if isinstance(step, Atom) else self._gate(step)
        return self._rails[number]

    def known(self, value: Kleene) -> Rail:
        """Return the rail of what is worth this, whatever changes."""
        true = self._solver.true
        return Rail(true if value else -true, true if value is False else -true)

    def _gate(self, gate: NumberedGate) -> Rail:
        members = [self.of(member) for member in gate.members]
        if gate.kind == "not":
            return Rail(members[0].false, members[0].true)
        return Rail(
            enough_of(self._solver, [one.true for one in members], gate, rail=True),
            enough_of(self._solver, [one.false for one in members], gate, rail=False),
        )

    def _leaf(self, number: int) -> Rail:
        project = self._changeable.project
        touching = self._moves.touching(number)
        if not project.reads[number] or project.is_ratio(number):
            # a share of all answers hardly moves with a few; it is judged
            as_it_is = self.known(self._changeable.judgement.values[number])
        elif has_too_many_ways(project, number):
            as_it_is = self.known(None)
        else:
            ways = ways_by_value(project, number, self._moves.choices)
            as_it_is = Rail(self._solver.defined(ways[True]), self._solver.defined(ways[False]))
        return self._unless_touched(number, as_it_is, touching)

    def _unless_touched(self, number: int, as_it_is: Rail, touching: Iterable[Literal]) -> Rail:
        """Return what a leaf is worth: either way once what is in its table may change."""
        solver = self._solver
        touched = solver.any_of(touching)
        if touched == -solver.true:
            return as_it_is
        one = solver.free()
        supposed = Rail(solver.all_of([touched, one]), solver.all_of([touched, -one]))
        self.supposed[number] = supposed
        return Rail(
            solver.any_of([supposed.true, solver.all_of([-touched, as_it_is.true])]),
            solver.any_of([supposed.false, solver.all_of([-touched, as_it_is.false])]),
        )
