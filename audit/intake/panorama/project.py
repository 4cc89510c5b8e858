"""Turns one line of the panorama into a partial snapshot; what it does not publish stays blank."""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from audit.intake.panorama.durations import published_end
from audit.intake.panorama.export import Row
from audit.intake.panorama.mapping import AnswerColumn, PanoramaMapping, Reading
from audit.intake.panorama.numbers import read_millions, read_years
from audit.intake.panorama.published import is_withheld, read_start, start_of
from audit.intake.values.numbers import parse_money
from audit.intake.values.words import fold
from audit.model.answer import Answer, AnswerState
from audit.model.end_precision import EndPrecision
from audit.model.questionnaire import Questionnaire
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.model.value import Value, ValueType
from audit.model.within import Within

_ROUNDED = Text(
    fr="Durée prévisionnelle publiée : {raw} ans. Elle est arrondie, ou le début manque : aucune date n'en est "
    "déduite.",
    en="Expected duration published: {raw} years. It is rounded, or the start is missing: no date is deduced from it.",
)
_TO_THE_MONTH = Text(
    fr="La durée publiée, {raw}, est en mois entiers : la date n'est connue qu'au mois.",
    en="The duration published, {raw}, is in whole months: the date is known to the month alone.",
)
_WITHOUT_HEADING = Text(fr="Sous aucun intitulé", en="Under no heading")
_NOT_PUBLISHED = Text(fr="Le panorama porte « {raw} ».", en="The panorama says “{raw}”.")


class _Read(NamedTuple):
    """A value, or within what it lies where it is not known exactly, or the reason why there is none."""

    value: Value | None
    note: Text | None = None
    within: Within | None = None


def panorama_snapshot(
    row: Row,
    mapping: PanoramaMapping,
    asked: Questionnaire,
    source: str,
    language: Language,
    review_date: date | None = None,
    *,
    in_tenths: bool = False,
) -> ProjectSnapshot:
    """Return what the panorama says of one project, as answers to ``asked``.

    Args:
        row: the line of the project.
        mapping: which column answers which question.
        asked: the questionnaire; questions that it does not ask are left out.
        source: of every answer: the edition, the file and the line.
        language: of the comments.
        review_date: the date of the review, when it is given.
        in_tenths: whether the edition rounds durations to a tenth of a year.
    """
    questions = {question.id: question for question in asked.questions}
    answers = {}
    for column in mapping.answers:
        if column.question in questions:
            kind = questions[column.question].value_type
            answers[column.question] = _answer(column, row, mapping, kind, source, language, in_tenths)
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
    column: AnswerColumn,
    row: Row,
    mapping: PanoramaMapping,
    kind: ValueType,
    source: str,
    language: Language,
    in_tenths: bool,
) -> Answer:
    raw = row.text(column.headings)
    if not raw:
        return Answer(type=kind, state=AnswerState.BLANK)
    if fold(raw) in {fold(word) for word in mapping.not_published} or is_withheld(raw, mapping):
        return Answer(
            type=kind, state=AnswerState.BLANK, source=source, comment=_NOT_PUBLISHED.to(language).format(raw=raw)
        )
    read = _read(column, raw, row, mapping, in_tenths)
    if read.value is None and read.note is None:
        # A figure that is no number of millions would be read as euros once it stands in a cell: it is marked there.
        is_amount = column.reading is Reading.MILLION_EUROS and isinstance(parse_money(raw, language), Decimal)
        marked = f"{raw} (?)" if is_amount else raw
        return Answer(type=kind, state=AnswerState.UNUSABLE, raw=marked, source=source)
    note = read.note.to(language).format(raw=raw) if read.note else ""
    if read.value is None and read.within is None:
        return Answer(type=kind, state=AnswerState.BLANK, source=source, comment=note)
    comment = f"{column.comment.to(language) if column.comment else ''} {note}".strip()
    if read.within is not None:  # a duration is not how its end is typed: the comment tells it
        return Answer(type=kind, state=AnswerState.PARTLY_ANSWERED, within=read.within, source=source, comment=comment)
    return Answer(type=kind, state=AnswerState.ANSWERED, value=read.value, raw=raw, source=source, comment=comment)


def _read(column: AnswerColumn, raw: str, row: Row, mapping: PanoramaMapping, in_tenths: bool) -> _Read:
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
            return _end(raw, start_of(row, mapping), in_tenths)


def _end(raw: str, start: date | None, in_tenths: bool) -> _Read:
    years = read_years(raw)
    if years is None:
        return _Read(None)
    end = published_end(start, years, in_tenths=in_tenths) if start else None
    if end is None or end.precision is EndPrecision.ABOUT:
        return _Read(None, _ROUNDED)
    if end.precision is EndPrecision.DAY:
        return _Read(end.day)
    last = end.day.replace(day=monthrange(end.day.year, end.day.month)[1])
    return _Read(None, _TO_THE_MONTH, Within(low=end.day, high=last))


def _with_notes(answer: Answer, row: Row, mapping: PanoramaMapping, language: Language) -> Answer:
    colon = "\u00a0:" if language is Language.FR else ":"
    notes = [
        f"{column.label.to(language)}{colon} {text}" for column in mapping.noted if (text := row.text(column.headings))
    ]
    if row.beyond:
        notes.append(f"{_WITHOUT_HEADING.to(language)}{colon} {' | '.join(row.beyond.values())}")
    return replace(answer, comment="\n".join((answer.comment, *notes)).strip())
