"""Joins the lines that several files give to one table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import (
    COMPLETENESS_LABELS,
    UNKNOWN_LABEL,
    Table,
)
from audit.model.reference import column_label, completeness_label
from audit.model.snapshot import TableContent, TableRow
from audit.model.table_completeness import CLOSED
from audit.model.text import Language, Text
from audit.questionnaire.merging.answers import Conflict, Side, join_answers, same_content

Line = list[tuple[str, TableRow]]
"""The lines of several files that are one: each with the name of its file."""
_LINE = Text(fr="{label} ({row})", en="{label} ({row})")


class JoinedTable(NamedTuple):
    """One table made of several, what differs, and which files brought lines when several did and not the same."""

    content: TableContent
    conflicts: tuple[Conflict, ...] = ()
    filled_by: tuple[str, ...] = ()


def join_tables(table: Table, given: Sequence[tuple[str, TableContent]], language: Language) -> JoinedTable:
    """Return one table that holds every line of ``given``.

    Lines that say the same are one; lines of the same name, where no file has two of it, are joined cell by cell; all
    others follow one another. A table is declared complete only as it was declared: not when another file brings
    lines that the one that says so has not.

    Args:
        table: what is asked.
        given: by file.
        language: of the workbook to write.
    """
    filled = [(file, content) for file, content in given if _says_anything(content)]
    if len(filled) <= 1:
        return JoinedTable(filled[0][1] if filled else TableContent())
    lines = _lines(table, filled)
    conflicts: list[Conflict] = []
    rows = []
    for number, line in enumerate(lines, start=1):
        cells = {}
        for column in table.columns:
            joined = join_answers(
                column, [(file, _cell(row, column.id, column.value_type)) for file, row in line], language
            )
            cells[column.id] = joined.answer
            if joined.sides:
                conflicts.append(Conflict(_named(table, column.label, line), joined.sides))
        rows.append(TableRow(number=number, cells=cells))
    declared, sides = _declared(filled, len(lines), language)
    if sides:
        conflicts.append(Conflict(completeness_label(table.title), sides))
    content = declared.model_copy(update={"rows": tuple(rows)})
    brought = [(file, one) for file, one in filled if one.rows]
    differ = any(len(one.rows) != len(lines) for _, one in brought) and len(brought) > 1
    return JoinedTable(content, tuple(conflicts), tuple(file for file, _ in brought) if differ else ())


def _says_anything(content: TableContent) -> bool:
    return bool(content.rows) or content.completeness is not None or content.undeclared is not AnswerState.BLANK


def _cell(row: TableRow, name: str, kind: object) -> Answer:
    return row.cells.get(name) or Answer(type=kind, state=AnswerState.BLANK)  # type: ignore[arg-type]


def _lines(table: Table, filled: Sequence[tuple[str, TableContent]]) -> list[Line]:
    lines: list[Line] = []
    for file, content in filled:
        free = [line for line in lines if all(other != file for other, _ in line)]
        left = []
        for row in content.rows:
            same = next((line for line in free if _is_same(table, line[0][1], row)), None)
            if same is None:
                left.append(row)
            else:
                same.append((file, row))
                free.remove(same)
        # A name that stands twice in one file does not say which of its lines another file means.
        here, there = Counter(_name(table, row) for row in left), Counter(_name(table, line[0][1]) for line in free)
        for row in left:
            name = _name(table, row)
            is_one = bool(name) and here[name] == there[name] == 1
            namesake = next((line for line in free if is_one and _name(table, line[0][1]) == name), None)
            if namesake is None:
                lines.append([(file, row)])
            else:
                namesake.append((file, row))
    return lines


def _is_same(table: Table, one: TableRow, other: TableRow) -> bool:
    return all(
        same_content(_cell(one, column.id, column.value_type), _cell(other, column.id, column.value_type))
        for column in table.columns
    )


def _name(table: Table, row: TableRow) -> str:
    cell = row.cells.get(table.row_label)
    return " ".join(str(cell.value).casefold().split()) if cell is not None and cell.value is not None else ""


def _named(table: Table, column: Text, line: Line) -> Text:
    label = column_label(table.title, column)
    cell = line[0][1].cells.get(table.row_label)
    row = str(cell.value) if cell is not None and cell.value is not None else f"#{line[0][1].number}"
    return Text(fr=_LINE.fr.format(label=label.fr, row=row), en=_LINE.en.format(label=label.en, row=row))


def _declared(
    filled: Sequence[tuple[str, TableContent]], lines: int, language: Language
) -> tuple[TableContent, tuple[Side, ...]]:
    """Return what holds of the table as a whole, and the sides when they differ or when lines take one back."""
    given = [(file, content) for file, content in filled if content.completeness is not None]
    if not given:
        unknown = any(content.undeclared is AnswerState.UNKNOWN for _, content in filled)
        return TableContent(undeclared=AnswerState.UNKNOWN if unknown else AnswerState.BLANK), ()
    levels = {content.completeness for _, content in given}
    taken_back = any(content.completeness in CLOSED and len(content.rows) != lines for _, content in given)
    if len(levels) == 1 and not taken_back:
        return TableContent(completeness=given[0][1].completeness, declared_in=given[0][1].declared_in), ()
    return TableContent(), tuple(_sides(filled, language))


def _sides(filled: Sequence[tuple[str, TableContent]], language: Language) -> Iterator[Side]:
    for file, content in filled:
        place = content.declared_in[0] if content.declared_in else None
        said = COMPLETENESS_LABELS[content.completeness] if content.completeness else None
        if content.undeclared is AnswerState.UNKNOWN:
            said = UNKNOWN_LABEL
        count = len(content.rows)
        typed = f"{said.to(language) if said else '—'} ({count})"
        yield Side(file, place.sheet if place else "", place.cell if place else "", typed)
