"""Chooses what the first page and the terminal show: first findings, first actions, counts."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from audit.model.answer import CellRef
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.reference import line_of
from audit.model.result.audit_result import AuditResult
from audit.model.result.diagnosed import Diagnosed
from audit.model.result.findings import Finding, OpenPoint
from audit.model.result.planned import PlannedAction
from audit.model.rule import Axis, OutcomeKind, Severity

TOP_FINDINGS = 5
FIRST_QUESTIONS = 5
FIRST_CONDITIONS = 8
FIRST_NAMED = 3
FIRST_DIAGNOSES = 5
FIRST_STANCE = 1
FIRST_INCOHERENCES = 3
MOST_INPUTS = 8  # answers behind a computed figure; with more of them, their cells are enough
EXPLAINED_DIAGNOSES = 2  # with more of them, the first page has no room for what each means

_SEVERITIES = list(Severity)
_OUTCOMES = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)
_AXES = list(Axis)


def by_weight(result: AuditResult) -> tuple[Finding, ...]:
    """Return the findings, those that weigh most first."""
    return tuple(sorted(result.findings, key=_weight))


def present_diagnoses(result: AuditResult) -> tuple[Diagnosed, ...]:
    """Return the diagnoses that are established, not those that are merely possible."""
    return tuple(item for item in result.diagnoses if item.state is DiagnosisState.PRESENT)


def findings_by_axis(result: AuditResult) -> list[tuple[Axis, list[Finding]]]:
    """Return the axes that have findings, in the order of the model, each with its own by severity."""
    ordered = sorted(result.findings, key=lambda finding: (_AXES.index(finding.axis), *_weight(finding)))
    return [(axis, list(found)) for axis, found in groupby(ordered, key=lambda finding: finding.axis)]


def open_points_by_severity(result: AuditResult) -> list[tuple[Severity, list[OpenPoint]]]:
    """Return the open points, most severe first."""
    ordered = sorted(result.open_points, key=lambda point: (_SEVERITIES.index(point.severity), point.rule))
    return [(severity, list(found)) for severity, found in groupby(ordered, key=lambda point: point.severity)]


def actions_in_order(result: AuditResult) -> tuple[PlannedAction, ...]:
    """Return the actions by priority."""
    return tuple(sorted(result.actions, key=lambda action: (action.priority, action.due, action.action)))


def count_severity(items: Sequence[Finding] | Sequence[OpenPoint], severity: Severity) -> int:
    """Count the findings or open points of one severity."""
    return sum(item.severity is severity for item in items)


def cells_of(facts: Iterable[Fact]) -> tuple[CellRef, ...]:
    """Return every cell behind ``facts``, each once."""
    return tuple({(cell.sheet, cell.cell): cell for fact in facts for cell in fact.cells}.values())


def _weight(finding: Finding) -> tuple[int, int, str]:
    return _SEVERITIES.index(finding.severity), _OUTCOMES.index(finding.outcome), finding.rule


def by_line(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return ``facts`` with those of one line of a table together, where the first of them stood."""
    lines: dict[str, list[Fact]] = {}
    for fact in facts:
        lines.setdefault(line_of(fact.name) or fact.name, []).append(fact)
    return tuple(fact for together in lines.values() for fact in together)
