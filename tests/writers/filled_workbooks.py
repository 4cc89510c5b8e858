"""Filled questionnaires whose content is known before any reader sees them."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from audit.declarations.folders import shipped_folder
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import Field, Question, Questionnaire, QuestionType, ReviewType, Table
from audit.model.snapshot import ProjectSnapshot, TableRow
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.prefill import load_answers
from audit.questionnaire.workbook import write_workbook
from tests.random_snapshots import random_snapshot

BANK = load_question_bank()
_ASKED: Questionnaire = BANK.questionnaire(ReviewType.PRE_LAUNCH)

# What people write and programs like to change: it looks like a number, a date, a formula, mark-up or an error, or
# holds quotes, spaces and signs that some formats treat apart.
_TEXTS = (
    "007",
    "2026",
    "1e5",
    "12/03/2026",
    "90 %",
    "1,5",
    "VRAI",
    "TRUE",
    "'apostrophe",
    "+33 1 23 45 67 89",
    "@direction",
    "-tiret",
    "#REF ?",
    "a & b < c > d",
    "]]> &amp; &#10;",
    '« guillemets », “quotes”, "droits" et l\'un',
    "œuvre, Île, ß, Ελλάδα, 東京, 🙂",
    "première ligne\ndeuxième ligne\n\nquatrième ligne",
    "deux  espaces  et une\u00a0insécable",
    "https://example.org/?a=1&b=2#c",
    "C:\\dossier\\pièce.pdf",
    "mot " * 200 + "fin",
)


class FilledWorkbook(NamedTuple):
    """A questionnaire, and what was written into it.

    Attributes:
        write: writes the workbook at a path and returns what it holds.
    """

    name: str
    write: Callable[[Path], ProjectSnapshot]

    def __str__(self) -> str:
        return self.name


def _example(path: Path) -> ProjectSnapshot:
    """Copy the shipped example; what it holds is what its YAML answers say."""
    shipped = shipped_folder("questionnaires") / "examples" / "projet-fictif.xlsx"
    path.write_bytes(shipped.read_bytes())
    snapshot, _ = load_answers(shipped.with_suffix(".yaml"), _ASKED)
    tables = {
        table.id: snapshot.tables[table.id].model_copy(
            update={"rows": tuple(_as_a_line(table, row) for row in snapshot.tables[table.id].rows)}
        )
        for table in _ASKED.tables
        if table.id in snapshot.tables
    }
    return snapshot.model_copy(update={"tables": tables})


def _as_a_line(table: Table, row: TableRow) -> TableRow:
    """Return ``row`` as a line of the workbook holds it: one note for all its columns, reasons in the comment."""
    first = next(iter(row.cells.values()))
    columns = [column for column in table.columns if column.id in row.cells]
    reasons = [
        f"{column.label.fr} : {row.cells[column.id].reason}" for column in columns if row.cells[column.id].reason
    ]
    comment = " ; ".join(note for note in (first.comment, *reasons) if note)
    beside = {"evidence": first.evidence, "source": first.source, "comment": comment, "reason": ""}
    blank = {column.id: Answer(type=column.value_type, state=AnswerState.BLANK) for column in table.columns}
    cells = {name: replace(cell, **beside) for name, cell in {**blank, **row.cells}.items()}
    return replace(row, cells=cells)


def _awkward(path: Path) -> ProjectSnapshot:
    """Write every state, level of evidence and kind of answer, with texts that programs like to change."""
    texts, levels = cycle(_TEXTS), cycle(Evidence)

    def with_text(asked: Field, answer: Answer) -> Answer:
        is_free = asked.type is QuestionType.TEXT and answer.state is AnswerState.ANSWERED
        return replace(answer, value=next(texts)) if is_free else answer

    def notes() -> dict[str, object]:
        return {"evidence": next(levels), "source": next(texts), "comment": next(texts)}

    def answered(asked: Question, answer: Answer) -> Answer:
        is_blank = answer.state is AnswerState.BLANK
        return answer if is_blank else replace(with_text(asked, answer), **notes())

    def line(table: Table, row: TableRow) -> TableRow:
        beside = notes()
        cells = {name: with_text(table.column(name), _in_a_table(cell)) for name, cell in row.cells.items()}
        return replace(row, cells={name: replace(cell, **beside) for name, cell in cells.items()})

    drawn = random_snapshot(BANK, seed=3)
    answers = {asked.id: answered(asked, drawn.answers[asked.id]) for asked in _ASKED.questions}
    tables = {
        table.id: drawn.tables[table.id].model_copy(
            update={"rows": tuple(line(table, row) for row in drawn.tables[table.id].rows)}
        )
        for table in _ASKED.tables
    }
    snapshot = drawn.model_copy(update={"answers": answers, "tables": tables})
    write_workbook(_ASKED, Language.FR, path, snapshot)
    return snapshot


def _in_a_table(cell: Answer) -> Answer:
    """Return ``cell`` as a table can hold it: no reason beside it, and no mark of 0 on a scale from 1."""
    if cell.state is AnswerState.NOT_APPLICABLE:
        return Answer(type=cell.type, state=AnswerState.UNKNOWN)
    return replace(cell, value=Decimal(1)) if cell.value == Decimal(0) else cell


FILLED_WORKBOOKS = (FilledWorkbook("example", _example), FilledWorkbook("awkward", _awkward))
