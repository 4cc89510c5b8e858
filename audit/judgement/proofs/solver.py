"""The solver that proofs rest on: clingo, behind the few things that are asked of it.

Everything is a literal: a whole number, its contrary the negative one. A literal that is defined holds when one of its
definitions does, and not otherwise; a free one may hold or not. Weights are whole numbers, and small: clingo counts
with 32 bits and says nothing when a sum does not fit, so that every sum is checked before.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

Literal = int
Weighted = tuple[Literal, int]

_MOST = 2**31 - 1
"""The greatest sum that clingo counts without wrapping."""


@dataclass(frozen=True)
class Found:
    """An assignment that meets what was asked.

    Attributes:
        true: the literals of which it was asked whether they hold, those that do.
        cost: what was to be as low as possible, in the order in which it was stated; empty when nothing was.
        is_best: whether it is proven that nothing costs less.
    """

    true: frozenset[Literal]
    cost: tuple[int, ...] = ()
    is_best: bool = True


class GaveUp(Exception):
    """The solver met as many dead ends as it was allowed to, and knows neither way."""


class _Statement(NamedTuple):
    """One rule, as it is given to clingo: the head holds if all of the body, or enough of its weight, does."""

    head: Sequence[int]
    body: Sequence[Literal]
    is_choice: bool = False
    weights: Sequence[Weighted] = ()
    bound: int = 0


class Solver:
    """A growing set of definitions and constraints, and answers about it; one thread at a time.

    The same statements in the same order give the same answers: clingo runs on one thread and draws nothing.

    Attributes:
        true: the literal that holds always.
    """

    def __init__(self, conflicts: int | None = None, configuration: str = "auto") -> None:
        """Start with nothing stated.

        Args:
            conflicts: after how many dead ends an answer is given up, or given as the best so far; never when None.
            configuration: how it searches, by the name that clingo has for it.
        """
        import clingo  # a tenth of a second that most commands do without

        limit = [f"--solve-limit={conflicts}"] if conflicts else []
        self._control = clingo.Control(["--warn=none", "--opt-mode=opt", f"--configuration={configuration}", *limit])
        self._made = 0
        self._given = 0
        self._waiting: list[_Statement] = []
        self._costs: list[tuple[int, list[Weighted]]] = []
        self._has_costs = False
        self.true = self.defined([()])

    def free(self) -> Literal:
        """Return a literal that may hold or not."""
        atom = self._new()
        self._waiting.append(_Statement([atom], [], is_choice=True))
        return atom

    def defined(self, ways: Iterable[Sequence[Literal]], free_when: Iterable[Sequence[Literal]] = ()) -> Literal:
        """Return a literal that holds when all the literals of one of ``ways`` do; of ``free_when``, it may."""
        atom = self._new()
        for body in ways:
            self._waiting.append(_Statement([atom], body))
        for body in free_when:
            self._waiting.append(_Statement([atom], body, is_choice=True))
        return atom

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal that holds when all of these do."""
        wanted = dict.fromkeys(literals)
        wanted.pop(self.true, None)
        if -self.true in wanted or any(-one in wanted for one in wanted):
            return -self.true
        if len(wanted) <= 1:
            return next(iter(wanted), self.true)
        return self.defined([tuple(wanted)])

    def any_of(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal that holds when one of these does."""
        return -self.all_of(-literal for literal in literals)

    def enough(self, terms: Iterable[Weighted], bound: int) -> Literal:
        """Return a literal that holds when the weights of the literals that hold add up to ``bound`` or more.

        Raises:
            OverflowError: when the sum does not fit in what clingo counts with.
        """
        positive: list[Weighted] = []
        for literal, weight in terms:
            if literal == self.true:
                bound -= weight
            elif weight < 0:  # what a literal takes away, its contrary gives back
                positive.append((-literal, -weight))
                bound -= weight
            elif weight and literal != -self.true:
                positive.append((literal, weight))
        total = sum(weight for _, weight in positive)
        if bound <= 0:
            return self.true
        if total < bound:
            return -self.true
        if total > _MOST:
            msg = f"a sum of {total} does not fit in 32 bits"
            raise OverflowError(msg)
        return self._at_least(positive, bound)

    def one_of(self, count: int) -> list[Literal]:
        """Return that many literals of which exactly one holds."""
        if count == 1:
            return [self.true]
        literals = [self.free() for _ in range(count)]
        # As ``any_of`` and ``enough`` state them, of literals that are all new: no other one can be among them.
        self.require([-self.defined([[-literal for literal in literals]])])
        self.require([-self._at_least([(literal, 1) for literal in literals], 2)])
        return literals

    def require(self, literals: Sequence[Literal]) -> None:
        """Have at least one of these hold."""
        self._waiting.append(_Statement([], [-literal for literal in literals]))

    def minimise(self, *costs: Sequence[Weighted]) -> None:
        """Have each cost as low as possible, the first one first.

        Raises:
            OverflowError: when a cost does not fit in what clingo counts with.
            ValueError: for a weight below one, which clingo counts otherwise than one would think.
        """
        for place, terms in enumerate(costs):
            if any(weight < 1 for _, weight in terms):
                msg = "what is minimised has weights of one or more"
                raise ValueError(msg)
            if sum(weight for _, weight in terms) > _MOST:
                msg = "a cost does not fit in 32 bits"
                raise OverflowError(msg)
            self._costs.append((len(costs) - place, list(terms)))

    def solve(
        self,
        asked: Iterable[Literal],
        assumed: Sequence[Literal] = (),
        one_of: Iterable[Sequence[Literal]] = (),
    ) -> Found | None:
        """Return the best assignment under which ``assumed`` holds; None when there is provably none.

        Args:
            asked: the literals of which the answer says whether they hold.
            assumed: the literals that must hold this time.
            one_of: more of them, in groups of which exactly one holds: less is then to be asked of the solver.

        Raises:
            GaveUp: when there were too many dead ends before anything was found, or known not to be there.
        """
        self._flush()
        if any(literal == -self.true for literal in assumed):
            return None
        wanted, groups = list(asked), list(one_of)
        last: Found | None = None
        with self._control.solve(assumptions=[one for one in assumed if one != self.true], yield_=True) as handle:
            for model in handle:
                true = [literal for literal in wanted if model.is_true(literal)]
                true += [_holding(group, model.is_true) for group in groups]
                last = Found(frozenset(true), tuple(model.cost))
            result = handle.get()
        if last is None:
            if not result.exhausted:
                raise GaveUp
            return None
        return last if result.exhausted or not self._has_costs else replace(last, is_best=False)

    def _at_least(self, terms: Sequence[Weighted], bound: int) -> Literal:
        """Return a literal that holds when the weights, all positive, of those that hold add up to a bound above 0."""
        atom = self._new()
        self._waiting.append(_Statement([atom], [], weights=terms, bound=bound))
        return atom

    def _new(self) -> Literal:
        self._made += 1
        return self._made

    def _flush(self) -> None:
        """Hand over what was stated since the last answer."""
        if not (self._waiting or self._costs):
            return
        with self._control.backend() as backend:
            while self._given < self._made:
                self._given = backend.add_atom()
            for statement in self._waiting:
                if statement.weights:
                    backend.add_weight_rule(statement.head, statement.bound, statement.weights)
                else:
                    backend.add_rule(statement.head, statement.body, statement.is_choice)
            for priority, terms in self._costs:
                backend.add_minimize(priority, terms)
                self._has_costs = True
        self._waiting.clear()
        self._costs.clear()


def _holding(group: Sequence[Literal], is_true: Callable[[Literal], bool]) -> Literal:
    """Return the literal that holds of a group of which exactly one does.

    The last ones are asked first: a solver that leaves all it can undone most often ends there.
    """
    return next((literal for literal in group[:0:-1] if is_true(literal)), group[0])
