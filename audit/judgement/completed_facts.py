"""What conditions read of a project once some of what it leaves open is completed: no cells, no evidence, no notes.

An indicator is the same wherever the answers are that it is computed from, and is worked out once for each of the ways
in which these are completed, whichever condition asks for it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from audit.facts.build import FactBuilder
from audit.facts.indicators.inputs import KeptRows
from audit.facts.indicators.open_figures import Announced
from audit.judgement.completions import Completion
from audit.model.fact import Fact, FactSet, FactTable

_AS_IT_IS = -1
_MOST_KEPT = 16_384  # indicators, of some 0.3 kB each
_NOTHING: Mapping[str, Fact] = {}


class CompletedFacts:
    """The facts of one project, completed in one way or another; one thread at a time.

    Attributes:
        names: the questions and tables that may be completed.
        ways: by question or table, the ways in which it may be.
        are_shared: whether ways are the very ones of every project that leaves their question open alike.
    """

    def __init__(
        self,
        builder: FactBuilder,
        facts: FactSet,
        announced: Announced | None,
        names: frozenset[str],
        ways: Callable[[str], Sequence[Completion]],
        are_shared: Callable[[Sequence[Completion]], bool],
    ) -> None:
        """Prepare.

        Args:
            builder: what computes indicators.
            facts: those of the project as it is.
            announced: what was said of the project before, where it is completed and not changed.
            names: as the attributes say.
            ways: likewise.
            are_shared: likewise.
        """
        self._builder = builder
        self._facts = facts
        self._announced = announced
        self.names = names
        self.ways = ways
        self.are_shared = are_shared
        self._open: dict[str, tuple[str, ...]] = {}
        self._known: dict[tuple[str, tuple[int, ...]], Fact] = {}
        self._rows: KeptRows = {}  # of the tables of the project, and of those that complete it: both are held here

    def read(self, names: Iterable[str], places: Mapping[str, int], asked: Mapping[str, Fact] = _NOTHING) -> FactSet:
        """Return the facts and tables of these names.

        Args:
            names: of questions, tables and indicators.
            places: by question or table, the place of its completion; what is not named stays as it is.
            asked: the questions that these completions bring to be asked, or not to be, as they then are.
        """
        facts: dict[str, Fact] = {}
        tables: dict[str, FactTable] = {}
        for name in names:
            if name in self._facts.tables:
                tables[name] = self._table(name, places)
            else:
                facts[name] = self.fact(name, places, asked)
        return FactSet(facts, tables, self._facts.review_date)

    def fact(self, name: str, places: Mapping[str, int], asked: Mapping[str, Fact] = _NOTHING) -> Fact:
        """Return one question or indicator; see ``read``."""
        if name in places:
            completed = self.ways(name)[places[name]].fact
            assert completed is not None  # noqa: S101 - it is no table
            return completed
        if name in asked:
            return asked[name]
        return self._indicator(name, places, asked) if self._builder.computes(name) else self._facts.facts[name]

    def _table(self, name: str, places: Mapping[str, int]) -> FactTable:
        if name not in places:
            return self._facts.tables[name]
        completed = self.ways(name)[places[name]].table
        assert completed is not None  # noqa: S101 - it is one
        return completed

    def _indicator(self, name: str, places: Mapping[str, int], asked: Mapping[str, Fact]) -> Fact:
        bases = self._builder.all_bases(name)
        if asked and not asked.keys().isdisjoint(bases):
            return self._computed(name, bases, places, asked)
        if name not in self._open:
            self._open[name] = tuple(base for base in bases if base in self.names)
        chosen = tuple([places.get(base, _AS_IT_IS) for base in self._open[name]])
        if max(chosen, default=_AS_IT_IS) == _AS_IT_IS:
            return self._facts.facts[name]
        key = name, chosen
        if key not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = self._computed(name, bases, places, asked)
        return self._known[key]

    def _computed(self, name: str, bases: Iterable[str], places: Mapping[str, int], asked: Mapping[str, Fact]) -> Fact:
        return self._builder.bare_indicator(name, self.read(bases, places, asked), self._announced, self._rows)
