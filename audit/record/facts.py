"""The facts of a recorded project, by name: answers of its snapshot, cells and declarations of tables, indicators."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from audit.model.answered_fact import answered_fact, completeness_fact
from audit.model.fact import Fact
from audit.model.reference import FactRef, general_name, line_of
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.value import ValueType


class RecordedFacts(dict[str, Fact]):
    """The facts that were looked up, by name; each is made once, when it is first asked for.

    It holds what facts are made of, and calls nothing back: in a circle, it would outlive its record until the next
    collection of garbage, and thousands of objects with it.

    Attributes:
        computed: those that were computed; some stand in the place of what was answered.
    """

    def __init__(self, snapshot: ProjectSnapshot, computed: Iterable[Fact], types: Mapping[str, ValueType]) -> None:
        """Prepare.

        Args:
            snapshot: what the workbook says.
            computed: the facts that no answer gives, which come first.
            types: of every question and ``table/column``.
        """
        super().__init__((fact.name, fact) for fact in computed)
        self.computed: Mapping[str, Fact] = dict(self)
        self._answers = snapshot.answers
        self._tables = snapshot.tables
        self._types = types
        self._surely = snapshot.answers.keys() & types.keys()
        self._rows = {
            f"{table_id}/{row.number}": row for table_id, table in snapshot.tables.items() for row in table.rows
        }

    def __missing__(self, name: str) -> Fact:
        """Make the fact ``name``.

        Raises:
            KeyError: when the rulebook knows no such fact, or the snapshot has no such line.
        """
        fact = self[name] = self._made(name)
        return fact

    def of(self, names: Iterable[str]) -> tuple[Fact, ...]:
        """Return the facts that have these names."""
        return tuple(map(self.__getitem__, names))

    def check(self, names: Collection[str]) -> None:
        """Make sure that there is a fact of each of these names, which is not made yet.

        Raises:
            KeyError: as ``self[name]``, for the first that there is none of.
        """
        if not self._surely.issuperset(names):
            for name in names:
                if name not in self._surely and name not in self:
                    self._check(name)
                    self._surely.add(name)

    def _check(self, name: str) -> None:
        if "/" not in name:
            _ = self._types[name]
        elif not FactRef.parse(name).is_completeness:
            self._of_a_line(name)

    def _made(self, name: str) -> Fact:
        if "/" not in name:  # of no table, as most are
            return answered_fact(name, self._types[name], self._answers.get(name))
        named = FactRef.parse(name)
        if named.is_completeness:
            table = self._tables.get(named.owner, TableContent())
            return completeness_fact(named.owner, table.completeness, table.declared_in, table.undeclared)
        kind, row = self._of_a_line(name)
        return answered_fact(name, kind, row.cells.get(named.column or ""))

    def _of_a_line(self, name: str) -> tuple[ValueType, TableRow]:
        """Return the type of a cell of a table and the line that it is in."""
        return self._types[general_name(name)], self._rows[f"{line_of(name)}"]


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
