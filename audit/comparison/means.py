"""Contracts, staff, spending and who answers for the project in two audits: totals, and what moved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from audit.comparison.audited import Audited
from audit.comparison.lines import naming, paired
from audit.comparison.moves import Means
from audit.comparison.schema import MeansMoved, TotalGap
from audit.comparison.values import same_fact
from audit.model.answer import AnswerState, value_of
from audit.model.answered_fact import answered_fact
from audit.model.fact import Fact
from audit.model.folded_names import fold_name
from audit.model.reference import FactRef
from audit.model.roles import CostRoles, Roles, StaffRoles, SupplierRoles
from audit.model.snapshot import TableContent
from audit.model.table_completeness import CLOSED
from audit.model.value import ValueType
from audit.wording.terms import OWNER_ROLES

_Sides = tuple[Audited, Audited]


def means_moved(old: Audited, new: Audited, roles: Roles) -> tuple[MeansMoved, ...]:
    """Return the spending and the totals of contracts and staff, then what moved of them, by the roles there are."""
    sides = old, new
    return (
        *(_spent(sides, roles.costs, roles.cost_updated) if roles.costs else ()),
        *(_contracts(sides, roles.suppliers) if roles.suppliers else ()),
        *(_staff(sides, roles.staff) if roles.staff else ()),
        *(
            replace(item, title=one.title)
            for one in roles.changes
            for item in _asked(Means.CHANGES, one.question, sides)
        ),
        *(
            replace(item, title=OWNER_ROLES[role])
            for role, name in roles.owner_names.items()
            for item in _asked(Means.OWNER, name, sides)
            if not (same_fact(item.old, item.new) or _is_one_person(item.old, item.new))
        ),
    )


def total_gaps(old: Audited, new: Audited, roles: CostRoles | None) -> tuple[TotalGap, ...]:
    """Return the amounts that the lines of a complete table of costs do not add up to."""
    if roles is None or roles.lines is None:
        return ()
    lines = roles.lines
    pairs = (roles.initial, lines.initial), (roles.forecast, lines.forecast), (roles.spent, lines.spent)
    found = []
    for side, audited in (("old", old), ("new", new)):
        for question, column in pairs:
            declared = audited.exact(question)
            amount = declared.number() if declared is not None else None
            total = _total(audited, lines.table, column) if column else None
            if question and amount is not None and total is not None and amount != total:
                found.append(TotalGap(side, question, amount, total))  # type: ignore[arg-type]
    return tuple(found)


def _asked(kind: Means, name: str | None, sides: _Sides) -> Iterator[MeansMoved]:
    """Yield a question that either audit asks."""
    facts = [side.fact(name) for side in sides]
    if name is not None and any(fact is not None for fact in facts):
        yield MeansMoved(kind, name, "", *facts)


def _spent(sides: _Sides, roles: CostRoles, updated: str | None) -> Iterator[MeansMoved]:
    """Yield the amount spent, with the day on which each audit says that it was last written down."""
    days = [said.value if (said := side.exact(updated)) else None for side in sides]
    before, after = (day if isinstance(day, date) else None for day in days)
    for item in _asked(Means.SPENT, roles.spent, sides):
        yield replace(item, as_of_old=before, as_of_new=after)


def _is_one_person(old: Fact | None, new: Fact | None) -> bool:
    """Return whether two answers name one person, however spelt."""
    if old is None or new is None or not (old.is_known and new.is_known):
        return False
    return fold_name(str(old.value)) == fold_name(str(new.value)) != ""


def _contracts(sides: _Sides, roles: SupplierRoles) -> Iterator[MeansMoved]:
    tables = [side.table(roles.table) for side in sides]
    before, after = tables
    column = roles.amount
    if before is None or after is None or column is None:
        return
    name = f"{roles.table}/{column}"
    yield MeansMoved(
        Means.CONTRACTS, name, "", *(_sum(name, _total(side, roles.table, column), ValueType.MONEY) for side in sides)
    )
    names = naming(roles.table, *sides)
    for first, last in paired(before.rows, after.rows, names).both:
        facts = [answered_fact(name, ValueType.MONEY, row.cells.get(column)) for row in (first, last)]
        if not same_fact(*facts):
            yield MeansMoved(Means.CONTRACT, name, names.name(first, last), *facts)


def _staff(sides: _Sides, roles: StaffRoles) -> Iterator[MeansMoved]:
    """Yield the full-time equivalents of each kind of employer in all, then those of each function that moved."""
    tables = [side.table(roles.table) for side in sides]
    if any(table is None for table in tables):
        return
    posts = [_posts(table, roles) if table else None for table in tables]
    name = f"{roles.table}/{roles.fte}"
    functions = dict.fromkeys(function for one in posts if one for function, _ in one)
    for kind, in_house in ((Means.IN_HOUSE, True), (Means.EXTERNAL, False)):
        totals = [None if one is None else sum(_of(one, in_house).values(), Decimal(0)) for one in posts]
        yield MeansMoved(kind, name, "", *(_sum(name, total, ValueType.NUMBER) for total in totals))
        for function in functions if None not in posts else ():
            before, after = (_of(one or {}, in_house).get(function, Decimal(0)) for one in posts)
            if before != after:
                facts = (_sum(name, one, ValueType.NUMBER) for one in (before, after))
                yield MeansMoved(kind, f"{roles.table}/{roles.function}", function, *facts)


def _posts(table: TableContent, roles: StaffRoles) -> dict[tuple[str, bool], Decimal] | None:
    """Return the equivalents by function and kind of employer; None where the table or one of its cells is open."""
    if table.completeness not in CLOSED:
        return None
    found: dict[tuple[str, bool], Decimal] = {}
    for row in table.rows:
        columns = roles.function, roles.employer.column, roles.fte
        function, employer, number = (value_of(row.cells.get(column)) for column in columns)
        if not isinstance(function, str) or employer is None or not isinstance(number, Decimal):
            return None
        key = function, employer in roles.employer.in_house
        found[key] = found.get(key, Decimal(0)) + number
    return found


def _of(posts: dict[tuple[str, bool], Decimal], in_house: bool) -> dict[str, Decimal]:
    return {function: number for (function, kind), number in posts.items() if kind is in_house}


def _total(side: Audited, name: str, column: str) -> Decimal | None:
    """Return the sum of a column; None where the table is not complete, or one of its cells is open or in doubt."""
    table = side.table(name)
    if table is None or table.completeness not in CLOSED:
        return None
    if any(side.is_in_doubt(str(FactRef(name, column, row.number))) for row in table.rows):
        return None
    values = [value_of(row.cells.get(column)) for row in table.rows]
    amounts = [value for value in values if isinstance(value, Decimal)]
    return sum(amounts, Decimal(0)) if len(amounts) == len(values) else None


def _sum(name: str, total: Decimal | None, kind: ValueType) -> Fact:
    state = AnswerState.NOT_COMPUTED if total is None else AnswerState.ANSWERED
    return Fact(name, kind, state, total)
