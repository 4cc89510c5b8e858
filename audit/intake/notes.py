"""Reads what stands beside an answer: evidence level, source, comment, reason."""

from audit.intake.grid import Cell, Grid, coordinate
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_messages import StructureCode
from audit.intake.values.cells import shown
from audit.intake.values.words import clean, fold
from audit.model.answer import Evidence
from audit.model.questionnaire import EVIDENCE_LABELS
from audit.model.text import Language, Text

_LEVELS = {
    fold(spelling): Evidence(level)
    for level, label in EVIDENCE_LABELS.items()
    for spelling in (label.fr, label.en, level)
}
_EXPECTED = Text(
    fr=", ".join(f"« {label.fr} »" for label in EVIDENCE_LABELS.values()),
    en=", ".join(f"“{label.en}”" for label in EVIDENCE_LABELS.values()),
)


def read_note(cell: Cell, language: Language) -> str:
    """Return a source, comment or reason as it was typed, without spaces around it."""
    return "" if cell.is_error else clean(shown(cell, language))


def is_level(text: str) -> bool:
    """Say whether ``text`` names a level of evidence."""
    return fold(text) in _LEVELS


def read_evidence(
    grid: Grid, row: int, column: int | None, language: Language, journal: Journal, question: str, label: Text
) -> Evidence:
    """Return the level of evidence; declared, the weakest, when none can be read."""
    if column is None:
        return Evidence.DECLARED
    typed = shown(grid.at(row, column), language)
    if not typed.strip():
        return Evidence.DECLARED
    level = _LEVELS.get(fold(typed))
    if level is None:
        journal.structure(
            StructureCode.EVIDENCE_UNKNOWN,
            grid.name,
            coordinate(row, column),
            question=question,
            label=label,
            read=typed,
            expected=_EXPECTED,
        )
    return level or Evidence.DECLARED
