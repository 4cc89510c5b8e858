"""Shares a workbook out: what each role knows, with the answers that are there already."""

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import combining, normalize

from audit.model.leftover import Leftover
from audit.model.questionnaire import Questionnaire
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.wording.terms import write_term


class RoleWorkbook(NamedTuple):
    """The workbook of one role, to be written.

    Attributes:
        name: what tells its file from the others: the role, in letters and hyphens.
        leftovers: what no questionnaire has a place for: the first of the workbooks keeps it.
    """

    name: str
    questionnaire: Questionnaire
    snapshot: ProjectSnapshot
    leftovers: tuple[Leftover, ...]


def split(
    asked: Questionnaire, snapshot: ProjectSnapshot, leftovers: tuple[Leftover, ...], language: Language
) -> Iterator[RoleWorkbook]:
    """Yield the workbook of each role that knows anything; together they hold every answer and every leftover.

    Args:
        asked: the whole questionnaire.
        snapshot: answers to it.
        leftovers: what it has no place for.
        language: in which the files are named.
    """
    for number, role in enumerate(asked.answering_roles):
        part = asked.part_of(role)
        questions, tables = {question.id for question in part.questions}, {table.id for table in part.tables}
        held = snapshot.model_copy(
            update={
                "answers": {name: answer for name, answer in snapshot.answers.items() if name in questions},
                "tables": {name: content for name, content in snapshot.tables.items() if name in tables},
            }
        )
        yield RoleWorkbook(_in_letters(write_term(role, language)), part, held, () if number else leftovers)


def _in_letters(label: str) -> str:
    plain = "".join(char for char in normalize("NFKD", label).casefold() if not combining(char))
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split())
