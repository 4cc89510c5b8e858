"""Judges projects: from facts to what every condition is worth, and to the verdict of every rule; no texts, no I/O."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain, compress, count
from operator import is_not, itemgetter
from typing import NamedTuple

from audit.engine.comparisons import Parameters
from audit.engine.leaves import CompiledLeaf, Evidence, compile_leaf
from audit.engine.nodes import Atom, Values, evaluator
from audit.engine.program import NumberedGate, Program
from audit.engine.verdict import Verdict, verdict
from audit.model.answer import AnswerState
from audit.model.condition import Comparison, FactOperand, StateTest
from audit.model.fact import FactSet
from audit.model.kleene import Kleene
from audit.model.value import Value, ValueType

# What stands for a condition that a rule does not have: it applies, it has nothing to satisfy, it has no lesser degree.
_DEFAULTS: tuple[Kleene, ...] = (True, None, False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one project is worth by every condition, and the verdict of every rule.

    Attributes:
        values: of every node that judging needs, by number.
        verdicts: one a rule, in the order of the program.
        present: whether each diagnosis is present, in the order of the program.
        active: whether each pack is for the project, by its id.
    """

    facts: FactSet
    values: Values
    verdicts: tuple[Verdict, ...]
    present: tuple[Kleene, ...]
    active: Mapping[str, Kleene]


class _OnOneFact(NamedTuple):
    """The leaves that read one fact and nothing else.

    What they are worth on a closed answer follows from its code, or from its state and the codes that it may be when
    there is none: few cases, each worked out once. Threads may work one out twice, and find the same.
    """

    name: str
    tests: Sequence[Callable[[FactSet], Kleene]]
    by_value: dict[Value, tuple[Kleene, ...]]
    by_state: dict[tuple[AnswerState, tuple[str, ...]], tuple[Kleene, ...]]


