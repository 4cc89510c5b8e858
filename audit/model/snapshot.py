"""A project as its workbook describes it at one date: answers and tables, nothing computed."""

from dataclasses import dataclass

from pydantic import ConfigDict, Field

from audit.model.answer import Answer, AnswerState, CellRef, GivenState
from audit.model.base import Frozen
from audit.model.questionnaire import FactName, Identifier, ReviewType, TableCompleteness
from audit.model.text import Language, Text

SNAPSHOT_SCHEMA = "1.3"
KNOWN_SCHEMAS = ("1.0", "1.1", "1.2", SNAPSHOT_SCHEMA)
"""Read: partial answers came with 1.1, the items of several choices with 1.2, the cells of comments with 1.3."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table; ``number`` is the line's number in the sheet."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    number: int
    cells: dict[Identifier, Answer]


class TableContent(Frozen):
    """The lines of one table and what the respondent says of its completeness.

    Attributes:
        completeness: None when it was not declared, so that nothing may be
            concluded from what the table does not hold.
        undeclared: why there is no completeness: nothing chosen, "Ne sait pas", or a
            declaration that cannot be used.
    """

    completeness: TableCompleteness | None = None
    undeclared: GivenState = AnswerState.BLANK
    declared_in: tuple[CellRef, ...] = ()
    rows: tuple[TableRow, ...] = ()


class WorkbookIdentity(Frozen):
    """Which file was read."""

    name: str
    sha256: str


class ProjectSnapshot(Frozen):
    """Everything that one workbook says of one project.

    Attributes:
        banner: a warning that the report must repeat, e.g. that the answers were
            reconstructed from public sources.
        banner_texts: the same in both languages; None where the workbook has it in its own only, and before 1.3.
        reconstructed: whether the project is reconstructed as it was on a past day: nobody signs for it or answers.
    """

    schema_version: str = SNAPSHOT_SCHEMA
    questionnaire_id: Identifier
    questionnaire_version: str
    review_type: ReviewType
    language: Language
    workbook: WorkbookIdentity | None = None
    banner: str = ""
    banner_texts: Text | None = None
    reconstructed: bool = False
    answers: dict[FactName, Answer] = Field(default_factory=dict)
    tables: dict[Identifier, TableContent] = Field(default_factory=dict)
