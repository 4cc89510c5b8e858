"""The fewest actions and answers with which some rules are met, and of those what undoes and changes least."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.judgement.proofs.solver import Found, GaveUp, Literal, Weighted
from audit.model.fact import Fact
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.circuit import ChangeCircuit
from audit.remediation.changes.trial import Changes, Trial, needed_of


@dataclass(frozen=True)
class Fix:
    """What it takes for some rules to be met.

    Attributes:
        actions: the actions to carry out, by their slug.
        answers: the open questions and tables to answer, when the answer is a good one.
        changes: what each question is supposed to be answered then.
        supposed: what leaves on tables and amounts are supposed to be worth then, by their number.
        rests_on: the tables and questions that these leaves rest on.
        is_proven: whether it is proven that no fewer changes do.
    """

    actions: tuple[str, ...]
    answers: tuple[str, ...]
    changes: Mapping[str, Fact]
    supposed: Mapping[int, bool]
    rests_on: tuple[str, ...]
    is_proven: bool = True


@dataclass(frozen=True)
class Unfixable:
    """Why some rules cannot be met.

    Attributes:
        alone: the rules that nothing that may change meets, by their place.
        gave_up: whether the search ended before it knew.
    """

    alone: tuple[int, ...] = ()
    gave_up: bool = False


def fix(changeable: Changeable, rules: Sequence[int]) -> Fix | Unfixable:
    """Return the fewest actions and answers with which some rules are met.

    Of those, what undoes the fewest rules that are met today, and then changes the least.

    Args:
        changeable: what may change of the project.
        rules: the rules to meet, by their place.
    """
    circuit = ChangeCircuit(changeable)
    try:
        found = _fewest(circuit, rules)
    except GaveUp:
        return Unfixable(gave_up=True)
    if isinstance(found, Unfixable):
        return found
    trial = Trial(changeable)
    changes = circuit.changes(found.true)
    facts = needed_of(changes.facts, lambda fewer: trial.meets(rules, Changes(fewer, changes.supposed)))
    supposed = needed_of(changes.supposed, lambda fewer: trial.meets(rules, Changes(facts, fewer)))
    actions, answers = circuit.done(found.true)
    rests_on = tuple(dict.fromkeys(base for number in supposed for base in changeable.bases(number)))
    return Fix(actions, answers, facts, supposed, rests_on, found.is_best)


def _fewest(circuit: ChangeCircuit, rules: Sequence[int]) -> Found | Unfixable:
    """Return what the solver finds.

    Raises:
        GaveUp: when it ended before it knew.
    """
    solver = circuit.solver
    met = {place: circuit.met(place) for place in rules}
    items, undone = circuit.items, circuit.undone()
    impossible = tuple(place for place, literal in met.items() if solver.solve((), [literal]) is None)
    if impossible or solver.solve((), list(met.values())) is None:
        return Unfixable(impossible)
    # It takes few, so that counting from below ends soon, and leaves little to choose among.
    assumed = next(
        wanted for most in range(len(items) + 1)
        if solver.solve((), wanted := [*met.values(), -solver.enough(_each(items), most + 1)]) is not None
    )  # fmt: skip
    moved = [-literals[0] for literals in circuit.moves.choices.values() if len(literals) > 1]
    solver.minimise(_each(undone), _each([*moved, *circuit.supposed]))
    found = solver.solve([*items, *circuit.moves.chosen(), *circuit.supposed], assumed)
    return found or Unfixable()  # it was possible a moment ago


def _each(literals: Sequence[Literal]) -> list[Weighted]:
    return [(literal, 1) for literal in literals]
