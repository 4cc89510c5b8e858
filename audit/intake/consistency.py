"""Warns of answers that contradict one another, each by its cell; the pairs are declared by the questionnaire."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.words import printable
from audit.model.answer import Answer, AnswerState
from audit.model.contradiction import Comparison, Contradiction
from audit.model.questionnaire import Field, Questionnaire
from audit.model.reference import FactRef, column_label
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.wording.values import write_value

_CODES = {
    Comparison.EARLIER_THAN: StructureCode.EARLIER_THAN,
    Comparison.LATER_THAN: StructureCode.LATER_THAN,
    Comparison.HIGHER_THAN: StructureCode.HIGHER_THAN,
}

_OPTION = Text(fr="l'option --review-date", en="the option --review-date")


class _Given(NamedTuple):
    """An answer with a value, and what it answers."""

    asked: Field
    label: Text
    answer: Answer
    is_option: bool = False

    def shown(self, language: Language) -> str:
        value = self.answer.value
        return "" if value is None else write_value(value, self.asked.value_type, language, self.asked.options)


def check_consistency(
    snapshot: ProjectSnapshot, questionnaire: Questionnaire, review_date: date | None, journal: Journal
) -> None:
    """Warn of every contradiction that the questionnaire declares between the answers of ``snapshot``.

    Args:
        snapshot: the answers as they were read; only those with a value are compared.
        questionnaire: what is asked, and which answers contradict one another.
        review_date: the date that stands for the workbook's review date, if one does.
        journal: gathers the problems.
    """
    single = _answers(snapshot, questionnaire, review_date)
    for contradiction in questionnaire.contradictions:
        for line in _lines(contradiction.answer, snapshot, questionnaire):
            _check(contradiction, {**single, **line}, journal)


def _check(contradiction: Contradiction, given: Mapping[str, _Given], journal: Journal) -> None:
    when = contradiction.when
    one, other = given.get(contradiction.answer), given.get(contradiction.other)
    condition = given.get(when.answer) if when else None
    if one is None or other is None or not _contradict(one.answer, contradiction.comparison, other.answer):
        return
    if when and (condition is None or not when.holds(condition.answer.value)):
        return
    cell = one.answer.cells[0] if one.answer.cells else None  # a saved snapshot need not say where
    journal.structure(
        _CODES[contradiction.comparison],
        cell.sheet if cell else "",
        cell.cell if cell else "",
        question=contradiction.answer,
        label=one.label,
        read=one.answer.raw,
        details={"other": _described(other, condition)},
    )


def _contradict(one: Answer, comparison: Comparison, other: Answer) -> bool:
    if isinstance(one.value, date) and isinstance(other.value, date):
        return one.value < other.value if comparison is Comparison.EARLIER_THAN else one.value > other.value
    if isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
        return one.value > other.value
    return False


def _described(other: _Given, condition: _Given | None) -> Text:
    """Return the place and value of ``other``, and the answer on which the contradiction depends."""
    place = _place(other)
    fr = f"{place.fr} ({other.shown(Language.FR)})"
    en = f"{place.en} ({other.shown(Language.EN)})"
    if condition:
        cell = _place(condition)
        fr += f", alors que {cell.fr} porte « {condition.shown(Language.FR)} »"
        en += f", while {cell.en} says “{condition.shown(Language.EN)}”"
    return Text(fr=fr, en=en)


def _place(given: _Given) -> Text:
    """Return the cells of an answer, or how it was given without any."""
    cells = ", ".join(printable(str(cell)) for cell in given.answer.cells)
    if cells:
        return Text(fr=cells, en=cells)
    if given.is_option:
        return _OPTION
    return Text(fr=f"« {given.label.fr} »", en=f"“{given.label.en}”")


def _answers(snapshot: ProjectSnapshot, questionnaire: Questionnaire, review_date: date | None) -> dict[str, _Given]:
    given = {
        question.id: _Given(question, question.label, snapshot.answers[question.id])
        for question in questionnaire.questions
        if snapshot.answers[question.id].value is not None
    }
    asked = questionnaire.question(questionnaire.roles.review_date)
    if review_date and asked:
        answer = Answer(type=asked.value_type, state=AnswerState.ANSWERED, value=review_date)
        given[asked.id] = _Given(asked, asked.label, answer, is_option=True)
    return given


def _lines(name: str, snapshot: ProjectSnapshot, questionnaire: Questionnaire) -> Iterator[dict[str, _Given]]:
    """Yield the answers of each line of the table that ``name`` is of; nothing, once, for a question."""
    table_id = FactRef.parse(name).table
    if table_id is None:
        yield {}
    for table in questionnaire.tables:
        for row in snapshot.tables[table.id].rows if table.id == table_id else ():
            yield {
                str(FactRef(table.id, column.id)): _Given(
                    column, column_label(table.title, column.label), row.cells[column.id]
                )
                for column in table.columns
                if row.cells[column.id].value is not None
            }
