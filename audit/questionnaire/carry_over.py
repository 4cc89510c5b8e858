"""Takes the answers of a filled workbook over to a questionnaire of another version or review."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.answering_role import AnsweringRole
from audit.model.cover import Cover
from audit.model.leftover import Leftover
from audit.model.questionnaire import (
    COMPLETENESS_LABELS,
    EVIDENCE_LABELS,
    UNKNOWN_LABEL,
    Column,
    Question,
    Questionnaire,
    QuestionSet,
    Table,
)
from audit.model.reference import column_label
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.questionnaire.cells import typed_answer
from audit.questionnaire.texts import COMPLETENESS_LABEL

_NOT_ASKED = Text(
    fr="La question n'est pas posée dans ce type de revue ; la réponse n'y servirait pas.",
    en="The question is not asked in this type of review; the answer would serve no purpose there.",
)
_OTHER_TYPE = Text(
    fr="La réponse attendue a changé de nature ; répondre à la question telle qu'elle est posée maintenant.",
    en="The expected answer is now of another kind; answer the question as it is put now.",
)
_TABLE_NOT_ASKED = Text(
    fr="Le tableau n'est pas demandé dans ce type de revue ; cette réponse n'y servirait pas.",
    en="The table is not asked in this type of review; this answer would serve no purpose there.",
)
_LINE = Text(fr="{title} — ligne {number}", en="{title} — line {number}")


class CarriedOver(NamedTuple):
    """The answers to the new questionnaire, and those that it has no place for.

    Attributes:
        cover: what is noted on the cover of the old workbook.
        part: the role whose questions alone the old workbook holds.
        sha256: of the old file.
        left_before: how many of the leftovers the old workbook had no place for either.
    """

    snapshot: ProjectSnapshot
    leftovers: tuple[Leftover, ...]
    cover: Cover = MappingProxyType({})
    part: AnsweringRole | None = None
    sha256: str = ""
    left_before: int = 0


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
    kept = _said_again if language is not old.language else _as_it_is
    answers = {name: kept(answer) for name, answer in old.answers.items() if _fits(answer, questions.get(name))}
    contents = {name: _kept(content, tables[name], kept) for name, content in old.tables.items() if name in tables}
    snapshot = ProjectSnapshot(
        questionnaire_id=asked.id,
        questionnaire_version=asked.version,
        review_type=asked.review_type,
        language=language,
        banner=old.banner_texts.to(language) if old.banner_texts else old.banner,
        banner_texts=old.banner_texts,
        reconstructed=old.reconstructed,
        answers=answers,
        tables=contents,
    )
    leftovers = (*_left_answers(old, bank, questions), *_left_tables(old, bank, tables))
    return CarriedOver(snapshot, leftovers)


def _fits(answer: Answer, asked: Question | Column | None) -> bool:
    says_something = answer.value is not None or answer.within is not None
    return asked is not None and (not says_something or answer.type is asked.value_type)


def _as_it_is(answer: Answer) -> Answer:
    return answer


def _said_again(answer: Answer) -> Answer:
    """Return an answer to be typed in another language: what was typed of a partial one may be read otherwise there."""
    return answer if answer.within is None else replace(answer, raw="")


def _kept(content: TableContent, table: Table, kept: Callable[[Answer], Answer]) -> TableContent:
    columns = {column.id: column for column in table.columns}
    rows = tuple(
        TableRow(
            number=row.number,
            cells={name: kept(cell) for name, cell in row.cells.items() if _fits(cell, columns.get(name))},
        )
        for row in content.rows
    )
    return content.model_copy(update={"rows": rows})


def _left_answers(old: ProjectSnapshot, bank: QuestionSet, asked: dict[str, Question]) -> Iterator[Leftover]:
    for question in bank.questions:
        answer = old.answers.get(question.id)
        if answer is None or _fits(answer, asked.get(question.id)):
            continue
        if answer.state is not AnswerState.BLANK or _is_noted(answer):
            why = _OTHER_TYPE if question.id in asked else _NOT_ASKED
            yield _leftover(answer, question, question.label.to(old.language), old.language, why)


def _left_tables(old: ProjectSnapshot, bank: QuestionSet, asked: dict[str, Table]) -> Iterator[Leftover]:
    for table in bank.tables:
        content = old.tables.get(table.id)
        if content is None:
            continue
        if table.id not in asked:
            yield from _left_declaration(content, table, old.language)
        for row in content.rows:
            yield from _left_cells(row, table, asked.get(table.id), old.language)


def _left_declaration(content: TableContent, table: Table, language: Language) -> Iterator[Leftover]:
    declared = COMPLETENESS_LABELS[content.completeness] if content.completeness else None
    if content.undeclared is AnswerState.UNKNOWN:
        declared = UNKNOWN_LABEL
    if declared:
        label = f"{table.title.to(language)} — {COMPLETENESS_LABEL.to(language).removesuffix(':').rstrip()}"
        place = content.declared_in[0] if content.declared_in else None
        yield Leftover(
            sheet=place.sheet if place else "",
            cell=place.cell if place else "",
            label=label,
            typed=declared.to(language),
            why=_TABLE_NOT_ASKED,
        )


def _left_cells(row: TableRow, table: Table, asked: Table | None, language: Language) -> Iterator[Leftover]:
    """Yield the cells of a line that have no place; if none has anything but the line has notes, the line itself."""
    columns = {column.id: column for column in asked.columns} if asked else {}
    why = _OTHER_TYPE if asked else _NOT_ASKED
    here = [column for column in table.columns if column.id in row.cells]
    given = [column for column in here if row.cells[column.id].state is not AnswerState.BLANK]
    lost = [column for column in given if not _fits(row.cells[column.id], columns.get(column.id))]
    for column in lost:
        label = column_label(table.title, column.label).to(language)
        yield _leftover(row.cells[column.id], column, label, language, why)
    first = next(iter(row.cells.values()), None)
    if first and not given and asked is None and _is_noted(first):
        label = _LINE.to(language).format(title=table.title.to(language), number=row.number)
        yield _leftover(first, table.columns[0], label, language, _TABLE_NOT_ASKED)


def _is_noted(answer: Answer) -> bool:
    """Say whether anything stands beside an answer: declared is what evidence is when nobody says anything."""
    return answer.evidence is not Evidence.DECLARED or any((answer.source, answer.comment, answer.reason))


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
