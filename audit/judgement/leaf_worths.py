"""What the leaves of conditions are worth by the ways in which a project is completed: each case worked out once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from audit.engine.leaves import CompiledLeaf
from audit.judgement.completed_facts import CompletedFacts
from audit.model.fact import Fact
from audit.model.kleene import Kleene

Places = tuple[int, ...]
SharedWorths = MutableMapping[tuple[int, int], dict[Places, Kleene]]
"""What leaves are worth that rest on one question, by their number and by the ways to complete it (their identity),
where these are the same on every project."""

_AS_IT_IS = -1


@dataclass(frozen=True)
class LeafGroup:
    """Some leaves of one project, looked at together.

    Attributes:
        numbers: all of them.
        alone: those that rest on one question or table, by it.
        together: those that rest on several, each with these.
        on_one: what the first are worth by each completion of what they rest on, as far as it was asked.
    """

    numbers: frozenset[int]
    alone: Mapping[str, Sequence[int]]
    together: Sequence[tuple[int, tuple[str, ...]]]
    on_one: dict[tuple[str, int], Sequence[Kleene]] = field(default_factory=dict)


class LeafWorths:
    """What leaves are worth on one project, completed in one way or another; one thread at a time."""

    def __init__(
        self,
        leaves: Sequence[CompiledLeaf],
        reads: Sequence[tuple[str, ...]],
        bases: Sequence[tuple[str, ...]],
        completed: CompletedFacts,
        shared: SharedWorths,
    ) -> None:
        """Prepare.

        Args:
            leaves: those that judging needs.
            reads: by leaf, the questions and tables by the completions of which it is told.
            bases: by leaf, all those from which it comes, in order: others may be completed beside what tells it.
            completed: the facts of the project, completed.
            shared: what is kept from one project to another.
        """
        self._leaves = leaves
        self._reads = reads
        self._bases = bases
        self._completed = completed
        self._shared = shared
        self._known: dict[int, dict[Places, Kleene]] = {}
        self._known_together: dict[int, dict[Places, Kleene]] = {}
        self._by_every_way: dict[int, Sequence[Kleene]] = {}

    def by_ways(self, number: int, chosen: Iterable[Places]) -> Iterator[tuple[Places, Kleene]]:
        """Yield what a leaf is worth by completions of what it reads, a place a name in the order of ``reads``."""
        names, known = self._reads[number], self._known_of(number)
        for places in chosen:
            if places not in known:
                known[places] = self._worth(number, dict(zip(names, places, strict=True)))
            yield places, known[places]

    def by_every_way(self, number: int) -> Sequence[Kleene]:
        """Return what a leaf is worth by all the completions of what it reads, in the order of their ``product``."""
        if number not in self._by_every_way:
            every_way = product(*(range(len(self._completed.ways(name))) for name in self._reads[number]))
            self._by_every_way[number] = [worth for _, worth in self.by_ways(number, every_way)]
        return self._by_every_way[number]

    def once_completed(
        self,
        places: Mapping[str, int],
        asked: Mapping[str, Fact],
        on_asked: Iterable[int],
        group: LeafGroup | None = None,
    ) -> dict[int, Kleene]:
        """Return what leaves are worth in one completion of the project; of those that may be worth something else.

        Args:
            places: by question or table, the place of its completion; what is not named stays as it is.
            asked: the questions that these completions bring to be asked, or not to be, as they then are.
            on_asked: the leaves that come from one of them.
            group: the leaves that are wanted; all of them when None.
        """
        wanted = self._every if group is None else group
        found: dict[int, Kleene] = {}
        for way in places.items():
            numbers = wanted.alone.get(way[0], ())
            if way not in wanted.on_one:
                wanted.on_one[way] = [self._on_one_answer(number, *way) for number in numbers]
            found.update(zip(numbers, wanted.on_one[way], strict=True))
        for number, names in wanted.together:
            chosen = tuple([places.get(name, _AS_IT_IS) for name in names])
            known = self._known_on_several(number, names)
            if chosen not in known:
                known[chosen] = self._worth(number, places)
            found[number] = known[chosen]
        for number in on_asked:
            if number in wanted.numbers:
                found[number] = self._worth(number, places, asked)
        return found

    def group(self, numbers: Collection[int]) -> LeafGroup:
        """Return some leaves, to be looked at together."""
        alone: defaultdict[str, list[int]] = defaultdict(list)
        together = []
        for number in sorted(numbers):
            names = tuple([name for name in self._bases[number] if name in self._completed.names])
            if len(names) == 1:
                alone[names[0]].append(number)
            elif names:
                together.append((number, names))
        return LeafGroup(frozenset(numbers), alone, together)

    @cached_property
    def _every(self) -> LeafGroup:
        return self.group(range(len(self._leaves)))

    def _known_on_several(self, number: int, names: tuple[str, ...]) -> dict[Places, Kleene]:
        """Return what a leaf is known to be worth, by the completions of all that it rests on, in order."""
        if number not in self._known_together:
            self._known_together[number] = self._known_of(number) if names == self._reads[number] else {}
        return self._known_together[number]

    def _known_of(self, number: int) -> dict[Places, Kleene]:
        """Return what a leaf is known to be worth, by completions of what it reads."""
        if number not in self._known:
            names = self._reads[number]
            known: dict[Places, Kleene] = {}
            if len(names) == 1 and names == self._leaves[number].rests_on:
                ways = self._completed.ways(names[0])
                if self._completed.are_shared(ways):
                    known = self._shared.setdefault((number, id(ways)), known)
            self._known[number] = known
        return self._known[number]

    def _on_one_answer(self, number: int, name: str, place: int) -> Kleene:
        if self._reads[number] != (name,):  # a figure that is published, and says nothing of it as the project is
            return self._worth(number, {name: place})
        known = self._known_of(number)
        if (place,) not in known:
            known[place,] = self._worth(number, {name: place})
        return known[place,]

    def _worth(self, number: int, places: Mapping[str, int], asked: Mapping[str, Fact] | None = None) -> Kleene:
        leaf = self._leaves[number]
        if leaf.on_fact is not None:
            (name,) = leaf.reads
            return leaf.on_fact(self._completed.fact(name, places, asked or {}))
        return leaf.value(self._completed.read(leaf.reads, places, asked or {}))
