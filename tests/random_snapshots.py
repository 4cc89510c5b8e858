"""Random filled questionnaires, for benchmarks and for properties that must hold on any project."""

import random
from datetime import date, timedelta
from decimal import Decimal

from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import Field, QuestionBank, QuestionType, ReviewType, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language

REVIEW = date(2026, 6, 30)
_STATES = (
    [AnswerState.ANSWERED] * 11 + [AnswerState.BLANK] * 5 + [AnswerState.UNKNOWN] * 3 + [AnswerState.NOT_APPLICABLE]
)
_NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def random_snapshot(bank: QuestionBank, seed: int, review_type: ReviewType = ReviewType.PRE_LAUNCH) -> ProjectSnapshot:
    """Return a snapshot whose answers are valid one by one, and not coherent together."""
    rng = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    asked = bank.questionnaire(review_type)
    return ProjectSnapshot(
        questionnaire_id=asked.id,
        questionnaire_version=asked.version,
        review_type=review_type,
        language=Language.FR,
        answers={question.id: _answer(question, rng) for question in asked.questions},
        tables={table.id: _table(table, rng) for table in asked.tables},
    )


def full_snapshot(bank: QuestionBank, rows: int, tables: tuple[str, ...]) -> ProjectSnapshot:
    """Return a snapshot in which everything is answered: each of ``tables`` has ``rows`` rows, the others none."""
    rng = random.Random(1)  # noqa: S311 - for variety, not for secrets
    asked = bank.questionnaire(ReviewType.PRE_LAUNCH)
    contents = {}
    for table in asked.tables:
        numbers = range(1, rows + 1) if table.id in tables else ()
        filled = (TableRow(number=n, cells={c.id: _answered(c, rng) for c in table.columns}) for n in numbers)
        declared = TableCompleteness.COMPLETE if table.id in tables else TableCompleteness.NONE
        contents[table.id] = TableContent(completeness=declared, rows=tuple(filled))
    return ProjectSnapshot(
        questionnaire_id=asked.id,
        questionnaire_version=asked.version,
        review_type=ReviewType.PRE_LAUNCH,
        language=Language.FR,
        answers={question.id: _answered(question, rng) for question in asked.questions},
        tables=contents,
    )


def _table(table, rng) -> TableContent:
    rows = tuple(
        TableRow(number=number, cells={column.id: _answer(column, rng) for column in table.columns})
        for number in range(1, rng.randint(0, 4) + 1)
    )
    declared = rng.choice([TableCompleteness.COMPLETE, TableCompleteness.COMPLETE, TableCompleteness.PARTIAL, None])
    return TableContent(completeness=declared if rows or declared is None else TableCompleteness.NONE, rows=rows)


def _answer(field, rng) -> Answer:
    state = rng.choice(_STATES)
    if state is AnswerState.ANSWERED:
        return _answered(field, rng)
    reason = "hors du périmètre" if state is AnswerState.NOT_APPLICABLE else ""
    return Answer(type=field.value_type, state=state, reason=reason)


def other_answer(field: Field, than: Answer, rng: random.Random) -> Answer:
    """Return a random answer to a question, other than one."""
    while True:
        answer = _answer(field, rng)
        if answer != than:
            return answer


def _answered(field, rng) -> Answer:
    return Answer(type=field.value_type, state=AnswerState.ANSWERED, value=_value(field, rng))


def _value(field, rng):
    codes = [option.code for option in field.options]
    match field.type:
        case QuestionType.TEXT:
            return rng.choice(_NAMES)
        case QuestionType.NAMES:
            return tuple(rng.sample(_NAMES, rng.randint(0, 2)))
        case QuestionType.CHOICES:
            return tuple(code for code in codes if rng.random() < 0.6)
        case QuestionType.DATE:
            return REVIEW + timedelta(days=rng.randint(-1500, 1500))
        case QuestionType.MONEY:
            return Decimal(rng.randint(0, 60_000_000))
        case QuestionType.SHARE:
            return Decimal(rng.randint(0, 100)) / 100
        case QuestionType.INTEGER | QuestionType.NUMBER:
            return Decimal(rng.randint(0, 4))
    return rng.choice(codes)