class Kernel:
    """Judges projects by one program; stateless once built, so that threads may share it."""

    def __init__(self, program: Program, parameters: Parameters) -> None:
        """Compile ``program``; parameters are in the unit of facts."""
        self.program = program
        self.leaves: tuple[CompiledLeaf, ...] = tuple(compile_leaf(leaf, parameters) for leaf in program.atoms)
        numbers = program.numbers
        self._tests = [leaf.value for leaf in self.leaves[: program.judged_atoms]]
        steps = program.steps
        self._gates = [evaluator(*step) for step in program.judged_gates]
        self._more = [self._test(step) for step in steps[program.judged :]]
        self._rules = [
            tuple(
                numbers[node] if node is not None else None for node in (trees.applies, trees.satisfied, trees.partial)
            )
            for trees in program.rules
        ]
        self._present = [numbers[pattern.present] for pattern in program.diagnoses]
        self._scopes = {name: numbers[node] if node else None for name, node in program.scopes.items()}
        self._conditions = [  # of a program without any rule, nothing three times
            _picker([number if (number := rule[place]) is not None else program.judged + place for rule in self._rules])
            for place in range(len(_DEFAULTS))
        ]
        self._closed, self._others, self._in_order = _grouped(program, self._tests)
        self._readers = _readers(self.leaves[: program.judged_atoms])
        self._users = _users(program)
        self._rules_of = _rules_of(self._rules)

    @property
    def conditions(self) -> Sequence[tuple[int | None, ...]]:
        """The numbers of the three conditions of each rule; None for one that it does not have."""
        return self._rules

    @property
    def names_read(self) -> frozenset[str]:
        """The facts and tables that some verdict rests on."""
        return frozenset(self._readers)

    def judge(self, facts: FactSet) -> Judgement:
        """Judge one project by every rule."""
        values = self._settled(facts)
        for evaluate in self._gates:
            values.append(evaluate(values))
        return self._judgement(facts, values, self._verdicts(values))

    def rejudge(self, judgement: Judgement, facts: FactSet, changed: Collection[str]) -> Judgement:
        """Judge the same project with other facts, by what reads them alone.

        Args:
            judgement: of the project as it was.
            facts: all its facts as they would be.
            changed: the names of the facts, indicators included, and of the tables that are not what they were.
        """
        values = list(judgement.values)
        reading = {number for name in changed for number in self._readers.get(name, ())}
        touched = self._propagate(values, reading, lambda number: self._tests[number](facts))
        return self._after(judgement, facts, values, touched)

    def revalued(self, judgement: Judgement, leaves: Mapping[int, Kleene]) -> Judgement:
        """Judge the same project with some leaves, by their number, worth this, by what rests on them alone."""
        values = list(judgement.values)
        touched = self._propagate(values, leaves, leaves.__getitem__)
        return self._after(judgement, judgement.facts, values, touched)

    def supposing(self, judgement: Judgement, leaves: Mapping[int, Kleene]) -> Judgement:
        """Judge the same project as if some leaves, by their number, were known to be worth this."""
        values = [leaves.get(number, value) for number, value in enumerate(judgement.values[: len(self._tests)])]
        for evaluate in self._gates:
            values.append(evaluate(values))
        return self._judgement(judgement.facts, values, self._verdicts(values))

    def verdicts(self, judgement: Judgement, leaves: Mapping[int, Kleene]) -> tuple[Verdict, ...]:
        """Return the verdicts on the same project with some leaves, by their number, worth this.

        Every connective is evaluated: where most leaves change, following each of them costs more.
        """
        values = list(judgement.values[: len(self._tests)])
        for number, value in leaves.items():
            values[number] = value
        for evaluate in self._gates:
            values.append(evaluate(values))
        return self._verdicts(values)

    def taking_nothing_of(self, names: Collection[str]) -> "Kernel":
        """Return a kernel that supposes nothing of what rests on these facts and tables, as this one never does."""
        del names
        return self

    def said(self, judgement: Judgement) -> Values:
        """Return what every node is worth, those of finding sentences too."""
        values = list(judgement.values)
        for test in self._more:
            values.append(test(values, judgement.facts))
        return values

    def evidence(self, atom: int, facts: FactSet) -> Evidence:
        """Return what a leaf rests on."""
        return self.leaves[atom].evidence(facts)

    def _settled(self, facts: FactSet) -> list[Kleene]:
        """Return what every leaf is worth, the leaves on one closed answer looked up together."""
        found: list[Kleene] = []
        for name, tests, by_value, by_state in self._closed:
            fact = facts.facts[name]
            if fact.type is not ValueType.CODE:
                found += [test(facts) for test in tests]
                continue
            known = by_state.get((fact.state, fact.among)) if fact.value is None else by_value.get(fact.value)
            if known is None:
                known = tuple(test(facts) for test in tests)
                if fact.value is None:
                    by_state[fact.state, fact.among] = known
                else:
                    by_value[fact.value] = known
            found += known
        found += [test(facts) for test in self._others]
        return list(self._in_order(found))

    def _after(self, judgement: Judgement, facts: FactSet, values: list[Kleene], touched: Collection[int]) -> Judgement:
        """Return the judgement once some nodes are worth something else."""
        if not touched:
            return Judgement(facts, judgement.values, judgement.verdicts, judgement.present, judgement.active)
        verdicts = list(judgement.verdicts)
        for rule in {rule for number in touched for rule in self._rules_of.get(number, ())}:
            verdicts[rule] = self._verdict(rule, values)
        return self._judgement(facts, values, tuple(verdicts))

    def _propagate(self, values: list[Kleene], leaves: Iterable[int], test: Callable[[int], Kleene]) -> set[int]:
        """Bring ``values`` up to date, members before the connectives over them; return the nodes that changed.

        Args:
            values: of every node, as they were.
            leaves: those that may be worth something else.
            test: what each of them is worth now.
        """
        touched: set[int] = set()
        waiting = sorted(leaves)  # a sorted list is a heap
        queued = set(waiting)
        atoms = len(self._tests)
        while waiting:
            number = heappop(waiting)
            found = test(number) if number < atoms else self._gates[number - atoms](values)
            if found is values[number]:
                continue
            values[number] = found
            touched.add(number)
            for user in self._users.get(number, ()):
                if user not in queued:
                    queued.add(user)
                    heappush(waiting, user)
        return touched

    def _verdicts(self, values: Sequence[Kleene]) -> tuple[Verdict, ...]:
        """Return the verdict of every rule, the conditions of all of them picked at once."""
        worth = [*values, *_DEFAULTS]
        return tuple(map(verdict, *(pick(worth) for pick in self._conditions)))

    def _verdict(self, rule: int, values: Values) -> Verdict:
        applies, satisfied, partial = self._rules[rule]
        always, nothing, never = _DEFAULTS
        return verdict(
            always if applies is None else values[applies],
            nothing if satisfied is None else values[satisfied],
            never if partial is None else values[partial],
        )

    def _judgement(self, facts: FactSet, values: list[Kleene], verdicts: tuple[Verdict, ...]) -> Judgement:
        active = {name: True if node is None else values[node] for name, node in self._scopes.items()}
        return Judgement(facts, values, verdicts, tuple(values[node] for node in self._present), active)

    def _test(self, step: Atom | NumberedGate) -> Callable[[Values, FactSet], Kleene]:
        if isinstance(step, Atom):
            test = self.leaves[step.index].value
            return lambda _, facts: test(facts)
        evaluate = evaluator(*step)
        return lambda values, _: evaluate(values)


