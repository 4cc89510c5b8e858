"""Reads what stands beside an answer: evidence level, source, comment, reason."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from audit.intake.grid import EMPTY, Cell, Grid, coordinate
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.cells import holds_formula, is_error, is_error_text, shown
from audit.intake.values.words import clean, fold_answer
from audit.model.answer import Evidence
from audit.model.naming import names_something
from audit.model.questionnaire import EVIDENCE_LABELS
from audit.model.text import Language, Text
from audit.questionnaire.texts import HEADINGS

_LEVELS = {
    fold_answer(spelling): Evidence(level)
    for level, label in EVIDENCE_LABELS.items()
    for spelling in (label.fr, label.en, level)
}
_EXPECTED = Text(
    fr=", ".join(f"« {label.fr} »" for label in EVIDENCE_LABELS.values()),
    en=", ".join(f"“{label.en}”" for label in EVIDENCE_LABELS.values()),
)


_HYPERLINK = re.compile(r'=HYPERLINK\("([^"]+)"', re.IGNORECASE)


class Noted(NamedTuple):
    """What a cell of free text says.

    Attributes:
        text: what it shows; of a formula that shows nothing readable, the formula itself; of an error, nothing.
        typed: what stands in the cell, to be quoted when ``text`` is not it.
        problem: what people should be told, if anything.
    """

    text: str
    typed: str = ""
    problem: StructureCode | None = None


_NOTHING = Noted("")


def noted(cell: Cell, language: Language) -> Noted:
    """Return what a source, a comment or a reason says.

    A note is read by people: what its formula showed is what its author saw. No answer is ever read so.
    """
    if cell.formula and holds_formula(cell):
        said = clean(shown(Cell(cell.cached, format=cell.format), language))
        if said and not is_error_text(said):
            link = _HYPERLINK.match(cell.formula)
            return Noted(_with_address(said, link[1] if link else cell.link))
        return Noted(cell.formula, cell.formula, StructureCode.NOTE_FORMULA)
    typed = clean(shown(cell, language))
    if typed and is_error(cell):
        return Noted("", typed, StructureCode.NOTE_ERROR)
    return Noted(_with_address(typed, cell.link))


def _with_address(said: str, link: str) -> str:
    """Return a note followed by the address that it opens, unless that is what it says."""
    address = clean(link)
    return f"{said} ({address})" if said and address and said.casefold() not in address.casefold() else said


def written(cell: Cell, language: Language) -> str:
    """Return what a cell shows, its formula when nobody knows what that shows, an error as it stands."""
    value = cell.value
    if isinstance(value, str) and not (cell.formula or cell.link or cell.is_error):
        return _written_text(value)
    said = noted(cell, language)
    return said.text or said.typed


@lru_cache(maxsize=8_192)  # the texts of the tool stand in every workbook
def _written_text(text: str) -> str:
    said = noted(Cell(text), Language.FR)  # a text reads the same in both
    return said.text or said.typed


def read_note(cell: Cell, language: Language) -> str:
    """Return a source, comment or reason as it shows, without spaces around it; see ``noted``."""
    return noted(cell, language).text


def read_notes(
    grid: Grid,
    row: int,
    columns: Mapping[str, int | None],
    language: Language,
    journal: Journal,
    question: str,
    label: Text,
) -> dict[str, str]:
    """Return the notes of a line by their names, and tell of each that could not be read as it shows.

    Args:
        grid: the sheet.
        row: the line.
        columns: where each note stands, by its name, as ``HEADINGS`` has it.
        language: the workbook's.
        journal: gathers the problems.
        question: the id of the question or of the table.
        label: the question or the table as people read it.
    """
    said = {}
    for name, column in columns.items():
        cell = grid.at(row, column) if column else EMPTY
        found = _NOTHING if cell is EMPTY else noted(cell, language)
        said[name] = found.text
        if found.problem and column:
            journal.structure(
                found.problem,
                grid.name,
                coordinate(row, column),
                question=question,
                label=label,
                read=found.typed,
                details={"column": HEADINGS[name]},
            )
    return said


def is_level(text: str) -> bool:
    """Say whether ``text`` names a level of evidence."""
    return fold_answer(text) in _LEVELS


def read_evidence(
    grid: Grid, row: int, column: int | None, language: Language, journal: Journal, question: str, label: Text
) -> Evidence:
    """Return the level of evidence; declared, the weakest, when none can be read."""
    if column is None:
        return Evidence.DECLARED
    cell = grid.at(row, column)
    if cell is EMPTY:
        return Evidence.DECLARED
    is_formula = bool(cell.formula) and holds_formula(cell)
    typed = cell.formula if is_formula else shown(cell, language)
    if not typed.strip():
        return Evidence.DECLARED
    level = None if is_formula else _LEVELS.get(fold_answer(typed))
    if level is None:
        journal.structure(
            StructureCode.EVIDENCE_FORMULA if is_formula else StructureCode.EVIDENCE_UNKNOWN,
            grid.name,
            coordinate(row, column),
            question=question,
            label=label,
            read=typed,
            expected=_EXPECTED,
        )
    return level or Evidence.DECLARED


def note_missing_source(
    evidence: Evidence,
    source: str,
    grid: Grid,
    row: int,
    column: int | None,
    language: Language,
    journal: Journal,
    question: str,
    label: Text,
) -> None:
    """Tell that a level of evidence has no source: nobody can check it, and the answer counts as declared."""
    if evidence is not Evidence.DECLARED and not names_something(source) and column is not None:
        read = source.strip() or shown(grid.at(row, column), language)
        place = coordinate(row, column)
        journal.structure(
            StructureCode.EVIDENCE_WITHOUT_SOURCE, grid.name, place, question=question, label=label, read=read
        )
