"""The connectives of conditions: what each is worth, on one project or on many at once, and what decides it.

Every connective but the negation counts: it is true as soon as enough of its members are true, and false as soon as
too few can still be. Whatever evaluates conditions (the kernel, worlds, finding sentences, lint, mutation, clauses for
durable-rules) uses this module, so that the language has one meaning.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from audit.model.condition import All, AnyOf, AtLeast, Condition, Not
from audit.model.kleene import Kleene, at_least, conjunction, disjunction, negation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["all", "any", "not", "at_least"]
Values = Sequence[Kleene]
First = TypeVar("First")
Second = TypeVar("Second")
Flags = TypeVar("Flags", int, "NDArray[np.uint64]")
"""A bit a world: of one whole number where worlds are few, of an array where they are many."""


@dataclass(frozen=True)
class Atom:
    """A leaf, by its number in the program."""

    index: int


@dataclass(frozen=True)
class Gate:
    """A connective over atoms and gates; ``n`` only matters for ``at_least``."""

    kind: Kind
    members: tuple["Node", ...]
    n: int = 1

    def __post_init__(self) -> None:
        # Gates are keys of every table that compiling fills: a hash of the whole tree is taken once, not each time.
        object.__setattr__(self, "_hash", hash((self.kind, self.members, self.n)))

    def __hash__(self) -> int:
        """Return the hash of the tree."""
        return self._hash  # type: ignore[attr-defined, no-any-return]

    def needed(self, rail: bool) -> int:
        """Return how many members must be known true (``rail``) or known false for the gate to be; not of negations."""
        return needed(self.kind, len(self.members), self.n, rail)


Node = Atom | Gate


class Connective(NamedTuple):
    """A condition made of conditions."""

    kind: Kind
    members: tuple[Condition, ...]
    n: int = 1


def connective(condition: Condition) -> Connective | None:
    """Return a condition as a connective over its members, or None when it is a leaf."""
    match condition:
        case All():
            return Connective("all", condition.all)
        case AnyOf():
            return Connective("any", condition.any)
        case Not():
            return Connective("not", (condition.not_,))
        case AtLeast(at_least=threshold):
            return Connective("at_least", threshold.of, threshold.n)
    return None


def joined(kind: Kind, n: int, values: Iterable[Kleene]) -> Kleene:
    """Return what a connective is worth, from what its members are worth."""
    match kind:
        case "all":
            return conjunction(values)
        case "any":
            return disjunction(values)
        case "not":
            (value,) = values
            return negation(value)
        case "at_least":
            return at_least(n, values)


def needed(kind: Kind, size: int, n: int, rail: bool) -> int:
    """Return how many of ``size`` members must be known true (``rail``) or known false for the connective to be."""
    true = {"all": size, "any": 1}.get(kind, n)
    return true if rail else size - true + 1


def evaluator(kind: Kind, members: tuple[int, ...], n: int) -> Callable[[Values], Kleene]:
    """Compile a connective over numbered nodes, to be evaluated thousands of times."""
    match kind:
        case "all":
            return _all_of(members)
        case "any":
            return _any_of(members)
        case "not":
            (member,) = members
            return lambda values: negation(values[member])
        case "at_least":
            return lambda values: at_least(n, [values[member] for member in members])


def _all_of(members: tuple[int, ...]) -> Callable[[Values], Kleene]:
    def evaluate(values: Values) -> Kleene:
        result: Kleene = True
        for member in members:
            value = values[member]
            if value is False:
                return False
            if value is None:
                result = None
        return result

    return evaluate


def _any_of(members: tuple[int, ...]) -> Callable[[Values], Kleene]:
    def evaluate(values: Values) -> Kleene:
        result: Kleene = False
        for member in members:
            value = values[member]
            if value:
                return True
            if value is None:
                result = None
        return result

    return evaluate


def joined_tests(
    kind: Kind, n: int, tests: Sequence[Callable[[First, Second], Kleene]]
) -> Callable[[First, Second], Kleene]:
    """Compile a connective over tests of two arguments, which asks no more of them than decide it."""
    match kind:
        case "all":
            return _all_hold(tests)
        case "any":
            return _any_holds(tests)
        case _:
            return lambda first, second: joined(kind, n, [test(first, second) for test in tests])


def _all_hold(tests: Sequence[Callable[[First, Second], Kleene]]) -> Callable[[First, Second], Kleene]:
    def evaluate(first: First, second: Second) -> Kleene:
        result: Kleene = True
        for test in tests:
            value = test(first, second)
            if value is False:
                return False
            if value is None:
                result = None
        return result

    return evaluate


def _any_holds(tests: Sequence[Callable[[First, Second], Kleene]]) -> Callable[[First, Second], Kleene]:
    def evaluate(first: First, second: Second) -> Kleene:
        result: Kleene = False
        for test in tests:
            value = test(first, second)
            if value:
                return True
            if value is None:
                result = None
        return result

    return evaluate


class Bits(NamedTuple, Generic[Flags]):
    """What a node is worth in many worlds, one bit a world; unknown where neither bit is set."""

    true: Flags
    false: Flags


def joined_bits(kind: Kind, n: int, members: Sequence[Bits[Flags]], every: Flags) -> Bits[Flags]:
    """Return what a connective is worth in every world (``every`` has a bit for each)."""
    if kind == "not":
        (member,) = members
        return Bits(member.false, member.true)
    size = len(members)
    return Bits(
        _enough([member.true for member in members], needed(kind, size, n, rail=True), every),
        _enough([member.false for member in members], needed(kind, size, n, rail=False), every),
    )


def _enough(members: Sequence[Flags], count: int, every: Flags) -> Flags:
    """Return the worlds in which ``count`` members or more hold."""
    if count == len(members):
        return reduce(and_, members, every)
    none: Flags = every ^ every
    if count == 1:
        return reduce(or_, members, none)
    reached: list[Flags] = [every] + count * [none]  # by how many of the members met so far hold
    for member in members:
        for number in range(count, 0, -1):
            reached[number] = reached[number] | reached[number - 1] & member
    return reached[count]


def deciding(kind: Kind, value: Kleene, members: Sequence[int], values: Values) -> Iterator[int]:
    """Yield the members, by their numbers, that make a connective worth ``value``: those that are worth the same.

    The member of a negation decides it, whatever it is worth.
    """
    for member in members:
        if kind == "not" or values[member] is value:
            yield member
