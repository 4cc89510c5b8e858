"""Whether something may hold of one rule while something holds of another, on the same project.

What two rules rest on in common says it all: what each may be by every completion of that is asked once, and serves for
all the rules that share as much with it. Where it has too many completions, the two are put in one circuit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import chain, product
from math import prod

from audit.engine.verdict import Verdict
from audit.judgement.completions import Completion
from audit.judgement.proofs.solver import GaveUp, Literal
from audit.model.fact import FactRow
from audit.rule_testing.prover.circuit import OneProject, RuleCircuit
from audit.rule_testing.prover.domain import Domain
from audit.rule_testing.prover.drawn import draw
from audit.rule_testing.prover.shorter import shortened

_DRAWS = 80  # for two rules
_MOST_SHARED = 300  # completions of what two rules share, each of which is asked about

_Places = frozenset[tuple[int, ...]]


class Holds(StrEnum):
    """What may hold of a rule."""

    APPLIES = "applies"
    ASKED = "asked"  # what it asks for holds, whether it applies or not
    SATISFIED = "satisfied"
    NOT_MET = "not_met"


Held = tuple[int, Holds]
"""A rule, by its place, and what holds of it."""


class Together:
    """Answers about pairs of rules; build it once."""

    def __init__(self, domain: Domain, alone: Sequence[RuleCircuit]) -> None:
        """Prepare.

        Args:
            domain: what projects may answer.
            alone: each rule as a circuit of its own, by its place.
        """
        self._domain = domain
        self._alone = alone
        self._last: tuple[frozenset[int], RuleCircuit] | None = None
        self._examples: dict[Held, Mapping[str, Completion]] = {}
        self._able: dict[tuple[Held, tuple[str, ...]], _Places] = {}

    def is_possible(self, wanted: Held) -> bool:
        """Return whether something holds of a rule on some project, by contents of tables that were tried."""
        return bool(self._places(wanted, ()))

    def is_found(self, one: Held, other: Held) -> bool:
        """Return whether both hold on some project that was tried."""
        return self._is_found(one, other) or self._is_shown(one, other)

    def _is_shown(self, one: Held, other: Held) -> bool:
        """Return whether both hold on a project made of two that were found, with the rows of both, or on one drawn.

        Nothing else is asked where no table or figure is only tried: what is not found then is not there.
        """
        if self._domain.is_settled(one[0]) and self._domain.is_settled(other[0]):
            return False
        return any(self._both_hold(project, one, other) for project in self._tried(one, other))

    def shown(self, one: Held, other: Held) -> Mapping[str, Completion] | None:
        """Return a project on which both hold, with nothing that it can do without; None where none was judged to."""
        found = (project for project in chain(self._solved(one, other), self._tried(one, other))
                 if self._both_hold(project, one, other))  # fmt: skip
        project = next(found, None)
        return None if project is None else shortened(project, lambda tried: self._both_hold(tried, one, other))

    def _both_hold(self, project: Mapping[str, Completion], one: Held, other: Held) -> bool:
        verdicts = self._domain.judged(project).verdicts
        return all(_holds(verdicts[rule], what) for rule, what in (one, other))

    def _solved(self, one: Held, other: Held) -> Iterator[Mapping[str, Completion]]:
        circuit, wanted = self._joint(one, other)
        try:
            places = circuit.find(*wanted)
        except GaveUp:
            return
        if places is not None:
            names = self._domain.names(one[0]) | self._domain.names(other[0])
            yield self._domain.at({name: at for name, at in places.items() if name in names})

    def _tried(self, one: Held, other: Held) -> Iterator[Mapping[str, Completion]]:
        first, second = self._example(one), self._example(other)
        yield from (mix(first, second), mix(second, first))
        yield from self._drawn(one[0], other[0])

    def _drawn(self, one: int, other: int) -> Iterator[Mapping[str, Completion]]:
        shared = self._domain.names(one) & self._domain.names(other)
        return draw(self._domain, (one, other), 0 if all(map(self._domain.is_exact_name, shared)) else _DRAWS)

    def _example(self, wanted: Held) -> Mapping[str, Completion]:
        """Return a project on which something holds of a rule; empty when none is known."""
        if wanted not in self._examples:
            circuit = self._alone[wanted[0]]
            try:
                places = circuit.find(held(circuit, circuit.project, *wanted)) or {}
            except GaveUp:
                places = {}
            names = self._domain.names(wanted[0])
            self._examples[wanted] = self._domain.at({name: at for name, at in places.items() if name in names})
        return self._examples[wanted]

    def _is_found(self, one: Held, other: Held) -> bool:
        shared = tuple(sorted(self._domain.names(one[0]) & self._domain.names(other[0])))
        if prod(len(self._domain.completions[name]) for name in shared) <= _MOST_SHARED:
            return not self._places(one, shared).isdisjoint(self._places(other, shared))
        circuit, wanted = self._joint(one, other)
        try:
            return circuit.find(*wanted) is not None
        except GaveUp:
            return True  # what is not known is not claimed

    def is_excluded(self, one: Held, other: Held) -> bool:
        """Return whether both provably hold on no project, whatever tables hold."""
        circuit, wanted = self._joint(one, other)
        try:
            return circuit.is_excluded(*wanted)
        except GaveUp:
            return False

    def _joint(self, one: Held, other: Held) -> tuple[RuleCircuit, list[Literal]]:
        pair = frozenset((one[0], other[0]))
        if self._last is None or self._last[0] != pair:  # what is asked about two rules is asked in a row
            self._last = pair, RuleCircuit(self._domain)
        circuit = self._last[1]
        return circuit, [held(circuit, circuit.project, *one), held(circuit, circuit.project, *other)]

    def _places(self, wanted: Held, names: tuple[str, ...]) -> _Places:
        """Return the completions of these names by which something holds of a rule on some project."""
        if (wanted, names) not in self._able:
            circuit = self._alone[wanted[0]]
            literal = held(circuit, circuit.project, *wanted)
            choices = [circuit.project.choice(name) for name in names]
            self._able[wanted, names] = frozenset(
                places
                for places in product(*(range(len(literals)) for literals in choices))
                if _may(circuit, [literal, *(of[place] for of, place in zip(choices, places, strict=True))])
            )
        return self._able[wanted, names]


def held(circuit: RuleCircuit, project: OneProject, rule: int, what: Holds) -> Literal:
    """Return what holds when something does of a rule on a project."""
    applies, satisfied, _ = project.conditions(rule)
    return {
        Holds.APPLIES: applies.true,
        Holds.ASKED: satisfied.true,
        Holds.SATISFIED: circuit.solver.all_of([applies.true, satisfied.true]),
        Holds.NOT_MET: circuit.solver.all_of([applies.true, satisfied.false]),
    }[what]


def mix(one: Mapping[str, Completion], other: Mapping[str, Completion]) -> Mapping[str, Completion]:
    """Return a project with the answers of both, those of ``one`` where they differ, and the rows of both."""
    mixed = {**other, **one}
    for name in one.keys() & other.keys():
        first, second = one[name].table, other[name].table
        if first and second:
            rows = tuple(
                FactRow(number, row.label, row.facts) for number, row in enumerate((*first.rows, *second.rows), start=1)
            )
            mixed[name] = Completion(name, table=replace(first if first.rows else second, rows=rows))
    return mixed


def _holds(verdict: Verdict, what: Holds) -> bool:
    return {
        Holds.APPLIES: verdict.applies is True,
        Holds.ASKED: verdict.satisfied is True,
        Holds.SATISFIED: verdict.applies is True and verdict.satisfied is True,
        Holds.NOT_MET: verdict.applies is True and verdict.satisfied is False,
    }[what]


def _may(circuit: RuleCircuit, wanted: Sequence[Literal]) -> bool:
    try:
        return circuit.find(*wanted) is not None
    except GaveUp:
        return True
