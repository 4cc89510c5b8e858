"""Which findings concern whom, and which of their answers can be corrected."""

from collections.abc import Collection, Iterable

from audit.model.reference import FactRef
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


def correctable(result: AuditResult, findings: Iterable[Finding], frozen: Collection[str] = ()) -> dict[str, list[str]]:
    """Return the answers that findings rest on, each with the rules of these findings.

    A question, or a cell of a table; of a figure that is computed, the questions that it is computed from. The lines of
    the tables that such a figure sums up are too many to be answered one by one: they are corrected in the
    questionnaire.

    Args:
        result: the audit.
        findings: those that are sent.
        frozen: the names of answers that nobody is asked to correct, such as the review date.
    """
    questions = {record.fact for record in result.answers}
    by_cell = {cell: record.fact for record in result.answers for cell in record.answer.cells}
    found: dict[str, list[str]] = {}
    for finding in findings:
        for fact in finding.facts:
            if fact.name in questions or FactRef.parse(fact.name).row is not None:
                names = [fact.name]
            else:
                names = list(dict.fromkeys(by_cell[cell] for cell in fact.cells if cell in by_cell))
            for name in names:
                if name not in frozen and finding.rule not in found.setdefault(name, []):
                    found[name].append(finding.rule)
    return {name: rules for name, rules in found.items() if rules}
