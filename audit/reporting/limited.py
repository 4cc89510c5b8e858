"""The blocking requirements that are met, and those of them of which a comment beside an answer may limit the reach."""

from audit.model.result import CheckedRule
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
    return any(note.comment for note in view.notes_beside(rule.outcome.deciding_facts).values())
