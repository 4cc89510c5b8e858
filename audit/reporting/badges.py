"""Writes how a finding stands: its severity, its outcome, and whether that may still be better."""

from audit.model.result.findings import Finding
from audit.model.rule import OutcomeKind
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.wording.terms import write_term


def outcome_badge(outcome: OutcomeKind, language: Language, *, may_be_partial: bool) -> str:
    """Return an outcome in words; one that is not met says that it may be met in part, where that is open."""
    words = write_term(outcome, language)
    return f"{words}, {messages(language)('at_best.badge')}" if may_be_partial else words


def finding_badge(finding: Finding, language: Language) -> str:
    """Return the severity and the outcome of a finding in words."""
    outcome = outcome_badge(finding.outcome, language, may_be_partial=finding.may_be_partial)
    return f"{write_term(finding.severity, language)} · {outcome}"
