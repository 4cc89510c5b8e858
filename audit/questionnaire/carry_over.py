"""Takes the answers of a filled workbook over to a questionnaire of another version or review."""

from collections.abc import Iterator
from typing import NamedTuple

from audit.model.answer import Answer, AnswerState
from audit.model.leftover import Leftover
from audit.model.questionnaire import EVIDENCE_LABELS, Column, Question, Questionnaire, QuestionSet, Table
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.questionnaire.cells import typed_answer

_NOT_ASKED = Text(
    fr="La question n'est pas posée dans ce type de revue ; la réponse n'y servirait pas.",
    en="The question is not asked in this type of review; the answer would serve no purpose there.",
)
_OTHER_TYPE = Text(
    fr="La réponse attendue a changé de nature ; répondre à la question telle qu'elle est posée maintenant.",
    en="The expected answer is now of another kind; answer the question as it is put now.",
)


class CarriedOver(NamedTuple):
    """The answers to the new questionnaire, and those that it has no place for."""

    snapshot: ProjectSnapshot
    leftovers: tuple[Leftover, ...]


def carry_over(old: ProjectSnapshot, bank: QuestionSet, asked: Questionnaire, language: Language) -> CarriedOver:
    """Return the answers of ``old`` as answers to ``asked``; nothing that was typed is in neither part.

    Args:
        old: what was read of the filled workbook.
        bank: every question, those that the other review asked included.
        asked: the new questionnaire.
        language: of the new workbook.
    """
    questions = {question.id: question for question in asked.questions}
    tables = {table.id: table for table in asked.tables}
    answers = {name: answer for name, answer in old.answers.items() if _fits(answer, questions.get(name))}
    contents = {name: _kept(content, tables[name]) for name, content in old.tables.items() if name in tables}
    snapshot = ProjectSnapshot(
        questionnaire_id=asked.id,
        questionnaire_version=asked.version,
        review_type=asked.review_type,
        language=language,
        banner=old.banner,
        answers=answers,
        tables=contents,
    )
    leftovers = (*_left_answers(old, bank, questions), *_left_cells(old, bank, tables))
    return CarriedOver(snapshot, leftovers)


def _fits(answer: Answer, asked: Question | Column | None) -> bool:
    return asked is not None and (answer.state is not AnswerState.ANSWERED or answer.type is asked.value_type)


def _kept(content: TableContent, table: Table) -> TableContent:
    columns = {column.id: column for column in table.columns}
    rows = tuple(
        TableRow(
            number=row.number,
            cells={name: cell for name, cell in row.cells.items() if _fits(cell, columns.get(name))},
        )
        for row in content.rows
    )
    return content.model_copy(update={"rows": rows})


def _left_answers(old: ProjectSnapshot, bank: QuestionSet, asked: dict[str, Question]) -> Iterator[Leftover]:
    for question in bank.questions:
        answer = old.answers.get(question.id)
        if answer is None or _fits(answer, asked.get(question.id)):
            continue
        notes = (answer.source, answer.comment, answer.reason)
        if answer.state is not AnswerState.BLANK or any(notes):
            why = _OTHER_TYPE if question.id in asked else _NOT_ASKED
            yield _leftover(answer, question, question.label.to(old.language), old.language, why)


def _left_cells(old: ProjectSnapshot, bank: QuestionSet, asked: dict[str, Table]) -> Iterator[Leftover]:
    for table in bank.tables:
        columns = {column.id: column for column in asked[table.id].columns} if table.id in asked else {}
        for row in old.tables[table.id].rows if table.id in old.tables else ():
            for column in table.columns:
                cell = row.cells.get(column.id)
                if cell and cell.state is not AnswerState.BLANK and not _fits(cell, columns.get(column.id)):
                    label = f"{table.title.to(old.language)} — {column.label.to(old.language)}"
                    yield _leftover(cell, column, label, old.language, _OTHER_TYPE if columns else _NOT_ASKED)


def _leftover(answer: Answer, asked: Question | Column, label: str, language: Language, why: Text) -> Leftover:
    evidence = EVIDENCE_LABELS[answer.evidence].to(language)
    notes = (evidence, answer.source, answer.comment, answer.reason)
    place = answer.cells[0] if answer.cells else None
    typed = typed_answer(answer, asked, language)
    return Leftover(
        sheet=place.sheet if place else "",
        cell=place.cell if place else "",
        label=label,
        typed=answer.raw or ("" if typed is None else str(typed)),
        notes=tuple(note for note in notes if note),
        why=why,
    )
