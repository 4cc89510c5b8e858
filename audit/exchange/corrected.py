"""A project with some answers corrected: questions and cells of tables, everything else as it was."""

from collections.abc import Mapping
from dataclasses import replace

from audit.model.answer import Answer
from audit.model.reference import FactRef
from audit.model.snapshot import ProjectSnapshot, TableRow


def corrected(snapshot: ProjectSnapshot, answers: Mapping[str, Answer]) -> ProjectSnapshot:
    """Return ``snapshot`` with ``answers``, by the names of questions and of cells (``contracts/3/end``).

    Raises:
        KeyError: for a question that is not asked, or a line that is not there.
    """
    asked = dict(snapshot.answers)
    by_line: dict[tuple[str, int], dict[str, Answer]] = {}
    for name, answer in answers.items():
        named = FactRef.parse(name)
        if named.row is None or named.column is None:
            asked[name] = _in_place(answer, asked[name])
        else:
            by_line.setdefault((named.owner, named.row), {})[named.column] = answer
    tables = dict(snapshot.tables)
    for (table, number), cells in by_line.items():
        content = tables[table]
        rows = {row.number: row for row in content.rows}
        rows[number] = _with_cells(rows[number], cells)
        tables[table] = content.model_copy(update={"rows": tuple(rows.values())})
    return snapshot.model_copy(update={"answers": asked, "tables": tables})


def _with_cells(row: TableRow, cells: Mapping[str, Answer]) -> TableRow:
    new = {column: _in_place(answer, row.cells.get(column)) for column, answer in cells.items()}
    return replace(row, cells={**row.cells, **new})


def _in_place(answer: Answer, former: Answer | None) -> Answer:
    """Return an answer at the cell of the questionnaire that it corrects: readers look there."""
    return replace(answer, cells=former.cells) if former is not None else answer
