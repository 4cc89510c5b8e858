"""Turns one line of the panorama into a partial snapshot; what it does not publish stays blank."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from audit.intake.panorama.export import Row
from audit.intake.panorama.mapping import AnswerColumn, PanoramaMapping, Reading
from audit.intake.panorama.numbers import read_millions, read_years
from audit.intake.values.periods import read_period
from audit.intake.values.words import fold
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import Questionnaire
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.model.value import Value, ValueType

_DAYS_OF_A_YEAR = 365  # the panorama divides days by it
_EXACT = Decimal("0.01")  # of a day
_FEWEST_DECIMALS = 4  # with fewer, a number of years says the day only by chance
_SHORT_YEAR = re.compile(r"(.*\D) ?([0-9]{2})")
_CENTURY = "20"
_DAY = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"|(?P<last_day>[0-9]{1,2})/(?P<last_month>[0-9]{1,2})/(?P<last_year>(?:19|20)[0-9]{2})"
)
_ROUNDED = Text(
    fr="Durée prévisionnelle publiée : {raw} ans. Elle est arrondie, ou le début manque : aucune date n'en est "
    "déduite.",
    en="Expected duration published: {raw} years. It is rounded, or the start is missing: no date is deduced from it.",
)
_WITHOUT_HEADING = Text(fr="Sous aucun intitulé", en="Under no heading")
_NOT_PUBLISHED = Text(fr="Le panorama porte « {raw} ».", en="The panorama says “{raw}”.")


class _Read(NamedTuple):
    """A value, or the reason why there is none."""

    value: Value | None
    note: Text | None = None


def panorama_snapshot(
    row: Row,
    mapping: PanoramaMapping,
    asked: Questionnaire,
    source: str,
    language: Language,
    review_date: date | None = None,
) -> ProjectSnapshot:
    """Return what the panorama says of one project, as answers to ``asked``.

    Args:
        row: the line of the project.
        mapping: which column answers which question.
        asked: the questionnaire; questions that it does not ask are left out.
        source: of every answer: the edition, the file and the line.
        language: of the comments.
        review_date: the date of the review, when it is given.
    """
    questions = {question.id: question for question in asked.questions}
    answers = {}
    for column in mapping.answers:
        if column.question in questions:
            answer = _answer(column, row, mapping, questions[column.question].value_type, source, language)
            answers[column.question] = answer
    described = asked.roles.description
    if described in answers:
        answers[described] = _with_notes(answers[described], row, mapping, language)
    if review_date:
        answers[asked.roles.review_date] = Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=review_date)
    return ProjectSnapshot(
        questionnaire_id=asked.id,
        questionnaire_version=asked.version,
        review_type=asked.review_type,
        language=language,
        answers=answers,
    )


def _answer(
    column: AnswerColumn, row: Row, mapping: PanoramaMapping, kind: ValueType, source: str, language: Language
) -> Answer:
    raw = row.text(column.headings)
    if not raw:
        return Answer(type=kind, state=AnswerState.BLANK)
    if fold(raw) in {fold(word) for word in mapping.not_published}:
        return Answer(
            type=kind, state=AnswerState.BLANK, source=source, comment=_NOT_PUBLISHED.to(language).format(raw=raw)
        )
    read = _read(column, raw, row, mapping)
    if read.note:
        return Answer(type=kind, state=AnswerState.BLANK, source=source, comment=read.note.to(language).format(raw=raw))
    if read.value is None:
        return Answer(type=kind, state=AnswerState.UNUSABLE, raw=raw, source=source)
    comment = column.comment.to(language) if column.comment else ""
    return Answer(type=kind, state=AnswerState.ANSWERED, value=read.value, raw=raw, source=source, comment=comment)


def _read(column: AnswerColumn, raw: str, row: Row, mapping: PanoramaMapping) -> _Read:
    match column.reading:
        case Reading.TEXT:
            return _Read(raw)
        case Reading.CODE:
            return _Read(next((code for word, code in column.codes.items() if fold(word) == fold(raw)), None))
        case Reading.MONTH:
            return _Read(read_start(raw))
        case Reading.MILLION_EUROS:
            return _Read(read_millions(raw))
        case Reading.YEARS_FROM_START:
            return _end(raw, _start_of(row, mapping))


def _start_of(row: Row, mapping: PanoramaMapping) -> date | None:
    column = next((column for column in mapping.answers if column.reading is Reading.MONTH), None)
    return read_start(row.text(column.headings)) if column else None


def read_start(raw: str) -> date | None:
    """Return the day on which a project starts: ``2014-09-01``, ``01/09/2014`` or ``septembre 2014``."""
    if day := _DAY.fullmatch(raw):
        return _day(*(day[name] or day[f"last_{name}"] for name in ("year", "month", "day")))
    if not raw.isascii() and any(letter.isdecimal() and not letter.isascii() for letter in raw):
        return None
    # The panorama also writes « avril 15 » for what it elsewhere gives as 2015-04-01.
    short = _SHORT_YEAR.fullmatch(raw)
    period = read_period(f"{short[1]} {_CENTURY}{short[2]}" if short else raw)
    return period.first if period and (period.last - period.first).days < 31 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _end(raw: str, start: date | None) -> _Read:
    years = read_years(raw)
    if years is None:
        return _Read(None)
    days = years * _DAYS_OF_A_YEAR
    whole = round(days)
    is_exact = _decimals(years) >= _FEWEST_DECIMALS and abs(days - whole) <= _EXACT
    if start is None or not is_exact:
        return _Read(None, _ROUNDED)
    return _Read(start + timedelta(days=whole))


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _with_notes(answer: Answer, row: Row, mapping: PanoramaMapping, language: Language) -> Answer:
    colon = "\u00a0:" if language is Language.FR else ":"
    notes = [
        f"{column.label.to(language)}{colon} {text}" for column in mapping.noted if (text := row.text(column.headings))
    ]
    if row.beyond:
        notes.append(f"{_WITHOUT_HEADING.to(language)}{colon} {' | '.join(row.beyond.values())}")
    return replace(answer, comment="\n".join((answer.comment, *notes)).strip())
