"""Random filled questionnaires, for benchmarks and for properties that must hold on any project."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from audit.model.answer import Answer, AnswerState
from audit.model.answer_domain import domain_of
from audit.model.questionnaire import Field, QuestionBank, QuestionType, ReviewType, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language
from audit.model.value import ValueType
from audit.model.within import Within

REVIEW = date(2026, 6, 30)
_STATES = (
    [AnswerState.ANSWERED] * 11 + [AnswerState.BLANK] * 5 + [AnswerState.UNKNOWN] * 3 + [AnswerState.NOT_APPLICABLE]
)
_STEPS = {
    QuestionType.INTEGER: Decimal(2),
    QuestionType.NUMBER: Decimal("0.5"),
    QuestionType.MONEY: Decimal(90_000),
    QuestionType.SHARE: Decimal("0.002"),
}
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


def less_known(snapshot: ProjectSnapshot, bank: QuestionBank, seed: int) -> ProjectSnapshot:
    """Return the same project with some answers known in part only: what is said of each holds of the answer."""
    rng = random.Random(seed)  # noqa: S311
    asked = bank.questionnaire(snapshot.review_type)
    answers = {question.id: _less(snapshot.answers[question.id], question, rng) for question in asked.questions}
    answers[asked.roles.review_date] = snapshot.answers[asked.roles.review_date]
    tables = {
        table.id: snapshot.tables[table.id].model_copy(
            update={
                "rows": tuple(
                    TableRow(row.number, {c.id: _less(row.cells[c.id], c, rng) for c in table.columns})
                    for row in snapshot.tables[table.id].rows
                )
            }
        )
        for table in asked.tables
    }
    return snapshot.model_copy(update={"answers": answers, "tables": tables})


def _less(answer: Answer, field: Field, rng: random.Random) -> Answer:
    value, codes = answer.value, [option.code for option in field.options]
    if rng.random() < 0.5:
        return answer
    if isinstance(value, str) and answer.type is ValueType.CODE and len(codes) > 2:
        other = rng.choice([code for code in codes if code != value])
        within = Within(among=tuple(code for code in codes if code in (value, other)))
    elif isinstance(value, tuple) and answer.type is ValueType.CODES:
        settled = rng.sample(codes, rng.randint(1, len(codes) - 1))
        held, left = ([code for code in settled if (code in value) is one] for one in (True, False))
        within = Within(includes=tuple(held), excludes=tuple(left))
        return replace(answer, state=AnswerState.PARTLY_ANSWERED, value=None, within=within)
    elif isinstance(value, Decimal | date):
        step = (
            timedelta(days=rng.randint(1, 90)) if isinstance(value, date) else Decimal(rng.choice(["0.001", "1", "9"]))
        )
        ends = rng.choice([(value, None), (None, value), (value - step, value + step), (value, value + step)])
        low_excluded, high_excluded = (end is not None and end != value and rng.random() < 0.5 for end in ends)
        within = Within(*ends, low_excluded, high_excluded)
    else:
        return answer
    is_partial = within.among or within.reach(answer.type).holds_several
    if not is_partial or domain_of(field).fault_within(within, answer.type):
        return answer
    return replace(answer, state=AnswerState.PARTLY_ANSWERED, value=None, within=within)


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
    state = field.absence if state is AnswerState.NOT_APPLICABLE else state
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
            return max(Decimal(rng.randint(0, 4)), Decimal(field.minimum or 0))
    return rng.choice(codes)
