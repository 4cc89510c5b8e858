"""Tells the lines of questions that bear the hidden identifier of one question and the wording of another.

Rows that are sorted, or moved, without the column of identifiers give answers to the wrong questions, and nothing else
shows it: such a line is an error, and is not read.
"""

from collections.abc import Mapping

from audit.intake.grid import coordinate
from audit.intake.lines import Line
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.words import fold
from audit.model.kept import kept
from audit.model.questionnaire import Questionnaire

_WORDING = "question"  # the column that says what is asked


def leave_misplaced(lines: Mapping[str, list[Line]], questionnaire: Questionnaire, journal: Journal) -> set[str]:
    """Take out of ``lines`` those whose wording is that of another question; return the questions concerned."""
    wordings, found = _wordings(questionnaire), set()
    for question in questionnaire.questions:
        for line in tuple(lines.get(question.id, ())):
            sheet, row = line
            column = sheet.columns.get(_WORDING)
            typed = sheet.grid.text(row, column) if column is not None else ""
            if wordings.get(fold(typed), question.id) == question.id:
                continue
            lines[question.id].remove(line)
            found.add(question.id)
            journal.structure(
                StructureCode.QUESTION_MISPLACED,
                sheet.grid.name,
                coordinate(row, column or 1),
                question=question.id,
                label=question.label,
                read=typed,
            )
    return found


@kept(most=64)
def _wordings(questionnaire: Questionnaire) -> dict[str, str]:
    """Return the questions by their wording in either language; a wording that two questions share is of neither."""
    found: dict[str, str] = {}
    shared = set()
    for question in questionnaire.questions:
        for wording in {fold(question.label.fr), fold(question.label.en)}:
            if found.setdefault(wording, question.id) != question.id:
                shared.add(wording)
    return {wording: name for wording, name in found.items() if wording not in shared}
