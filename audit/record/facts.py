"""The facts of a recorded project, by name: answers of its snapshot, cells and declarations of tables, indicators."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from audit.model.answered_fact import answered_fact, completeness_fact
from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.snapshot import ProjectSnapshot, TableContent
from audit.model.value import ValueType


class RecordedFacts:
    """Looks facts up; each is made once, when it is first asked for."""

    def __init__(self, snapshot: ProjectSnapshot, computed: Iterable[Fact], types: Mapping[str, ValueType]) -> None:
        """Prepare.

        Args:
            snapshot: what the workbook says.
            computed: the facts that no answer gives, which come first.
            types: of every question and ``table/column``.
        """
        self._snapshot = snapshot
        self._types = types
        self._facts = _Found(self._made, {fact.name: fact for fact in computed})
        self._rows = {
            f"{table_id}/{row.number}": row for table_id, table in snapshot.tables.items() for row in table.rows
        }

    def __getitem__(self, name: str) -> Fact:
        """Return the fact ``name``.

        Raises:
            KeyError: when the rulebook knows no such fact, or the snapshot has no such line.
        """
        return self._facts[name]

    def of(self, names: Iterable[str]) -> tuple[Fact, ...]:
        """Return the facts that have these names."""
        return tuple(map(self._facts.__getitem__, names))

    def _made(self, name: str) -> Fact:
        named = FactRef.parse(name)
        if named.is_completeness:
            table = self._snapshot.tables.get(named.owner, TableContent())
            return completeness_fact(named.owner, table.completeness, table.declared_in, table.undeclared)
        if named.column is None:
            return answered_fact(name, self._types[name], self._snapshot.answers.get(name))
        kind = self._types[str(named.general)]
        return answered_fact(name, kind, self._rows[f"{named.line}"].cells.get(named.column))


class _Found(dict[str, Fact]):
    """The facts that were asked for; one that is not there yet is made."""

    def __init__(self, make: Callable[[str], Fact], known: Mapping[str, Fact]) -> None:
        super().__init__(known)
        self._make = make

    def __missing__(self, name: str) -> Fact:
        fact = self[name] = self._make(name)
        return fact


class RecordedEvidence(Mapping[int, tuple[Fact, ...]]):
    """The facts that each leaf rests on, by the number of its node; looked up when somebody asks why."""

    def __init__(self, names: Mapping[int, Sequence[str]], facts: RecordedFacts) -> None:
        self._names = names
        self._facts = facts

    def __getitem__(self, node: int) -> tuple[Fact, ...]:
        """Return the facts of one leaf."""
        return self._facts.of(self._names[node])

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers of the leaves."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many leaves there are."""
        return len(self._names)
