"""Judges projects: from facts to what every condition is worth, and to the verdict of every rule; no texts, no I/O."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from audit.engine.comparisons import Parameters
from audit.engine.leaves import CompiledLeaf, Evidence, compile_leaf
from audit.engine.leaves_by_fact import LeavesOnFact, leaves_by_fact
from audit.engine.nodes import Atom, Values, evaluator
from audit.engine.program import NumberedGate, Program
from audit.engine.rule_part import RulePart, rule_part
from audit.engine.verdict import Verdict, verdict
from audit.model.fact import FactSet
from audit.model.kleene import Kleene
from audit.model.quickly_made import quickly_made

# What stands for a condition that a rule does not have: it applies, it has nothing to satisfy, it has no lesser degree.
WITHOUT_CONDITION: tuple[Kleene, ...] = (True, None, False)


@quickly_made
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


class Rejudged(NamedTuple):
    """A project judged again.

    Attributes:
        moved: the rules, by their place in the program, whose verdict is not what it was.
    """

    judgement: Judgement
    moved: Sequence[int]


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
            for place in range(len(WITHOUT_CONDITION))
        ]
        self._on_one_fact, others = leaves_by_fact(program.atoms[: program.judged_atoms], parameters)
        self._others = [self._tests[number] for number in others]
        self._in_order = _in_order(self._on_one_fact, others)
        self._of_fact = {leaves.name: leaves for leaves in self._on_one_fact}
        self._other_readers = _readers(self.leaves, others)
        self._patterns = frozenset(self._present)
        self._packs = frozenset(node for node in self._scopes.values() if node is not None)
        self._users = _users(program)
        self._rules_of = _rules_of(self._rules)

    @property
    def conditions(self) -> Sequence[tuple[int | None, ...]]:
        """The numbers of the three conditions of each rule; None for one that it does not have."""
        return self._rules

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
        return self.rejudged(judgement, facts, changed).judgement

    def rejudged(self, judgement: Judgement, facts: FactSet, changed: Collection[str]) -> Rejudged:
        """Do the same, and return the rules whose verdict moved as well."""
        before, worth = judgement.values, dict[int, Kleene]()
        others: set[int] = set()
        for name in changed:
            if (leaves := self._of_fact.get(name)) is not None:
                worth.update(zip(leaves.leaves, leaves.worth(facts.facts[name]), strict=True))
            if name in self._other_readers:
                others.update(self._other_readers[name])
        for number in others:
            worth[number] = self._tests[number](facts)
        touched = {number for number, value in worth.items() if value is not before[number]}
        if not touched:
            return Rejudged(Judgement(facts, before, judgement.verdicts, judgement.present, judgement.active), ())
        values = list(before)
        for number in touched:
            values[number] = worth[number]
        return self._after(judgement, facts, values, touched)

    def revalued(self, judgement: Judgement, leaves: Mapping[int, Kleene]) -> Rejudged:
        """Judge the same project with some leaves, by their number, worth this, by what rests on them alone."""
        values, touched = list(judgement.values), set[int]()
        _set(values, leaves.items(), touched)
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

    def part(self, rules: Sequence[int]) -> RulePart:
        """Return some rules, by their place in the program, to be judged alone."""
        conditions = (node for rule in rules for node in self._rules[rule] if node is not None)
        return rule_part(self.program, rules, conditions)

    def verdicts_of(self, part: RulePart, judgement: Judgement, leaves: Mapping[int, Kleene]) -> Sequence[Verdict]:
        """Return the verdicts of the rules of a part, in their order, as ``verdicts`` has them."""
        values, gates, atoms = list(judgement.values), self._gates, len(self._tests)
        for number, value in leaves.items():
            values[number] = value
        for number in part.gates:
            values[number] = gates[number - atoms](values)
        return [self._verdict(rule, values) for rule in part.rules]

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
        by_name = facts.facts
        for leaves in self._on_one_fact:
            found += leaves.worth(by_name[leaves.name])
        found += [test(facts) for test in self._others]
        return list(self._in_order(found))

    def _after(self, judgement: Judgement, facts: FactSet, values: list[Kleene], touched: set[int]) -> Rejudged:
        """Return the judgement once some leaves, those ``touched``, are worth something else in ``values``."""
        if not touched:
            same = Judgement(facts, judgement.values, judgement.verdicts, judgement.present, judgement.active)
            return Rejudged(same, ())
        self._propagate(values, touched)
        verdicts = judgement.verdicts
        moved: dict[int, Verdict] = {}
        for rule in {rule for number in touched for rule in self._rules_of.get(number, ())}:
            found = self._verdict(rule, values)
            if found is not verdicts[rule]:
                moved[rule] = found
        if moved:
            after = list(verdicts)
            for rule, found in moved.items():
                after[rule] = found
            verdicts = tuple(after)
        present = judgement.present if self._patterns.isdisjoint(touched) else self._presence(values)
        active = judgement.active if self._packs.isdisjoint(touched) else self._activity(values)
        return Rejudged(Judgement(facts, values, verdicts, present, active), sorted(moved))

    def _propagate(self, values: list[Kleene], touched: set[int]) -> None:
        """Bring the connectives over what was ``touched`` up to date, members first; add those that changed to it."""
        atoms, gates, users = len(self._tests), self._gates, self._users
        waiting = sorted({user for number in touched for user in users.get(number, ())})  # a sorted list is a heap
        queued = set(waiting)
        while waiting:
            number = heappop(waiting)
            found = gates[number - atoms](values)
            if found is values[number]:
                continue
            values[number] = found
            touched.add(number)
            for user in users.get(number, ()):
                if user not in queued:
                    queued.add(user)
                    heappush(waiting, user)

    def _verdicts(self, values: Sequence[Kleene]) -> tuple[Verdict, ...]:
        """Return the verdict of every rule, the conditions of all of them picked at once."""
        worth = [*values, *WITHOUT_CONDITION]
        return tuple(map(verdict, *(pick(worth) for pick in self._conditions)))

    def _verdict(self, rule: int, values: Values) -> Verdict:
        applies, satisfied, partial = self._rules[rule]
        always, nothing, never = WITHOUT_CONDITION
        return verdict(
            always if applies is None else values[applies],
            nothing if satisfied is None else values[satisfied],
            never if partial is None else values[partial],
        )

    def _judgement(self, facts: FactSet, values: list[Kleene], verdicts: tuple[Verdict, ...]) -> Judgement:
        return Judgement(facts, values, verdicts, self._presence(values), self._activity(values))

    def _presence(self, values: Values) -> tuple[Kleene, ...]:
        """Return whether each diagnosis is present."""
        return tuple([values[node] for node in self._present])

    def _activity(self, values: Values) -> Mapping[str, Kleene]:
        """Return whether each pack is for the project."""
        return {name: True if node is None else values[node] for name, node in self._scopes.items()}

    def _test(self, step: Atom | NumberedGate) -> Callable[[Values, FactSet], Kleene]:
        if isinstance(step, Atom):
            test = self.leaves[step.index].value
            return lambda _, facts: test(facts)
        evaluate = evaluator(*step)
        return lambda values, _: evaluate(values)


def _in_order(
    on_one_fact: Iterable[LeavesOnFact], others: Sequence[int]
) -> Callable[[Sequence[Kleene]], Sequence[Kleene]]:
    """Return what puts the values of leaves in the order of their numbers: those on one fact come first, by it."""
    numbers = [*chain.from_iterable(leaves.leaves for leaves in on_one_fact), *others]
    places = {number: place for place, number in enumerate(numbers)}
    return _picker([places[number] for number in range(len(numbers))])


def _picker(places: Sequence[int]) -> Callable[[Sequence[Kleene]], Sequence[Kleene]]:
    """Return what takes the values that stand at these places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: [values[place] for place in places]


def _readers(leaves: Sequence[CompiledLeaf], numbers: Iterable[int]) -> Mapping[str, list[int]]:
    """Return those of some leaves that read each fact or table."""
    readers: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for name in leaves[number].reads:
            readers[name].append(number)
    return dict(readers)


def _set(values: list[Kleene], leaves: Iterable[tuple[int, Kleene]], touched: set[int]) -> None:
    """Give leaves, by their number, what they are worth; add those that were worth something else to ``touched``."""
    for number, worth in leaves:
        if worth is not values[number]:
            values[number] = worth
            touched.add(number)


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
