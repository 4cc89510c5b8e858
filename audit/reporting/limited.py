"""The blocking requirements that are met, and those of them of which a comment beside an answer may limit the reach.

A comment that says why a question has no object limits nothing: it is the reason of another answer.
"""

from audit.model.answer import WITHOUT_VALUE, Answer
from audit.model.result.answers import RowNote
from audit.model.result.findings import CheckedRule
from audit.model.rule import OutcomeKind, Severity
from audit.reporting.view import ReportView


def blocking_met(view: ReportView) -> list[CheckedRule]:
    """Return the blocking rules that are met, in their order."""
    return [
        rule
        for rule in view.result.rules
        if rule.severity is Severity.BLOCKING and rule.outcome.outcome is OutcomeKind.SATISFIED
    ]


def limited_by_comments(view: ReportView) -> list[CheckedRule]:
    """Return those of them that an answer with a comment decides."""
    return [rule for rule in blocking_met(view) if _is_commented(rule, view)]


def _is_commented(rule: CheckedRule, view: ReportView) -> bool:
    return bool(limiting_notes(rule, view))


def limiting_notes(rule: CheckedRule, view: ReportView) -> tuple[Answer | RowNote, ...]:
    """Return what is noted beside the answers that decide a rule, where it has a comment that may limit them."""
    return tuple(note for note in view.notes_beside(rule.outcome.deciding_facts).values() if _may_limit(note))


def _may_limit(note: Answer | RowNote) -> bool:
    is_reason = note.gives_reason if isinstance(note, RowNote) else note.state in WITHOUT_VALUE
    return bool(note.comment) and not is_reason
