"""Reads what the respondent declares of a table as a whole, and compares it with its lines."""

from typing import NamedTuple

from audit.intake.grid import Grid, coordinate
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.locate import find_completeness, find_labelled_completeness
from audit.intake.values.cells import read_cell
from audit.model.answer import AnswerState, CellRef
from audit.model.questionnaire import COMPLETENESS_LABELS, Choice, Field, QuestionType, Table, TableCompleteness
from audit.model.reference import FactRef
from audit.model.text import Language, Text
from audit.questionnaire.texts import COMPLETENESS_LABEL

_DECLARATION = Field.model_construct(
    type=QuestionType.CHOICE,
    label=COMPLETENESS_LABEL,
    choices=tuple(Choice.model_construct(code=code.value, label=label) for code, label in COMPLETENESS_LABELS.items()),
)
_EXPECTED = Text(
    fr=", ".join(f"« {label.fr} »" for label in COMPLETENESS_LABELS.values()),
    en=", ".join(f"“{label.en}”" for label in COMPLETENESS_LABELS.values()),
)


class Declared(NamedTuple):
    """The declaration (None when none is borne out by the lines), why there is none, and its cell."""

    completeness: TableCompleteness | None
    undeclared: AnswerState = AnswerState.BLANK
    cells: tuple[CellRef, ...] = ()


def completeness_place(grid: Grid) -> tuple[int, int] | None:
    """Return the cell in which a table is declared complete, found by its hidden mark or else by its label.

    Where that cell holds no declaration, one that stands further on its row, after the label, is it: a column that was
    inserted has moved it.
    """
    return _moved_place(grid) or _first_place(grid)


def _first_place(grid: Grid) -> tuple[int, int] | None:
    return find_completeness(grid) or find_labelled_completeness(grid)


def _moved_place(grid: Grid) -> tuple[int, int] | None:
    """Return where a declaration was moved along its row; None where it is in its cell, or where there is none."""
    first = _first_place(grid)
    if first is None or _declares(grid, *first):  # as of nearly all tables; to look for a label takes longer
        return None
    after_label = find_labelled_completeness(grid)
    if after_label is None:
        return None
    row, start = after_label
    typed = (column for column, cell in grid.by_row.get(row, {}).items() if column >= start and not cell.is_empty)
    found = next(typed, None)
    return (row, found) if found is not None and _declares(grid, row, found) else None


def _declares(grid: Grid, row: int, column: int) -> bool:
    return read_cell(grid.at(row, column), _DECLARATION, Language.FR).state is AnswerState.ANSWERED


def read_completeness(table: Table, grid: Grid, has_rows: bool, language: Language, journal: Journal) -> Declared:
    """Return what is declared, as far as the lines bear it out."""
    place, moved = completeness_place(grid), _moved_place(grid)
    if moved is not None:
        _note(StructureCode.COMPLETENESS_MOVED, table, grid, coordinate(*moved), grid.text(*moved), journal)
    if find_completeness(grid) is None:
        code = StructureCode.COMPLETENESS_FOUND if place else StructureCode.COMPLETENESS_LOST
        _note(code, table, grid, coordinate(*place) if place else "", "", journal)
    if place is None:
        return Declared(None)
    cell, reading = coordinate(*place), read_cell(grid.at(*place), _DECLARATION, language)
    declared_in = (CellRef(sheet=grid.name, cell=cell),)
    declared = None
    problem = None
    if reading.state is AnswerState.ANSWERED:
        declared = TableCompleteness(str(reading.value))
        problem = _contradiction(declared, has_rows)
    elif reading.state is AnswerState.BLANK:
        problem = None if table.optional and not has_rows else StructureCode.COMPLETENESS_BLANK
    elif reading.state is not AnswerState.UNKNOWN:
        problem = StructureCode.COMPLETENESS_UNKNOWN
    if problem:
        _note(problem, table, grid, cell, reading.raw, journal)
    if declared is not None and problem is None:
        return Declared(declared, cells=declared_in)
    unusable = reading.state not in (AnswerState.BLANK, AnswerState.UNKNOWN)
    return Declared(None, AnswerState.UNUSABLE if unusable else reading.state, declared_in)


def _contradiction(declared: TableCompleteness, has_rows: bool) -> StructureCode | None:
    if declared is TableCompleteness.NONE and has_rows:
        return StructureCode.COMPLETENESS_CONTRADICTED
    if declared is TableCompleteness.COMPLETE and not has_rows:
        return StructureCode.COMPLETE_BUT_EMPTY
    return None


def _note(code: StructureCode, table: Table, grid: Grid, cell: str, read: str, journal: Journal) -> None:
    journal.structure(
        code,
        grid.name,
        cell,
        question=str(FactRef.completeness(table.id)),
        label=table.title,
        read=read,
        expected=_EXPECTED,
    )
