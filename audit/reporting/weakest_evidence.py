"""Says which answers make a finding declared only, where others that it rests on are better borne out."""

from audit.model.answer import Evidence
from audit.model.result.findings import Finding
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.terms import write_term

_MOST_WEAKEST = 2  # answers named beside a level of evidence: a choice of layout of the tool


def weakest_evidence(finding: Finding, view: ReportView) -> str:
    """Return it, in brackets after a space; empty where all answers are alike, or too many to be named."""
    weakest = [fact for fact in finding.facts if fact.evidence is Evidence.DECLARED]
    is_due_to_some = finding.evidence is Evidence.DECLARED and 0 < len(weakest) < len(finding.facts)
    if not is_due_to_some or len(weakest) > _MOST_WEAKEST:
        return ""
    t = messages(view.language)
    names = t("list.separator").join(view.label(fact.name) for fact in weakest)
    backed = [
        level for level in Evidence if any(fact.evidence is level for fact in finding.facts if fact not in weakest)
    ]
    others = ", ".join(write_term(level, view.language).lower() for level in backed) or t("axes.none")
    return f" ({t('findings.evidence_weakest', count=len(weakest), names=names, others=others)})"
