"""The date of the review, without which nothing can be audited: the workbook's, or one given in its place."""

from datetime import date

from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import Question
from audit.model.text import Language, Text
from audit.wording.numbers import write_date


def replace_review_date(question: Question, answer: Answer, given: date, journal: Journal) -> None:
    """Note that ``given`` stands for the workbook's review date, whose problems no longer count.

    Args:
        question: that which asks for the review date.
        answer: what the workbook says.
        given: the date that stands for it.
        journal: holds the problems of the workbook.
    """
    journal.diagnostics = [
        item for item in journal.diagnostics if item.question != question.id or item.severity is not Severity.ERROR
    ]
    if answer.value == given:
        return
    is_blank = answer.state is AnswerState.BLANK
    place = answer.cells[0] if answer.cells else None
    journal.structure(
        StructureCode.REVIEW_DATE_SUPPLIED if is_blank else StructureCode.REVIEW_DATE_REPLACED,
        place.sheet if place else "",
        place.cell if place else "",
        question=question.id,
        label=question.label,
        read=answer.raw,
        details={"given": Text(fr=write_date(given, Language.FR), en=write_date(given, Language.EN))},
    )
