"""Chooses one sheet for each section and table, and says which are missing, copied or hidden."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from audit.intake.grid import Grid, coordinate
from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.headings import Headings, find_headed_sheet, misplaced_columns, with_headed_columns
from audit.intake.sheets.locate import MarkedSheet, is_of_a_part
from audit.model.questionnaire import Section, Table
from audit.model.text import Language, Text
from audit.questionnaire.layout import sheet_name
from audit.questionnaire.texts import HEADINGS


def choose_sheets(
    found: Sequence[MarkedSheet],
    grids: Sequence[Grid],
    parts: Sequence[Section | Table],
    language: Language,
    journal: Journal,
    is_earlier: bool = False,
) -> dict[str, MarkedSheet]:
    """Return the sheet of each part that has one; the original rather than its copies.

    Args:
        found: the sheets that bear the marks of a part.
        grids: all sheets of the workbook.
        parts: what is asked.
        language: of the workbook.
        journal: gathers the problems.
        is_earlier: whether the workbook was made by an earlier version, which may not have had a part at all.
    """
    names = {grid.name for grid in grids}
    by_part = {part: list(sheets) for part, sheets in groupby(sorted(found, key=_part), key=_part)}
    unmarked: list[Grid] | None = None
    chosen = {}
    for part in parts:
        name = sheet_name(part, language)
        sheets = by_part.get(part.id, [])
        if not sheets:
            if unmarked is None:
                unmarked = [grid for grid in grids if not is_of_a_part(grid)]
            headed = find_headed_sheet(part, unmarked, language)
            if headed is None:
                is_awaited = name in names or not (isinstance(part, Table) and part.optional)
                code = StructureCode.SHEET_UNMARKED if name in names else StructureCode.SHEET_MISSING
                if is_awaited:
                    is_expected = is_earlier and code is StructureCode.SHEET_MISSING
                    journal.structure(code, name, severity=Severity.WARNING if is_expected else None)
                continue
            journal.structure(StructureCode.SHEET_FOUND, headed.grid.name)
            sheets = [headed]
        original = next((sheet for sheet in sheets if sheet.grid.name == name), sheets[0])
        chosen[part.id] = original
        for copy in sheets:
            if copy is not original:
                details: dict[str, str | Text] = {"original": original.grid.name}
                journal.structure(StructureCode.SHEET_COPIED, copy.grid.name, details=details)
        is_asked_at_times = isinstance(part, Section) and part.asked_when is not None  # told once answers are read
        if original.grid.is_hidden and not is_asked_at_times:
            journal.structure(StructureCode.SHEET_HIDDEN, original.grid.name)
    return chosen


def check_columns(
    sheet: MarkedSheet,
    headings: Headings,
    labels: Mapping[str, Text],
    journal: Journal,
    may_lack: Container[str] = frozenset(),
) -> MarkedSheet:
    """Return the sheet with the columns that lost their marks and show their headings, and say which these are.

    Args:
        sheet: a section or a table.
        headings: what stands above each of its columns.
        labels: the columns that people fill in, by their names: those that are found so, missing or repeated are told.
        journal: gathers the problems.
        may_lack: the columns that earlier workbooks did not have.
    """
    whole, found = with_headed_columns(sheet, headings)
    for name, label in labels.items():
        if name in found:
            place = coordinate(sheet.row, whole.columns[name])
            journal.structure(StructureCode.COLUMN_FOUND, sheet.grid.name, place, details={"column": label})
        elif name not in whole.columns and name not in may_lack:
            journal.structure(StructureCode.COLUMN_MISSING, sheet.grid.name, details={"column": label})
    for name, column in sheet.repeated:
        if name in labels:
            place = coordinate(sheet.row, column)
            journal.structure(StructureCode.COLUMN_REPEATED, sheet.grid.name, place, details={"column": labels[name]})
    return _without_misplaced(whole, headings, labels, journal)


def _without_misplaced(
    sheet: MarkedSheet, headings: Headings, labels: Mapping[str, Text], journal: Journal
) -> MarkedSheet:
    """Return the sheet without the columns whose mark and heading disagree: which one they hold cannot be known."""
    misplaced = misplaced_columns(sheet, headings)
    for name, (row, column, other) in misplaced.items():
        named = {"column": labels.get(name) or HEADINGS[name], "other": labels.get(other) or HEADINGS[other]}
        details: dict[str, str | Text] = dict(named)
        journal.structure(StructureCode.COLUMN_MISPLACED, sheet.grid.name, coordinate(row, column), details=details)
    if not misplaced:
        return sheet
    return replace(sheet, columns={name: at for name, at in sheet.columns.items() if name not in misplaced})


def _part(sheet: MarkedSheet) -> str:
    return sheet.part
