"""Which column of the panorama answers which question: ``questionnaires/panorama.yaml``, read strictly."""

from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import Field

from audit.declarations.folders import shipped_folder
from audit.declarations.strict_yaml import YamlDocument, read_yaml
from audit.declarations.unknown_names import CHOICE, QUESTION, no_such
from audit.declarations.validated import validated
from audit.errors import Bilingual, DeclarationsInvalid, Problem
from audit.model.base import Frozen
from audit.model.questionnaire import FactName, Identifier, QuestionBank
from audit.model.text import NonEmpty, Text
from audit.model.value import ValueType

_FILE = "panorama.yaml"


class Reading(StrEnum):
    """How what stands in a column becomes an answer."""

    TEXT = "text"
    CODE = "code"
    MONTH = "month"
    YEARS_FROM_START = "years_from_start"
    MILLION_EUROS = "million_euros"


_GIVES = {
    Reading.TEXT: ValueType.TEXT,
    Reading.CODE: ValueType.CODE,
    Reading.MONTH: ValueType.DATE,
    Reading.YEARS_FROM_START: ValueType.DATE,
    Reading.MILLION_EUROS: ValueType.MONEY,
}


class AnswerColumn(Frozen):
    """A column that answers a question.

    Attributes:
        headings: how the exports call it.
        codes: of a code, what the exports write for each.
        comment: what whoever reads the answer must know of it.
    """

    question: FactName
    headings: tuple[NonEmpty, ...] = Field(min_length=1)
    reading: Reading
    codes: dict[NonEmpty, Identifier] = Field(default_factory=dict)
    comment: Text | None = None


class NotedColumn(Frozen):
    """A column kept word for word in a comment."""

    label: Text
    headings: tuple[NonEmpty, ...] = Field(min_length=1)


class Withheld(Frozen):
    """A text by which the panorama says that it withholds the figures of a project on purpose.

    Attributes:
        says: what the text holds, in any column that answers with a code, a date or a number.
        state: what is said of the project.
    """

    says: NonEmpty
    state: Text


class PanoramaMapping(Frozen):
    """The whole file.

    Attributes:
        project: the headings of the column that names the project.
        edition: those of the column that dates the edition.
        number: those of the column that numbers the edition, where there is one.
        not_published: what stands where nothing is published.
        withheld: what stands where figures are withheld on purpose.
        noted: columns kept in the comment of the description.
    """

    schema_version: Literal["panorama/1"] = Field(alias="schema")
    source: Text
    project: tuple[NonEmpty, ...] = Field(min_length=1)
    edition: tuple[NonEmpty, ...] = Field(min_length=1)
    number: tuple[NonEmpty, ...] = ()
    not_published: tuple[NonEmpty, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    answers: tuple[AnswerColumn, ...] = Field(min_length=1)
    noted: tuple[NotedColumn, ...] = ()


def load_mapping(bank: QuestionBank, folder: Path | None = None) -> PanoramaMapping:
    """Load the mapping and check it against the questions of ``bank``.

    Raises:
        DeclarationsInvalid: with every problem, by line.
    """
    path = (folder or shipped_folder("questionnaires")) / _FILE
    document, problems = read_yaml(path, f"questionnaires/{_FILE}")
    if document is None or problems:
        raise DeclarationsInvalid(problems)
    mapping, problems = validated(document, PanoramaMapping)
    if mapping is None:
        raise DeclarationsInvalid(problems)
    problems = [
        problem for number, column in enumerate(mapping.answers) for problem in _check(number, column, bank, document)
    ]
    if problems:
        raise DeclarationsInvalid(problems)
    return mapping


def _check(number: int, column: AnswerColumn, bank: QuestionBank, document: YamlDocument) -> list[Problem]:
    questions = {question.id: question for question in bank.questions}
    question = questions.get(column.question)
    if question is None:
        message = no_such(QUESTION, column.question, questions)
        return [document.problem(("answers", number, "question"), message)]
    gives = _GIVES[column.reading]
    if gives is not question.value_type:
        expected = question.value_type
        message = Bilingual(
            f"la lecture « {column.reading} » donne {gives}, et « {column.question} » attend {expected}",
            f"reading '{column.reading}' gives a {gives}, and '{column.question}' expects a {expected}",
        )
        return [document.problem(("answers", number, "reading"), message)]
    codes = [option.code for option in question.options]
    return [
        document.problem(("answers", number, "codes", word), no_such(CHOICE, code, codes))
        for word, code in column.codes.items()
        if question.label_of(code) is None
    ]
