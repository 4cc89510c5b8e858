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
_UNIT = re.compile(r"€|\beur(?:os?)?\b", re.IGNORECASE)


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
            for row in snapshot.tables[table.id].rows:
                if column.id in row.cells:
                    yield from _unlikely(str(FactRef(table.id, column.id, row.number)), column, row.cells[column.id])


def _unlikely(name: str, asked: Field, answer: Answer) -> Iterator[UnlikelyAmount]:
    amount = answer.value
    if answer.state is not AnswerState.ANSWERED or not isinstance(amount, Decimal) or asked.usual_from is None:
        return
    if 0 < amount < asked.usual_from and not _UNIT.search(answer.raw):
        scale = _MILLION if amount < _THOUSAND else _THOUSAND
        yield UnlikelyAmount(name, amount, amount * scale)