def _grouped(
    program: Program, tests: Sequence[Callable[[FactSet], Kleene]]
) -> tuple[list[_OnOneFact], list[Callable[[FactSet], Kleene]], Callable[[Sequence[Kleene]], Sequence[Kleene]]]:
    """Return the leaves that read one fact, by it; the others; and what puts the values of both back in order."""
    by_fact: defaultdict[str, list[int]] = defaultdict(list)
    others = []
    for number, leaf in enumerate(program.atoms[: program.judged_atoms]):
        if isinstance(leaf, Comparison | StateTest) and not isinstance(getattr(leaf, "operand", None), FactOperand):
            by_fact[leaf.subject].append(number)
        else:
            others.append(number)
    places = {number: place for place, number in enumerate([*chain.from_iterable(by_fact.values()), *others])}
    closed = [_OnOneFact(name, [tests[number] for number in numbers], {}, {}) for name, numbers in by_fact.items()]
    return closed, [tests[number] for number in others], _picker([places[number] for number in range(len(tests))])


def _picker(places: Sequence[int]) -> Callable[[Sequence[Kleene]], Sequence[Kleene]]:
    """Return what takes the values that stand at these places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: [values[place] for place in places]


def _readers(leaves: Collection[CompiledLeaf]) -> Mapping[str, list[int]]:
    """Return the leaves that read each fact or table."""
    readers: defaultdict[str, list[int]] = defaultdict(list)
    for number, leaf in enumerate(leaves):
        for name in leaf.reads:
            readers[name].append(number)
    return dict(readers)


def _users(program: Program) -> Mapping[int, list[int]]:
    """Return the connectives over each node, among those that judging needs."""
    users: defaultdict[int, list[int]] = defaultdict(list)
    for number, step in enumerate(program.steps[: program.judged]):
        if not isinstance(step, Atom):
            for member in dict.fromkeys(step.members):
                users[member].append(number)
    return dict(users)


def _rules_of(rules: Collection[tuple[int | None, ...]]) -> Mapping[int, list[int]]:
    """Return the rules of which each node is a condition."""
    of: defaultdict[int, list[int]] = defaultdict(list)
    for rule, conditions in enumerate(rules):
        for node in conditions:
            if node is not None:
                of[node].append(rule)
    return dict(of)


def changed_rules(before: Judgement, after: Judgement) -> Iterator[int]:
    """Yield the rules, by their place in the program, whose verdict is not what it was."""
    if before.verdicts is not after.verdicts:
        yield from compress(count(), map(is_not, before.verdicts, after.verdicts))
