"""A condition as two literals: it is known true, it is known false; neither when it is unknown."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.engine.program import NumberedGate
from audit.judgement.proofs.conditions import enough_of
from audit.judgement.proofs.solver import Literal, Solver
from audit.model.kleene import Kleene


@dataclass(frozen=True)
class Rail:
    """What holds when a node is known true, and when it is known false."""

    true: Literal
    false: Literal

    @property
    def is_settled(self) -> bool:
        """Whether it is known either way whatever is chosen, so that no completion tells more."""
        return self.true == -self.false


def known_rail(solver: Solver, value: Kleene) -> Rail:
    """Return the rail of what is worth this, whatever is chosen."""
    return Rail(solver.true if value else -solver.true, solver.true if value is False else -solver.true)


def guessed_rail(solver: Solver) -> Rail:
    """Return the rail of what may be worth anything, until it is judged."""
    guess = Rail(solver.free(), solver.free())
    solver.require([-guess.true, -guess.false])
    return guess


def gate_rail(solver: Solver, members: Sequence[Rail], gate: NumberedGate) -> Rail:
    """Return the rail of a connective over members."""
    if gate.kind == "not":
        return Rail(members[0].false, members[0].true)
    true = enough_of(solver, [one.true for one in members], gate, rail=True)
    if all(one.is_settled for one in members):
        return Rail(true, -true)
    return Rail(true, enough_of(solver, [one.false for one in members], gate, rail=False))
