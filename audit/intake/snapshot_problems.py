"""Notes what is to be said of the answers of a saved snapshot: not read, read in part, or not given and required."""

from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.intake.problems.expectations import expected
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.cells import state_in_words
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.partial import as_read
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.answered_fact import borne_out
from audit.model.questionnaire import Field, Questionnaire
from audit.model.reference import column_label
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Text

UNUSABLE = "unusable_in_snapshot"
_SAID = (AnswerState.ANSWERED, AnswerState.UNUSABLE)  # a date that cannot be read is told as such
_PROBLEM = Text(
    fr="cette réponse n'a pas pu être lue quand le relevé a été écrit",
    en="this answer could not be read when the snapshot was written",
)
_ADVICE = Text(
    fr="La corriger dans le classeur et refaire le relevé, ou auditer malgré elle avec --accept-unusable.",
    en="Correct it in the workbook and make the snapshot again, or audit in spite of it with --accept-unusable.",
)


def note_problems(snapshot: ProjectSnapshot, questionnaire: Questionnaire, journal: Journal) -> None:
    """Note every answer of ``snapshot``, which must be whole, that a workbook would be refused for."""
    for question in questionnaire.questions:
        answer = snapshot.answers[question.id]
        is_review_date = question.id == questionnaire.roles.review_date
        _note_answer(question.id, question.label, answer, question, journal, is_review_date)
        code = None
        if is_review_date:
            code = None if answer.state in _SAID else StructureCode.REVIEW_DATE_MISSING
        elif question.required and answer.state is AnswerState.BLANK:
            code = StructureCode.REQUIRED_BLANK
        elif answer.evidence is not borne_out(answer):
            code = StructureCode.EVIDENCE_WITHOUT_SOURCE
        if code:
            journal.structure(code, *_place(answer.cells), question=question.id, label=question.label)
    for table in questionnaire.tables:
        content = snapshot.tables[table.id]
        if content.completeness is None and content.undeclared is AnswerState.UNUSABLE:
            unusable = _unusable(f"{table.id}/completeness", table.title, "", content.declared_in, None)
            # A workbook warns of a table that is declared complete and is empty: that is no answer lost.
            severity = Severity.ERROR if content.rows else Severity.WARNING
            journal.diagnostics.append(unusable.model_copy(update={"severity": severity}))
        for row in content.rows:
            unbacked = next((one for one in row.cells.values() if one.evidence is not borne_out(one)), None)
            if unbacked is not None:  # said once a row, as of a workbook: one level and one source stand for the row
                journal.structure(
                    StructureCode.EVIDENCE_WITHOUT_SOURCE,
                    *_place(unbacked.cells),
                    question=table.id,
                    label=table.title,
                    read=unbacked.source,
                )
            for column in table.columns:
                name = f"{table.id}.{column.id}"
                _note_answer(name, column_label(table.title, column.label), row.cells[column.id], column, journal)


def _note_answer(
    name: str, label: Text, answer: Answer, asked: Field, journal: Journal, is_review_date: bool = False
) -> None:
    if answer.state is AnswerState.UNUSABLE:
        journal.diagnostics.append(_unusable(name, label, answer.raw, answer.cells, expected(asked)))
    elif answer.state is AnswerState.NONE and state_in_words(answer.raw) and asked.none_label:
        remark = Mistake(MistakeCode.READ_AS_NONE, item=asked.none_label)
        journal.mistake(remark, asked, name, label, *_place(answer.cells), answer.raw)
    elif answer.within is not None and not is_review_date:
        remark = Mistake(MistakeCode.PARTLY_READ, item=as_read(answer.within, asked))
        journal.mistake(remark, asked, name, label, *_place(answer.cells), answer.raw)


def _unusable(name: str, label: Text, read: str, cells: tuple[CellRef, ...], awaited: Text | None) -> Diagnostic:
    sheet, cell = _place(cells)
    return Diagnostic(
        severity=Severity.ERROR,
        code=UNUSABLE,
        sheet=sheet,
        cell=cell,
        question=name,
        label=label,
        read=read,
        expected=awaited,
        problem=_PROBLEM,
        advice=_ADVICE,
    )


def _place(cells: tuple[CellRef, ...]) -> tuple[str, str]:
    return (cells[0].sheet, cells[0].cell) if cells else ("", "")
