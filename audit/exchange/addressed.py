"""Which findings concern whom."""

from audit.model.result.audit_result import AuditResult
from audit.model.result.findings import Finding
from audit.model.rule import OwnerRole


def findings_for(result: AuditResult, addressee: OwnerRole | None) -> tuple[Finding, ...]:
    """Return the findings that concern ``addressee``: those that ask for an action of theirs; all for None."""
    if addressee is None:
        return result.findings
    owned = {part.action for step in result.actions if step.owner_role is addressee for part in step.all_parts}
    return tuple(finding for finding in result.findings if owned.intersection(finding.actions))


def addressees(result: AuditResult) -> tuple[OwnerRole, ...]:
    """Return the roles that some finding concerns, in the order of the model."""
    return tuple(role for role in OwnerRole if findings_for(result, role))
