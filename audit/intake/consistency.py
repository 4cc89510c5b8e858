"""Warns of answers that contradict one another, each by its cell; the pairs are data."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.review_date import REVIEW_DATE
from audit.intake.tables import column_label
from audit.intake.values.words import printable
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import Field, Questionnaire
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.wording.values import write_value

_EARLIER = StructureCode.EARLIER_THAN
_LATER = StructureCode.LATER_THAN
_HIGHER = StructureCode.HIGHER_THAN

_OPTION = Text(fr="l'option --review-date", en="the option --review-date")


class _When(NamedTuple):
    """The answer on which a contradiction depends: ``code``, or any other one."""

    name: str
    code: str
    is_other: bool = False


class _Contradiction(NamedTuple):
    """Two answers of which one may not be earlier, later or higher than the other.

    Attributes:
        name: a question, or ``table/column`` for each line of a table.
        other: a question.
        when: a question, or a column of the same table.
    """

    name: str
    code: StructureCode
    other: str
    when: _When | None = None


_CONTRADICTIONS = (
    _Contradiction("planning.initial_end", _EARLIER, "project.start_date"),
    _Contradiction("planning.current_end", _EARLIER, "project.start_date"),
    _Contradiction("project.start_date", _LATER, REVIEW_DATE, _When("project.phase", "framing", is_other=True)),
    _Contradiction("budget.last_update", _LATER, REVIEW_DATE),
    _Contradiction("budget.spent", _HIGHER, "budget.current_forecast"),
    _Contradiction("delivery.last_satisfaction_survey", _LATER, REVIEW_DATE),
    _Contradiction("security.accreditation_date", _LATER, REVIEW_DATE, _When("security.accreditation", "granted")),
    _Contradiction("milestones/current_date", _LATER, REVIEW_DATE, _When("milestones/status", "done")),
)


class _Given(NamedTuple):
    """An answer with a value, and what it answers."""

    asked: Field
    label: Text
    answer: Answer

    def shown(self, language: Language) -> str:
        value = self.answer.value
        return "" if value is None else write_value(value, self.asked.value_type, language, self.asked.options)


def check_consistency(
    snapshot: ProjectSnapshot, questionnaire: Questionnaire, review_date: date | None, journal: Journal
) -> None:
    """Warn of every contradiction of the list between the answers of ``snapshot``.

    Args:
        snapshot: the answers as they were read; only those with a value are compared.
        questionnaire: what is asked.
        review_date: the date that stands for the workbook's review date, if one does.
        journal: gathers the problems.
    """
    single = _answers(snapshot, questionnaire, review_date)
    for contradiction in _CONTRADICTIONS:
        for line in _lines(contradiction.name, snapshot, questionnaire):
            _check(contradiction, {**single, **line}, journal)


def _check(contradiction: _Contradiction, given: Mapping[str, _Given], journal: Journal) -> None:
    name, code, other_name, when = contradiction
    one, other = given.get(name), given.get(other_name)
    condition = given.get(when.name) if when else None
    if one is None or other is None or not _contradict(one.answer, code, other.answer):
        return
    if when and (condition is None or (condition.answer.value == when.code) is when.is_other):
        return
    cell = one.answer.cells[0]
    journal.structure(
        code,
        cell.sheet,
        cell.cell,
        question=name,
        label=one.label,
        read=one.answer.raw,
        details={"other": _described(other, condition)},
    )


def _contradict(one: Answer, code: StructureCode, other: Answer) -> bool:
    if isinstance(one.value, date) and isinstance(other.value, date):
        return one.value < other.value if code is _EARLIER else one.value > other.value
    if isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
        return one.value > other.value
    return False


def _described(other: _Given, condition: _Given | None) -> Text:
    """Return the place and value of ``other``, and the answer on which the contradiction depends."""
    cells = ", ".join(printable(str(cell)) for cell in other.answer.cells)
    place = Text(fr=cells, en=cells) if cells else _OPTION
    fr = f"{place.fr} ({other.shown(Language.FR)})"
    en = f"{place.en} ({other.shown(Language.EN)})"
    if condition:
        cell = printable(str(condition.answer.cells[0]))
        fr += f", alors que {cell} porte « {condition.shown(Language.FR)} »"
        en += f", while {cell} says “{condition.shown(Language.EN)}”"
    return Text(fr=fr, en=en)


def _answers(snapshot: ProjectSnapshot, questionnaire: Questionnaire, review_date: date | None) -> dict[str, _Given]:
    given = {
        question.id: _Given(question, question.label, snapshot.answers[question.id])
        for question in questionnaire.questions
        if snapshot.answers[question.id].value is not None
    }
    asked = next((question for question in questionnaire.questions if question.id == REVIEW_DATE), None)
    if review_date and asked:
        answer = Answer(type=asked.value_type, state=AnswerState.ANSWERED, value=review_date)
        given[REVIEW_DATE] = _Given(asked, asked.label, answer)
    return given


def _lines(name: str, snapshot: ProjectSnapshot, questionnaire: Questionnaire) -> Iterator[dict[str, _Given]]:
    """Yield the answers of each line of the table that ``name`` is of; nothing, once, for a question."""
    table_id, is_column, _ = name.partition("/")
    if not is_column:
        yield {}
    for table in questionnaire.tables:
        for row in snapshot.tables[table.id].rows if table.id == table_id else ():
            yield {
                f"{table.id}/{column.id}": _Given(column, column_label(table, column), row.cells[column.id])
                for column in table.columns
                if row.cells[column.id].value is not None
            }
