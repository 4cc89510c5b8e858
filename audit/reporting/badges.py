"""Writes how a finding stands: its severity, its outcome, and whether that may still be better."""

from audit.model.result.findings import Finding
from audit.model.text import Language
from audit.wording.outcome_words import outcome_words
from audit.wording.terms import write_term


def finding_badge(finding: Finding, language: Language) -> str:
    """Return the severity and the outcome of a finding in words."""
    outcome = outcome_words(finding.outcome, language, may_be_partial=finding.may_be_partial)
    return f"{write_term(finding.severity, language)} · {outcome}"
