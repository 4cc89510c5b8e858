"""Adds to what was read of a project what does not hold together in its answers."""

from datetime import date

from audit.intake.incoherent_answers import IncoherenceNotes
from audit.intake.problems.diagnostics import Diagnostic, in_order
from audit.intake.problems.journal import Journal
from audit.intake.snapshot import Intake
from audit.judgement.incoherences import contradiction_judge, doubts_of
from audit.judgement.unlikely_amounts import unlikely_amounts
from audit.model.questionnaire import QuestionBank
from audit.model.snapshot import ProjectSnapshot


def with_incoherences(intake: Intake, bank: QuestionBank, review_date: date | None) -> Intake:
    """Return what was read, with a warning for each contradiction between its answers and each unlikely amount.

    Args:
        intake: what was read.
        bank: every question, and the contradictions that it declares.
        review_date: the date of the audit, when it is not to be the file's.
    """
    found = incoherences_in(intake.snapshot, bank, review_date)
    if not found:
        return intake
    return intake.model_copy(update={"diagnostics": in_order((*intake.diagnostics, *found), intake.sheets)})


def incoherences_in(
    snapshot: ProjectSnapshot, bank: QuestionBank, review_date: date | None = None
) -> tuple[Diagnostic, ...]:
    """Return a warning for each contradiction between the answers of a project, and for each unlikely amount."""
    found = contradiction_judge(bank).in_answers(snapshot, review_date)
    doubts = doubts_of(found, tuple(unlikely_amounts(snapshot, bank)))
    journal = Journal()
    if doubts.incoherences or doubts.amounts:
        notes = IncoherenceNotes(bank)
        notes.note(doubts.incoherences, snapshot, review_date, journal)
        notes.note_amounts(doubts.amounts, snapshot, journal)
    return tuple(journal.diagnostics)


def doubts_added(
    before: ProjectSnapshot, after: ProjectSnapshot, bank: QuestionBank, review_date: date | None
) -> tuple[Diagnostic, ...]:
    """Return the warnings that the answers of ``after`` call for, and those of ``before`` do not."""
    known = {(one.code, one.question, one.problem) for one in incoherences_in(before, bank, review_date)}
    found = incoherences_in(after, bank, review_date)
    return tuple(one for one in found if (one.code, one.question, one.problem) not in known)
