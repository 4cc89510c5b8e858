"""The lines of the costs whose forecast moved between two audits: what carries the rise of the whole."""

from decimal import Decimal

from audit.comparison.audited import Audited
from audit.comparison.head_schema import CostLineMoved
from audit.comparison.lines import naming, paired
from audit.comparison.moves import Unmatched
from audit.model.answer import value_of
from audit.model.reference import FactRef
from audit.model.roles import CostRoles
from audit.model.snapshot import TableRow
from audit.model.table_completeness import CLOSED


def cost_lines_moved(old: Audited, new: Audited, roles: CostRoles | None) -> tuple[CostLineMoved, ...]:
    """Return them, the greatest rise first.

    Nothing is told of tables that are not complete, or of which an amount is not known or in doubt, or a line cannot be
    paired: what moved would then be some other line.
    """
    lines = roles.lines if roles else None
    tables = (old.table(lines.table), new.table(lines.table)) if lines else (None, None)
    before, after = tables
    if lines is None or before is None or after is None or not {before.completeness, after.completeness} <= {*CLOSED}:
        return ()
    names = naming(lines.table, old, new)
    pairs = paired(before.rows, after.rows, names)
    if any(line.why is not Unmatched.ONE_SIDE for line in (*pairs.only_old, *pairs.only_new)):
        return ()
    rows = {row.number: row for row in before.rows}, {row.number: row for row in after.rows}
    both: list[tuple[TableRow | None, TableRow | None]] = [
        *pairs.both,
        *((rows[0][line.number], None) for line in pairs.only_old),
        *((None, rows[1][line.number]) for line in pairs.only_new),
    ]
    found = []
    for first, last in both:
        amounts = [_amount(side, lines.table, lines.forecast, row) for side, row in ((old, first), (new, last)) if row]
        if None in amounts:
            return ()
        was, now = amounts[0] if first else None, amounts[-1] if last else None
        if was != now:
            found.append(CostLineMoved(names.name(first, last), was, now))
    return tuple(sorted(found, key=lambda line: ((line.old or Decimal(0)) - (line.new or Decimal(0)), line.name)))


def _amount(side: Audited, table: str, column: str, row: TableRow) -> Decimal | None:
    value = value_of(row.cells.get(column))
    is_sure = isinstance(value, Decimal) and not side.is_in_doubt(str(FactRef(table, column, row.number)))
    return value if is_sure and isinstance(value, Decimal) else None
