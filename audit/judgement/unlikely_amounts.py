"""Finds the amounts that are too small for their question: they were probably typed in millions, or in thousands."""

import re
from collections.abc import Iterator
from decimal import Decimal

from audit.model.answer import Answer, AnswerState
from audit.model.incoherence import UnlikelyAmount
from audit.model.questionnaire import Field, QuestionSet
from audit.model.reference import FactRef
from audit.model.snapshot import ProjectSnapshot

_MILLION, _THOUSAND = Decimal(10**6), Decimal(10**3)
_UNIT = re.compile(r"€|eur|[0-9]\s*[km]", re.IGNORECASE)  # euros, or thousands or millions of them


def unlikely_amounts(snapshot: ProjectSnapshot, questions: QuestionSet) -> Iterator[UnlikelyAmount]:
    """Yield each amount above zero and below what its question says is usual, with the reading that is proposed.

    An amount that was typed with its unit says what it is, and is left alone.

    Args:
        snapshot: what was read.
        questions: what was asked, with ``usual_from`` where an amount has one.
    """
    for question in questions.questions:
        if question.usual_from is not None and question.id in snapshot.answers:
            yield from _unlikely(question.id, question, snapshot.answers[question.id])
    for table in questions.tables:
        for column in table.columns:
            if column.usual_from is None or table.id not in snapshot.tables:
                continue
            cells = {
                row.number: row.cells[column.id] for row in snapshot.tables[table.id].rows if column.id in row.cells
            }
            # A column is typed in one unit: beside 5,350, a line at 980 is no 980 millions.
            highest = max((amount for cell in cells.values() if (amount := _amount(cell)) is not None), default=None)
            for number, cell in cells.items():
                yield from _unlikely(str(FactRef(table.id, column.id, number)), column, cell, highest)


def _unlikely(name: str, asked: Field, answer: Answer, highest: Decimal | None = None) -> Iterator[UnlikelyAmount]:
    """Yield an amount that is unlikely; ``highest`` is that of its column."""
    amount = _amount(answer)
    if amount is None or asked.usual_from is None:
        return
    if 0 < amount < asked.usual_from and not _UNIT.search(answer.raw):
        scale = _MILLION if max(amount, highest or 0) < _THOUSAND else _THOUSAND
        yield UnlikelyAmount(name, amount, amount * scale)


def _amount(answer: Answer) -> Decimal | None:
    """Return the amount that was typed: the answer, or the highest of what it may be, else the lowest."""
    found = answer.value
    if answer.state is AnswerState.PARTLY_ANSWERED and answer.within is not None:
        found = answer.within.low if answer.within.high is None else answer.within.high
    return found if isinstance(found, Decimal) else None
