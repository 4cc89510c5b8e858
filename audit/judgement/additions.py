"""Finds the tables whose amounts do not add up to the amount that a question asks for."""

from decimal import Decimal

from audit.model.answer import AnswerState
from audit.model.condition import RuleId
from audit.model.contradiction import Addition
from audit.model.fact import Fact, FactSet
from audit.model.incoherence import Incoherence


def addition_apart(contradiction: RuleId, addition: Addition, facts: FactSet) -> Incoherence | None:
    """Return the contradiction between an amount and the lines that should make it up; None where there is none.

    A table that leaves something out contradicts an amount only by adding up to more already. Neither side is known
    to be the right one: the amount lies between the two.

    Args:
        contradiction: the id under which it is told.
        addition: the column, and the question.
        facts: those of the project.
    """
    whole, table = facts.facts[addition.to], facts.tables[addition.table]
    counted = [
        (cell, amount) for row in table.rows if (amount := _least(cell := row.facts[addition.column])) is not None
    ]
    least, most = _least(whole), _most(whole)
    if least is None or not counted:
        return None
    total = sum((amount for _, amount in counted), Decimal(0))
    is_all = table.is_closed and len(counted) == len(table.rows) and all(cell.is_known for cell, _ in counted)
    is_above = most is not None and total > most
    if not is_above and not (is_all and total < least):
        return None
    highest = max(total, most) if is_all and most is not None else None
    between = Fact(
        whole.name, whole.type, AnswerState.PARTLY_ANSWERED, low=min(least, total), high=highest, cells=whole.cells
    )
    return Incoherence(contradiction, (whole, *(cell for cell, _ in counted)), total, between)


def _least(amount: Fact) -> Decimal | None:
    """Return the least that an amount may be; None where nothing is said of it."""
    return amount.number() if amount.is_known else _bound(amount.low)


def _most(amount: Fact) -> Decimal | None:
    return amount.number() if amount.is_known else _bound(amount.high)


def _bound(bound: object) -> Decimal | None:
    return bound if isinstance(bound, Decimal) else None
