"""Adds to what was read of a project what does not hold together in its answers."""

from datetime import date

from audit.intake.incoherent_answers import IncoherenceNotes
from audit.intake.problems.diagnostics import in_order
from audit.intake.problems.journal import Journal
from audit.intake.snapshot import Intake
from audit.judgement.incoherences import contradiction_judge
from audit.judgement.unlikely_amounts import unlikely_amounts
from audit.model.questionnaire import QuestionBank


def with_incoherences(intake: Intake, bank: QuestionBank, review_date: date | None) -> Intake:
    """Return what was read, with a warning for each contradiction between its answers and each unlikely amount.

    Args:
        intake: what was read.
        bank: every question, and the contradictions that it declares.
        review_date: the date of the audit, when it is not to be the file's.
    """
    found = contradiction_judge(bank).in_answers(intake.snapshot, review_date)
    amounts = tuple(unlikely_amounts(intake.snapshot, bank))
    if not found and not amounts:
        return intake
    journal, notes = Journal(), IncoherenceNotes(bank)
    notes.note(found, intake.snapshot, review_date, journal)
    notes.note_amounts(amounts, intake.snapshot, journal)
    diagnostics = in_order((*intake.diagnostics, *journal.diagnostics), intake.sheets)
    return intake.model_copy(update={"diagnostics": diagnostics})
