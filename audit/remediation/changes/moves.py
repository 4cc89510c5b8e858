"""The moves of the solver: rules treated, open answers given, and the answers that may change by them."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from audit.judgement.proofs.solver import Literal, Solver
from audit.model.answer import AnswerState
from audit.remediation.changes.changeable import Changeable


class Moves:
    """What the solver chooses.

    Attributes:
        treated: by the place of a rule that is not met, what holds when all its actions are carried out.
        choices: by question that may change, a literal for each answer that is tried; the first is what it is.
        others: by question that may hold other values than those, what holds when it does.
        told: when it holds, every answer that changes is one of those that are tried.
        answered: by open question or table, what holds when it is answered, of those that matter so far.
    """

    def __init__(self, changeable: Changeable, solver: Solver) -> None:
        self._changeable = changeable
        self._solver = solver
        self.told = solver.free()
        self.treated = {place: solver.free() for place in changeable.treatable}
        self.others: dict[str, Literal] = {}
        self.choices = {name: self._choice(name) for name in sorted(changeable.project.completions)}
        self.answered: dict[str, Literal] = {}

    def chosen(self) -> Iterator[Literal]:
        """Yield the literals of all answers."""
        for literals in self.choices.values():
            yield from literals
        yield from self.others.values()

    @cached_property
    def actions(self) -> dict[str, Literal]:
        """By action, what holds when it is carried out: when a rule that asks for it is treated."""
        asked: defaultdict[str, list[Literal]] = defaultdict(list)
        for place, treated in self.treated.items():
            for action in self._changeable.actions(place):
                asked[action.action].append(treated)
        # A literal of its own each, for two actions of one rule are two.
        return {slug: self._solver.defined([(one,) for one in treated]) for slug, treated in asked.items()}

    def touching(self, leaf: int) -> list[Literal]:
        """Return what lets a leaf on what is not chosen change: a rule that asks for it is treated, or an answer."""
        changeable = self._changeable
        loose = [base for base in changeable.bases(leaf) if base in changeable.loose]
        if not loose:
            return []
        touching = [treated for place, treated in self.treated.items() if leaf in changeable.asked[place]]
        if changeable.judgement.values[leaf] is None:
            facts = changeable.judgement.facts.facts
            touching += [self._answer(base) for base in loose if base not in facts or changeable.is_open(base)]
        return touching

    def keep_others(self) -> None:
        """Let a question change only when a rule that asks for it is treated, or when it is open and is answered."""
        askers: defaultdict[str, list[Literal]] = defaultdict(list)
        for place, treated in self.treated.items():
            for leaf in self._changeable.asked[place]:
                for name in self._changeable.bases(leaf):
                    askers[name].append(treated)
        for name, literals in self.choices.items():
            ways = list(dict.fromkeys(askers[name]))
            if not self._changeable.is_open(name):
                self._solver.require([literals[0], *ways])
                continue
            self._solver.require([literals[0], *ways, self._answer(name)])
            known = self._changeable.judgement.facts.facts[name]
            for literal, completion in zip(literals[1:], self._changeable.project.completions[name][1:], strict=True):
                value = completion.fact.value if completion.fact else None
                if value is not None and not known.allows(value):
                    self._solver.require([-literal, *ways])  # what is known in part is answered within that

    def _answer(self, name: str) -> Literal:
        """Return what holds when an open question or table is answered."""
        if name not in self.answered:
            self.answered[name] = self._solver.free()
        return self.answered[name]

    def _choice(self, name: str) -> list[Literal]:
        """Return a literal for each answer to a question; none of them that it does not apply."""
        completions = self._changeable.project.completions[name]
        is_sampled = name in self._changeable.sampled
        literals = self._solver.one_of(len(completions) + is_sampled)
        if is_sampled:
            self.others[name] = literals.pop()
            self._solver.require([-self.told, -self.others[name]])
        for literal, completion in zip(literals[1:], completions[1:], strict=True):
            if completion.fact is None or completion.fact.state is not AnswerState.ANSWERED:
                self._solver.require([-literal])
        return literals
