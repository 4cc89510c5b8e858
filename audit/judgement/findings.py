"""Findings (rules that are not met) and open points (rules that could not be determined)."""

from collections.abc import Sequence

from audit.judgement.finding_text import FindingText
from audit.judgement.missing_answers import missing_answers
from audit.judgement.references import References
from audit.judgement.tally import Judged
from audit.model.answer import Evidence
from audit.model.fact import Fact, FactSet
from audit.model.result import Finding, OpenPoint
from audit.model.rule import Axis, OutcomeKind, Severity

_NOT_MET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)
_EVIDENCE = list(Evidence)
_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_AXIS_RANK = {axis: rank for rank, axis in enumerate(Axis)}


def findings_of(judged: Sequence[Judged], writer: FindingText, references: References) -> tuple[Finding, ...]:
    """Return the findings, most severe first, then violated before partial, then by axis and id."""
    not_met = [item for item in judged if item.found.outcome in _NOT_MET]
    return tuple(_finding(item, writer, references) for item in sorted(not_met, key=_order))


def open_points_of(judged: Sequence[Judged], facts: FactSet) -> tuple[OpenPoint, ...]:
    """Return the rules that could not be determined, most severe first, with what is missing."""
    undetermined = [item for item in judged if item.found.outcome is OutcomeKind.UNDETERMINED]
    return tuple(
        OpenPoint(
            rule=item.rule.id,
            axis=item.rule.axis,
            severity=item.rule.severity,
            title=item.rule.title,
            possible=item.found.possible,
            missing=missing_answers(item.found.deciding_facts, facts),
        )
        for item in sorted(undetermined, key=_order)
    )


def _finding(item: Judged, writer: FindingText, references: References) -> Finding:
    rule, found = item.rule, item.found
    return Finding(
        rule=rule.id,
        slug=rule.slug,
        version=rule.version,
        axis=rule.axis,
        severity=rule.severity,
        outcome=found.outcome,
        may_be_partial=found.outcome is OutcomeKind.VIOLATED and OutcomeKind.PARTIAL in found.possible,
        title=rule.title,
        criteria=references.cited(rule.sources),
        thresholds=references.thresholds_of(rule),
        condition=writer.write(rule, found.rows),
        facts=found.deciding_facts,
        cause=rule.cause,
        effect=rule.effect,
        evidence=_weakest(found.deciding_facts),
        actions=tuple(action.action for action in rule.remediation),
    )


def _weakest(facts: Sequence[Fact]) -> Evidence:
    known = [fact.evidence for fact in facts if fact.is_known]
    return min(known, key=_EVIDENCE.index, default=Evidence.DECLARED)


def _order(item: Judged) -> tuple[int, int, int, str]:
    outcome = item.found.outcome
    return (
        _SEVERITY_RANK[item.severity],
        _NOT_MET.index(outcome) if outcome in _NOT_MET else 0,
        _AXIS_RANK[item.rule.axis],
        item.rule.id,
    )
