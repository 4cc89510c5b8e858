"""Milestones in two audits: from the initial baseline to the earlier audit, and from there to the later one."""

from dataclasses import replace
from datetime import date
from typing import Literal

from audit.comparison.audited import Audited
from audit.comparison.lines import Naming, naming, paired
from audit.comparison.moves import MilestoneMove, Unmatched
from audit.comparison.schema import Line, MilestoneMoved
from audit.model.answer import value_of
from audit.model.passed_day import has_passed
from audit.model.roles import MilestoneRoles
from audit.model.snapshot import TableRow
from audit.model.table_completeness import CLOSED


def milestones_moved(
    old: Audited, new: Audited, roles: MilestoneRoles
) -> tuple[tuple[MilestoneMoved, ...], tuple[Line, ...]]:
    """Return every milestone, in the order of their days, and the lines that cannot be followed.

    A line that only one of the tables has is told as added, or as no longer listed, only where the other table is
    declared complete; else nothing is known of it there.
    """
    before, after = old.table(roles.table), new.table(roles.table)
    if before is None or after is None:
        return (), ()
    names = naming(roles.table, old, new)
    pairs = paired(before.rows, after.rows, names)
    by_number = {row.number: row for row in before.rows}, {row.number: row for row in after.rows}
    reader = _Reader(roles, names, new.record.review_date)
    ends = before.completeness in CLOSED, after.completeness in CLOSED
    found = [
        *(reader.moved(*pair) for pair in pairs.both),
        *(
            reader.moved(by_number[0][line.number], None, other_is_complete=ends[1])
            for line in pairs.only_old
            if line.why is Unmatched.ONE_SIDE
        ),
        *(
            reader.moved(None, by_number[1][line.number], other_is_complete=ends[0])
            for line in pairs.only_new
            if line.why is Unmatched.ONE_SIDE
        ),
    ]
    sides: tuple[Literal["old", "new"], ...] = "old", "new"
    untold = tuple(
        replace(line, side=side, day=reader.day(rows[line.number]))
        for side, lines, rows in zip(sides, (pairs.only_old, pairs.only_new), by_number, strict=True)
        for line in lines
        if line.why is not Unmatched.ONE_SIDE
    )
    return tuple(sorted(found, key=_place)), untold


def _place(item: MilestoneMoved) -> tuple[date, str]:
    return next((day for day in (item.initial, item.old, item.new) if day), date.max), item.name


class _Reader:
    """Reads lines of the table."""

    def __init__(self, roles: MilestoneRoles, names: Naming, review_date: date) -> None:
        self._roles = roles
        self._names = names
        self._review_date = review_date

    def moved(self, old: TableRow | None, new: TableRow | None, *, other_is_complete: bool = True) -> MilestoneMoved:
        """Return how a milestone moved that one or both tables list."""
        roles = self._roles
        first_old, first_new = self._day(old, roles.initial), self._day(new, roles.initial)
        before, after = self._day(old, roles.current), self._day(new, roles.current)
        initial = first_old or first_new
        reached_old, reached = self._is(old, "reached"), self._is(new, "reached")
        abandoned = self._is(new or old, "abandoned") is True
        return MilestoneMoved(
            name=self._names.name(old, new),
            move=self._move(old, new, other_is_complete),
            initial=initial,
            old=before,
            new=after,
            initial_changed=first_old is not None and first_new is not None and first_old != first_new,
            slip=(after - before).days if before and after and not abandoned else None,
            slip_from_initial=(after - initial).days if initial and after and not abandoned else None,
            reached=reached,
            overdue=(after is not None and has_passed(after, self._review_date) and reached is False and not abandoned),
            taken_back=reached_old is True and reached is False,
            abandoned=abandoned,
        )

    def day(self, row: TableRow) -> date | None:
        """Return the day that a line has today."""
        return self._day(row, self._roles.current)

    def _move(self, old: TableRow | None, new: TableRow | None, other_is_complete: bool) -> MilestoneMove:
        if new is None:
            return MilestoneMove.NO_LONGER_LISTED if other_is_complete else MilestoneMove.NOT_KNOWN
        if old is None:
            return MilestoneMove.ADDED if other_is_complete else MilestoneMove.NOT_KNOWN
        if self._is(new, "abandoned"):
            return MilestoneMove.ABANDONED_BEFORE if self._is(old, "abandoned") else MilestoneMove.ABANDONED
        if self._is(old, "abandoned"):
            return MilestoneMove.RESUMED
        before, after = self._day(old, self._roles.current), self._day(new, self._roles.current)
        if before is None or after is None:
            return MilestoneMove.NOT_KNOWN
        if before == after:
            return MilestoneMove.UNCHANGED
        return MilestoneMove.LATER if after > before else MilestoneMove.EARLIER

    @staticmethod
    def _day(row: TableRow | None, column: str) -> date | None:
        value = value_of(row.cells.get(column)) if row else None
        return value if isinstance(value, date) else None

    def _is(self, row: TableRow | None, what: str) -> bool | None:
        """Return whether a milestone is said to be reached, or abandoned; None when that is not known."""
        state = self._roles.state
        value = value_of(row.cells.get(state.column)) if row and state else None
        if state is None or value is None:
            return None
        return value in (state.reached if what == "reached" else state.abandoned)
