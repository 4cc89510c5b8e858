"""Reads answers from YAML, to fill in a workbook: how the examples are made."""

from pathlib import Path
from typing import Any

from pydantic import ConfigDict, model_validator
from pydantic import Field as ModelField

from audit.declarations.strict_yaml import NodePath, YamlDocument, read_yaml
from audit.declarations.unknown_names import COLUMN, QUESTION, TABLE, no_such
from audit.declarations.validated import validated
from audit.errors import Bilingual, DeclarationsInvalid, Problem, Refused, words_of
from audit.model.answer import WITHOUT_VALUE, Answer, AnswerState, Evidence, GivenState
from audit.model.base import Frozen
from audit.model.questionnaire import Field, Questionnaire, ReviewType, Table, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.questionnaire.declared_value import declared_value, declared_within


class _Given(Frozen):
    """One answer as the file writes it.

    Attributes:
        within: what is known of a value that is not exact: bounds, or the codes that it may be.
    """

    value: Any = None
    within: dict[str, Any] | None = None
    state: GivenState | None = None
    evidence: Evidence = Evidence.DECLARED
    source: str = ""
    comment: str = ""
    reason: str = ""

    @model_validator(mode="before")
    @classmethod
    def _has_keys(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            raise Refused(
                "une réponse s'écrit {value: …} ou {state: …}", "an answer is written {value: …} or {state: …}"
            )
        return data


class _GivenRow(Frozen):
    """One line of a table: its evidence, source and comment, and beside them its cells, by column."""

    model_config = ConfigDict(extra="allow")

    evidence: Evidence = Evidence.DECLARED
    source: str = ""
    comment: str = ""

    @property
    def cells(self) -> dict[str, Any]:
        """The cells as the file writes them: a value, or an answer with its state."""
        return self.model_extra or {}


class _GivenTable(Frozen):
    completeness: TableCompleteness | None = None
    rows: tuple[_GivenRow, ...] = ()


class _Answers(Frozen):
    """A file of answers.

    Attributes:
        banner: a warning that the workbook and the report repeat.
        reconstructed: whether the project is reconstructed as it was on a past day: its plan has no addressee.
    """

    review_type: ReviewType
    language: Language
    banner: Text | None = None
    reconstructed: bool = False
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
            self._refuse(
                ("review_type",),
                f"ces réponses sont pour « {given.review_type} », non pour « {expected} »",
                f"these answers are for '{given.review_type}', not '{expected}'",
            )
        answers = {
            name: self._answer(self.questions[name], answer, ("answers", name))
            for name, answer in given.answers.items()
            if self._known(QUESTION, name, list(self.questions), ("answers", name))
        }
        tables = {
            name: self._table(self.tables[name], table)
            for name, table in given.tables.items()
            if self._known(TABLE, name, list(self.tables), ("tables", name))
        }
        if self.problems:
            raise DeclarationsInvalid(self.problems)
        return ProjectSnapshot(
            questionnaire_id=self.questionnaire.id,
            questionnaire_version=self.questionnaire.version,
            review_type=given.review_type,
            language=given.language,
            banner=given.banner.to(given.language) if given.banner else "",
            banner_texts=given.banner,
            reconstructed=given.reconstructed,
            answers=answers,
            tables=tables,
        )

    def _answer(self, field: Field, given: _Given, path: NodePath) -> Answer:
        noted = given.model_dump(include={"evidence", "source", "comment", "reason"})
        if given.within is not None or given.state is AnswerState.PARTLY_ANSWERED:
            return self._partial(field, given, path, noted)
        state: AnswerState = given.state or (AnswerState.BLANK if given.value is None else AnswerState.ANSWERED)
        if state is AnswerState.NOT_APPLICABLE:
            state = field.absence
        if state is AnswerState.NONE and field.none_label is None:
            self._refuse(
                (*path, "state"),
                "la question n'offre pas de répondre qu'il n'y en a pas (« none »)",
                "the question does not offer to answer that there is none ('none')",
            )
        if state is AnswerState.UNUSABLE:
            self._refuse(
                (*path, "state"),
                "« unusable » ne vaut que pour ce que porte un classeur ; omettre la réponse",
                "'unusable' is only for what a workbook holds; leave the answer out",
            )
        elif (given.value is not None) != (state is AnswerState.ANSWERED):
            self._refuse(
                path,
                f"l'état « {state} » ne va pas avec la valeur {given.value!r}",
                f"state '{state}' does not go with value {given.value!r}",
            )
            state = AnswerState.BLANK
        if state is AnswerState.NOT_APPLICABLE and not given.reason.strip():
            self._refuse(path, "« not_applicable » demande un motif (reason)", "'not_applicable' needs a reason")
        if given.reason and state not in WITHOUT_VALUE:
            self._refuse(
                (*path, "reason"),
                "un motif (reason) ne va qu'avec « state: not_applicable » ; écrire plutôt un commentaire (comment)",
                "a reason goes only with 'state: not_applicable'; write a comment instead",
            )
        if state is not AnswerState.ANSWERED:
            return Answer(type=field.value_type, state=state, **noted)
        try:
            value = declared_value(field, given.value)
        except ValueError as error:
            words = words_of(error)
            self._refuse((*path, "value"), words.fr, words.en)
            return Answer(type=field.value_type, state=AnswerState.BLANK)
        return Answer(type=field.value_type, state=state, value=value, **noted)

    def _partial(self, field: Field, given: _Given, path: NodePath, noted: dict[str, Any]) -> Answer:
        if given.value is not None or given.reason or given.state not in (None, AnswerState.PARTLY_ANSWERED):
            self._refuse(
                path,
                "« within » va seul : sans value, sans reason, sans autre état que « partly_answered »",
                "'within' stands alone: without value, reason, or another state than 'partly_answered'",
            )
        try:
            within = declared_within(field, given.within or {})
        except ValueError as error:
            words = words_of(error)
            self._refuse((*path, "within") if given.within is not None else path, words.fr, words.en)
            return Answer(type=field.value_type, state=AnswerState.BLANK)
        return Answer(type=field.value_type, state=AnswerState.PARTLY_ANSWERED, within=within, **noted)

    def _table(self, table: Table, given: _GivenTable) -> TableContent:
        if given.completeness is TableCompleteness.NONE and given.rows:
            self._refuse(
                ("tables", table.id, "completeness"),
                "« none » dit qu'il n'y a rien, et il y a des lignes",
                "'none' says that there is nothing, but there are rows",
            )
        if given.completeness is TableCompleteness.COMPLETE and not given.rows:
            self._refuse(
                ("tables", table.id, "completeness"),
                "« complete » demande des lignes ; s'il n'y en a aucune, écrire « none »",
                "'complete' needs rows; for nothing, write 'none'",
            )
        columns = {column.id: column for column in table.columns}
        rows = []
        for number, row in enumerate(given.rows):
            path = ("tables", table.id, "rows", number)
            cells = {
                name: self._cell(columns[name], value, row, (*path, name))
                for name, value in row.cells.items()
                if self._known(COLUMN, name, list(columns), (*path, name))
            }
            if not row.cells:
                self._refuse(path, "une ligne compte au moins une cellule", "a row needs at least one cell")
            rows.append(TableRow(number=number + 1, cells=cells))
        return TableContent(completeness=given.completeness, rows=tuple(rows))

    def _cell(self, field: Field, value: Any, row: _GivenRow, path: NodePath) -> Answer:
        noted = {"evidence": row.evidence, "source": row.source, "comment": row.comment}
        if not isinstance(value, dict):
            return self._answer(field, _Given(value=value, **noted), path)
        given, problems = validated(self.document, _Given, path)
        self.problems += problems
        if given is None:
            return Answer(type=field.value_type, state=AnswerState.BLANK)
        return self._answer(field, _Given(**{**noted, **given.model_dump(exclude_unset=True)}), path)

    def _known(self, what: Bilingual, name: str, known: list[str], path: NodePath) -> bool:
        if name in known:
            return True
        words = no_such(what, name, known)
        self._refuse(path, words.fr, words.en)
        return False

    def _refuse(self, path: NodePath, fr: str, en: str) -> None:
        self.problems.append(self.document.problem(path, Bilingual(fr, en)))
