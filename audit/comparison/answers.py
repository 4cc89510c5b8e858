"""Every answer that moved, question by question and line by line, and what only one of the two audits asks."""

from collections.abc import Iterator

from audit.comparison.audited import Audited
from audit.comparison.lines import Naming, naming, paired, says_the_same
from audit.comparison.moves import AnswerMove
from audit.comparison.schema import AnswerMoved, Asked, LineMoved, TableMoved
from audit.comparison.values import answer_moved
from audit.model.snapshot import TableContent, TableRow

_ON_EVIDENCE = (AnswerMove.BETTER_EVIDENCE, AnswerMove.WEAKER_EVIDENCE)


def answers_moved(old: Audited, new: Audited, left_out: str) -> tuple[AnswerMoved, ...]:
    """Return the answers that moved, in the order of the later questionnaire.

    Args:
        old: the earlier audit.
        new: the later.
        left_out: the question that moves from one audit to the next anyway: their date.
    """
    before = old.record.snapshot.answers
    found = (
        answer_moved(name, before[name], answer)
        for name, answer in new.record.snapshot.answers.items()
        if name in before and name != left_out
    )
    return tuple(item for item in found if item is not None)


def tables_moved(old: Audited, new: Audited) -> tuple[TableMoved, ...]:
    """Return the tables whose lines, or completeness, moved."""
    found = []
    for name, content in new.record.snapshot.tables.items():
        before = old.table(name)
        if before is None or says_the_same(before, content):
            continue
        moved = _table_moved(name, before, content, naming(name, old, new))
        if moved.lines or moved.only_old or moved.only_new or moved.old is not moved.new:
            found.append(moved)
    return tuple(found)


def asked_by_one(old: Audited, new: Audited) -> Asked:
    """Return the questions, tables and columns that only one of the two rulebooks and snapshots knows."""
    return Asked(only_old=tuple(_missing(old, new)), only_new=tuple(_missing(new, old)))


def _table_moved(name: str, old: TableContent, new: TableContent, names: Naming) -> TableMoved:
    pairs = paired(old.rows, new.rows, names)
    lines = []
    for before, after in pairs.both:
        moved = tuple(_cells(name, before, after))
        evidence = next((item.move for item in moved if item.move in _ON_EVIDENCE), None)
        cells = tuple(item for item in moved if item.move not in _ON_EVIDENCE)
        if moved:
            lines.append(LineMoved(names.name(before, after), before.number, after.number, cells, evidence))
    return TableMoved(name, old.completeness, new.completeness, tuple(lines), pairs.only_old, pairs.only_new)


def _cells(table: str, old: TableRow, new: TableRow) -> Iterator[AnswerMoved]:
    for column, cell in new.cells.items():
        before = old.cells.get(column)
        moved = answer_moved(f"{table}/{column}", before, cell) if before is not None else None
        if moved is not None:
            yield moved


def _missing(here: Audited, there: Audited) -> Iterator[str]:
    answers, tables = there.record.snapshot.answers, there.record.snapshot.tables
    yield from (name for name in here.record.snapshot.answers if name not in answers)
    for name in here.record.snapshot.tables:
        if name not in tables:
            yield name
    columns, known = here.rulebook.facts, there.rulebook.facts
    if columns is known:
        return
    for name in columns:
        table, _, column = name.partition("/")
        if column and column != "completeness" and table in tables and name not in known:
            yield name
