"""Tells the questions that a sheet does not have, by accident or since it is of an earlier version."""

from collections.abc import Sequence

from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.identity import Identity
from audit.model.questionnaire import Question
from audit.model.text import Text

_MOST_NAMED = 3  # of the questions that came since, the first ones of each sheet


def tell_missing(missing: Sequence[Question], sheet: str, identity: Identity, journal: Journal) -> None:
    """Tell the questions that a sheet does not have: one by one, or at once where its version is an earlier one.

    Args:
        missing: those of its section that stand on no line.
        sheet: its name.
        identity: what the workbook was made to ask.
        journal: gathers the problems.
    """
    since = [question for question in missing if not question.required] if identity.is_earlier_version else []
    if len(since) > 1:
        few = " ; ".join(f"« {question.label.fr} »" for question in since[:_MOST_NAMED])
        in_english = "; ".join(f"“{question.label.en}”" for question in since[:_MOST_NAMED])
        others = len(since) - _MOST_NAMED
        labels = Text(
            fr=f"{few} et {others} autre{'s' if others > 1 else ''}" if others > 0 else few,
            en=f"{in_english} and {others} more" if others > 0 else in_english,
        )
        journal.structure(StructureCode.QUESTIONS_SINCE, sheet, details={"count": str(len(since)), "labels": labels})
        missing = [question for question in missing if question.required]
    for question in missing:
        is_by_accident = question.required or identity.is_same_version
        journal.structure(
            StructureCode.QUESTION_MISSING,
            sheet,
            question=question.id,
            label=question.label,
            severity=Severity.ERROR if is_by_accident else Severity.WARNING,
            details={"id": Text(fr=question.id, en=question.id)},
        )
