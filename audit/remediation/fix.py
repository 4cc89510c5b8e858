"""The fewest actions and answers with which some rules are met, and of those what undoes and changes least."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.judgement.proofs.solver import Found, GaveUp, Literal, Weighted
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.circuit import ChangeCircuit
from audit.remediation.changes.trial import Changes, Trial, needed_of

_MOST_TRIALS = 60
"""Of changes that turn out not to meet the rules."""


@dataclass(frozen=True)
class Fix:
    """What it takes for some rules to be met.

    Attributes:
        actions: the actions to carry out, by their slug.
        answers: the open questions and tables to answer, when the answer is a good one.
        changes: what each question is supposed to be answered then.
        supposed: what leaves on tables, and on values that cannot be told, are supposed to be worth then, by number.
        rests_on: the tables and questions that these leaves rest on.
        is_proven: whether it is proven that no fewer changes do.
    """

    actions: tuple[str, ...]
    answers: tuple[str, ...]
    changes: Mapping[str, Fact]
    supposed: Mapping[int, Kleene]
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
    search = _Search(changeable, rules)
    try:
        found = search.fewest()
    except GaveUp:
        return Unfixable(gave_up=True)
    if isinstance(found, Unfixable):
        return found
    trial, circuit = Trial(changeable), search.circuit
    changes = circuit.changes(found.true)
    facts = needed_of(changes.facts, lambda fewer: trial.meets(rules, Changes(fewer, changes.supposed)))
    supposed = needed_of(changes.supposed, lambda fewer: trial.meets(rules, Changes(facts, fewer)))
    actions, answers = circuit.done(found.true)
    rests_on = tuple(dict.fromkeys(base for number in supposed for base in changeable.bases(number)))
    return Fix(actions, answers, facts, supposed, rests_on, search.is_proven and found.is_best)


class _Search:
    """Looks for the fewest changes that meet some rules.

    Attributes:
        is_proven: whether no fewer do, values that are not tried included.
    """

    def __init__(self, changeable: Changeable, rules: Sequence[int]) -> None:
        self.circuit = ChangeCircuit(changeable)
        self.is_proven = True
        self._rules = rules
        self._trial = Trial(changeable)
        self._met = {place: self.circuit.met(place) for place in rules}
        self._undone = self.circuit.undone()
        self._trials = 0

    def fewest(self) -> Found | Unfixable:
        """Return what the solver finds, judged by the kernel.

        Values that can be told come first; a value that only is supposed comes where none of those tried does.

        Raises:
            GaveUp: when it ended before it knew.
        """
        solver, met = self.circuit.solver, list(self._met.values())
        impossible = tuple(place for place, literal in self._met.items() if solver.solve((), [literal]) is None)
        if impossible or solver.solve((), met) is None:
            return Unfixable(impossible)
        told = [*met, self.circuit.moves.told]
        if self._judged(told) is None:
            told, self.is_proven = met, False
        # It takes few, so that counting from below ends soon, and leaves little to choose among.
        for most in range(len(self.circuit.items) + 1):
            few = -solver.enough(_each(self.circuit.items), most + 1)
            if self._judged([*told, few]) is not None:
                moved = [-literals[0] for literals in self.circuit.moves.choices.values() if len(literals) > 1]
                solver.minimise(_each(self._undone), _each([*moved, *self.circuit.supposed]))
                return self._judged([*told, few]) or Unfixable()  # it was possible a moment ago
            self.is_proven = self.is_proven and solver.solve((), [*met, few]) is None
        return Unfixable()

    def _judged(self, assumed: Sequence[Literal]) -> Found | None:
        """Return what the kernel judges to meet the rules; None when there is nothing.

        Raises:
            GaveUp: when too much of what the solver found did not.
        """
        while (found := self.circuit.solver.solve(self.circuit.asked, assumed)) is not None:
            changes = self.circuit.changes(found.true)
            after = self._trial.after(changes)
            if all(after.verdicts[place].satisfied for place in self._rules) and self._trial.keeps_applying(after):
                return found
            self._trials += 1
            if self._trials > _MOST_TRIALS:
                raise GaveUp
            self.circuit.learn(found.true, after, changes.supposed)
        return None


def _each(literals: Sequence[Literal]) -> list[Weighted]:
    return [(literal, 1) for literal in literals]
