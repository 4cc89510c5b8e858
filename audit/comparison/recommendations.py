"""Recommendations of earlier audits, as the project's own table says what became of them."""

from datetime import date

from audit.comparison.audited import Audited
from audit.comparison.lines import Naming, naming, paired
from audit.comparison.moves import Followed
from audit.comparison.schema import RecommendationFollowed
from audit.model.answer import value_of
from audit.model.passed_day import has_passed
from audit.model.roles import RecommendationRoles
from audit.model.snapshot import TableContent, TableRow

_KINDS = (
    Followed.FULLY,
    Followed.IN_PROGRESS,
    Followed.INCOMPLETE,
    Followed.NOT_FOLLOWED,
    Followed.NO_LONGER_RELEVANT,
    Followed.REFUSED,
)
_SETTLED = (Followed.FULLY, Followed.NO_LONGER_RELEVANT, Followed.REFUSED)


def recommendations_followed(
    old: Audited, new: Audited, roles: RecommendationRoles
) -> tuple[RecommendationFollowed, ...]:
    """Return every recommendation that either audit lists, in the order of the later table, then those that left it."""
    before, after = old.table(roles.table) or TableContent(), new.table(roles.table) or TableContent()
    names = naming(roles.table, old, new)
    pairs = paired(before.rows, after.rows, names)
    twins = {later.number: earlier for earlier, later in pairs.both}
    reader = _Reader(roles, names, new.record.review_date)
    found = [reader.followed(twins.get(row.number), row) for row in after.rows]
    rows = {row.number: row for row in before.rows}
    return (*found, *(reader.followed(rows[line.number], None) for line in pairs.only_old))


class _Reader:
    """Reads lines of the table."""

    def __init__(self, roles: RecommendationRoles, names: Naming, review_date: date) -> None:
        self._roles = roles
        self._names = names
        self._review_date = review_date

    def followed(self, old: TableRow | None, new: TableRow | None) -> RecommendationFollowed:
        """Return what became of one that one or both audits list."""
        followed = self._kind(new)
        due_old, due_new = self._day(old), self._day(new)
        due = due_new or due_old
        return RecommendationFollowed(
            name=self._names.name(old, new),
            issued_by=self._issuer(new) or self._issuer(old),
            followed=followed,
            before=self._kind(old) if old else None,
            listed=new is not None,
            due_old=due_old,
            due_new=due_new,
            overdue=due is not None and has_passed(due, self._review_date) and followed not in _SETTLED,
        )

    def _kind(self, row: TableRow | None) -> Followed:
        column = self._roles.follow_up
        value = value_of(row.cells.get(column.column)) if row else None
        kinds = (kind for kind in _KINDS if value is not None and value in getattr(column, kind.value))
        return next(kinds, Followed.NOT_KNOWN)

    def _day(self, row: TableRow | None) -> date | None:
        value = value_of(row.cells.get(self._roles.due)) if row and self._roles.due else None
        return value if isinstance(value, date) else None

    def _issuer(self, row: TableRow | None) -> str | None:
        value = value_of(row.cells.get(self._roles.issued_by)) if row and self._roles.issued_by else None
        return value if isinstance(value, str) else None
