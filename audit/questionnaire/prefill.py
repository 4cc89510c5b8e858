"""Reads answers from YAML, to fill in a workbook: how the examples are made."""

from pathlib import Path
from typing import Any

from pydantic import Field as ModelField

from audit.declarations.strict_yaml import NodePath, YamlDocument, read_yaml
from audit.declarations.validated import validated
from audit.errors import DeclarationsInvalid, Problem, closest
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.base import Frozen
from audit.model.questionnaire import Field, Questionnaire, ReviewType, Table, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.model.value import ValueType, typed_value

_ROW_KEYS = ("evidence", "source")


class _Given(Frozen):
    """One answer as the file writes it."""

    value: Any = None
    state: AnswerState | None = None
    evidence: Evidence = Evidence.DECLARED
    source: str = ""
    comment: str = ""
    reason: str = ""


class _GivenTable(Frozen):
    completeness: TableCompleteness | None = None
    rows: tuple[dict[str, Any], ...] = ()


class _Answers(Frozen):
    """A file of answers.

    Attributes:
        banner: a warning that the workbook and the report repeat.
    """

    review_type: ReviewType
    language: Language
    banner: Text | None = None
    answers: dict[str, _Given] = ModelField(default_factory=dict)
    tables: dict[str, _GivenTable] = ModelField(default_factory=dict)


def load_answers(path: Path, questionnaire: Questionnaire) -> tuple[ProjectSnapshot, Text | None]:
    """Read the answers of ``path`` to ``questionnaire``.

    Returns:
        A snapshot that holds these answers and no cell, and the banner of the file.

    Raises:
        DeclarationsInvalid: with every problem, by line.
    """
    document, problems = read_yaml(path, path.name)
    if document is None or problems:
        raise DeclarationsInvalid(problems)
    given, problems = validated(document, _Answers)
    if given is None:
        raise DeclarationsInvalid(problems)
    return _Prefill(questionnaire, document).snapshot(given), given.banner


class _Prefill:
    def __init__(self, questionnaire: Questionnaire, document: YamlDocument) -> None:
        self.questions = {question.id: question for question in questionnaire.questions}
        self.tables = {table.id: table for table in questionnaire.tables}
        self.questionnaire = questionnaire
        self.document = document
        self.problems: list[Problem] = []

    def snapshot(self, given: _Answers) -> ProjectSnapshot:
        if given.review_type is not self.questionnaire.review_type:
            expected = self.questionnaire.review_type
            self._refuse(("review_type",), f"these answers are for '{given.review_type}', not '{expected}'")
        answers = {
            name: self._answer(self.questions[name], answer, ("answers", name))
            for name, answer in given.answers.items()
            if self._known("question", name, list(self.questions), ("answers", name))
        }
        tables = {
            name: self._table(self.tables[name], table)
            for name, table in given.tables.items()
            if self._known("table", name, list(self.tables), ("tables", name))
        }
        if self.problems:
            raise DeclarationsInvalid(self.problems)
        return ProjectSnapshot(
            questionnaire_id=self.questionnaire.id,
            questionnaire_version=self.questionnaire.version,
            review_type=given.review_type,
            language=given.language,
            banner=given.banner.to(given.language) if given.banner else "",
            answers=answers,
            tables=tables,
        )

    def _answer(self, field: Field, given: _Given, path: NodePath) -> Answer:
        noted = given.model_dump(include={"evidence", "source", "comment", "reason"})
        state = given.state or (AnswerState.BLANK if given.value is None else AnswerState.ANSWERED)
        if (given.value is not None) != (state is AnswerState.ANSWERED):
            self._refuse(path, f"state '{state}' does not go with value {given.value!r}")
            state = AnswerState.BLANK
        if state is AnswerState.NOT_APPLICABLE and not given.reason:
            self._refuse(path, "'not_applicable' needs a reason")
        if state is not AnswerState.ANSWERED:
            return Answer(type=field.value_type, state=state, **noted)
        try:
            value = typed_value(field.value_type, given.value)
        except ValueError as error:
            self._refuse((*path, "value"), str(error))
            return Answer(type=field.value_type, state=AnswerState.BLANK)
        self._check_codes(field, value, path)
        return Answer(type=field.value_type, state=state, value=value, **noted)

    def _table(self, table: Table, given: _GivenTable) -> TableContent:
        columns = {column.id: column for column in table.columns}
        rows = []
        for number, row in enumerate(given.rows):
            path = ("tables", table.id, "rows", number)
            noted = {key: row[key] for key in _ROW_KEYS if key in row}
            cells = {
                name: self._cell(columns[name], value, noted, (*path, name))
                for name, value in row.items()
                if name not in _ROW_KEYS and self._known("column", name, list(columns), (*path, name))
            }
            rows.append(TableRow(number=number + 1, cells=cells))
        return TableContent(completeness=given.completeness, rows=tuple(rows))

    def _cell(self, field: Field, value: Any, noted: dict[str, Any], path: NodePath) -> Answer:
        given = value if isinstance(value, dict) else {"value": value}
        try:
            return self._answer(field, _Given.model_validate({**noted, **given}), path)
        except ValueError as error:
            self._refuse(path, str(error))
            return Answer(type=field.value_type, state=AnswerState.BLANK)

    def _check_codes(self, field: Field, value: Any, path: NodePath) -> None:
        codes = [option.code for option in field.options]
        if field.value_type in (ValueType.CODE, ValueType.CODES):
            for code in value if isinstance(value, tuple) else (value,):
                self._known("answer", code, codes, path)

    def _known(self, what: str, name: str, known: list[str], path: NodePath) -> bool:
        if name in known:
            return True
        match = closest(name, known)
        hint = f"; did you mean '{match}'?" if match else ""
        self._refuse(path, f"there is no {what} '{name}'{hint}")
        return False

    def _refuse(self, path: NodePath, message: str) -> None:
        self.problems.append(self.document.problem(path, message))
