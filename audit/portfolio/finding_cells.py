"""Where, in the workbook of a project, the answers are that its findings rest on."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from audit.comparison.audited import Recorded
from audit.model.answer import CellRef
from audit.model.reference import FactRef
from audit.model.snapshot import TableRow
from audit.wording.cells import write_cells


class FindingCells:
    """The cells of the findings of one record."""

    def __init__(self, audited: Recorded) -> None:
        self._audited = audited
        self._snapshot = audited.record.snapshot

    def of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the cells of some facts, each once; those that follow one another as a range."""
        return write_cells(cell for name in names for cell in self._cells(name))

    def _cells(self, name: str) -> Iterable[CellRef]:
        computed = self._audited.computed.get(name)
        if computed is not None:
            return computed.cells
        answer = self._snapshot.answers.get(name)
        return answer.cells if answer is not None else self._in_table(FactRef.parse(name))

    def _in_table(self, named: FactRef) -> Iterable[CellRef]:
        table = self._snapshot.tables.get(named.owner)
        if table is None:
            return ()
        if named.is_completeness:
            return table.declared_in
        row = self._rows.get(named.line or "")
        answer = row.cells.get(named.column) if row is not None and named.column is not None else None
        return answer.cells if answer is not None else ()

    @cached_property
    def _rows(self) -> Mapping[str, TableRow]:
        return dict(self._lines())

    def _lines(self) -> Iterator[tuple[str, TableRow]]:
        for table, content in self._snapshot.tables.items():
            yield from ((f"{table}/{row.number}", row) for row in content.rows)
