"""Pairs the lines of a table in two workbooks by their name; what cannot be paired is told, never guessed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from audit.comparison.audited import Audited
from audit.comparison.moves import Unmatched
from audit.comparison.schema import Line
from audit.comparison.values import answer_moved, answers_alike, plain
from audit.model.answer import value_of
from audit.model.snapshot import TableContent, TableRow


class Pairs(NamedTuple):
    """The lines that are in both tables, in the order of the later, and those that are in one."""

    both: tuple[tuple[TableRow, TableRow], ...]
    only_old: tuple[Line, ...]
    only_new: tuple[Line, ...]


class Naming(NamedTuple):
    """The column that names the lines of a table, in the questionnaire of each audit; None when no column does."""

    old: str | None
    new: str | None

    def name(self, old: TableRow | None, new: TableRow | None) -> str:
        """Return the name of a line that one or both audits have: that of the later, else of the earlier."""
        return (name_of(new, self.new) if new else "") or (name_of(old, self.old) if old else "")


def naming(table: str, old: Audited, new: Audited) -> Naming:
    """Return what names the lines of a table; where a rulebook does not say, it is the column of the other one."""
    first, last = (side.rulebook.row_labels.get(table) for side in (old, new))
    return Naming(first or last, last or first)


def paired(old: Sequence[TableRow], new: Sequence[TableRow], naming: Naming) -> Pairs:
    """Pair the lines of two tables.

    Lines of one name are paired when there is one of it in each table; where there are several, those that say the
    same in every cell are paired first, then the rest when one is left in each.

    Args:
        old: the lines of the earlier audit.
        new: those of the later.
        naming: the column that names them in each.
    """
    by_name_old, by_name_new = _by_name(old, naming.old), _by_name(new, naming.new)
    both: list[tuple[TableRow, TableRow]] = []
    left: tuple[list[Line], list[Line]] = ([], [])
    for name in dict.fromkeys((*by_name_old, *by_name_new)):
        olds, news = list(by_name_old.get(name, ())), list(by_name_new.get(name, ()))
        if name and len(olds) + len(news) > 2:
            both += _alike(olds, news)
        if name and len(olds) == len(news) == 1:
            both.append((olds.pop(), news.pop()))
        why = Unmatched.NO_NAME if not name else Unmatched.SAME_NAME if olds and news else Unmatched.ONE_SIDE
        for lines, rest, label in zip(left, (olds, news), naming, strict=True):
            lines += (Line(row.number, name_of(row, label), why) for row in rest)
    both.sort(key=lambda pair: pair[1].number)
    return Pairs(tuple(both), *(tuple(sorted(lines, key=lambda line: line.number)) for lines in left))


def says_the_same(old: TableContent, new: TableContent) -> bool:
    """Return whether two tables say the same line by line; what was typed, and where, does not count."""
    return (
        old.completeness is new.completeness and len(old.rows) == len(new.rows) and all(map(_same, old.rows, new.rows))
    )


def name_of(row: TableRow, label: str | None) -> str:
    """Return the name of a line; an empty text when it has none."""
    value = value_of(row.cells.get(label)) if label else None
    return str(value) if value is not None else ""


def _by_name(rows: Sequence[TableRow], label: str | None) -> dict[str, list[TableRow]]:
    found: dict[str, list[TableRow]] = defaultdict(list)
    for row in rows:
        found[plain(name_of(row, label))].append(row)
    return found


def _alike(olds: list[TableRow], news: list[TableRow]) -> list[tuple[TableRow, TableRow]]:
    """Take the lines that say the same out of both lists, in pairs."""
    pairs = []
    for old in list(olds):
        twin = next((new for new in news if _same(old, new)), None)
        if twin is not None:
            olds.remove(old)
            news.remove(twin)
            pairs.append((old, twin))
    return pairs


def _same(old: TableRow, new: TableRow) -> bool:
    return old.cells.keys() == new.cells.keys() and all(
        answers_alike(cell, new.cells[name]) or answer_moved(name, cell, new.cells[name]) is None
        for name, cell in old.cells.items()
    )
