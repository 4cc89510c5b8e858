"""One project through its records: opinion, completeness, evidence, and drift from the first initial baseline known."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from audit.comparison.audited import Recorded
from audit.comparison.schema import Levels
from audit.history.entry import Entry
from audit.model.base import Frozen
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.result import Points
from audit.model.roles import OutsideRoles, Roles
from audit.model.scoring import Basis, Share, Statement
from audit.model.value import JsonDecimal
from audit.record.leading import leading
from audit.record.schema import AuditRecord, AvisOnBasis


class Followed(Frozen):
    """Cost, or end, at one review; None for what is not known.

    Attributes:
        initial, current: as that audit has them.
        drift: from the first initial figure that any record of the project gives.
        own_drift: from the one that this audit gives.
        rebaselined: whether its initial figure is not the one that was last given before: since when it stands.
        was: that former figure.
        days_after_first: days from the first record to this one, where it is.
    """

    initial: Fact | None
    current: Fact | None
    drift: JsonDecimal | None
    own_drift: JsonDecimal | None
    rebaselined: bool = False
    was: Fact | None = None
    days_after_first: int | None = None


class LeadingLevels(Frozen):
    """The levels that a report leads with; ``by_then`` where they are by the texts published by the review date."""

    on_declarations: Levels
    on_evidence: Levels
    by_then: bool


class TrendLine(Frozen):
    """One record of the project.

    Attributes:
        entry: its number in the history.
        on_declarations, on_evidence: the levels by the rules that judged it, those that follow later texts included.
        leading: those that its report leads with.
    """

    entry: int
    review_type: ReviewType
    review_date: date
    imported_by: str
    imported_at: str
    rulebase: str
    says: Statement
    on: Basis
    on_declarations: Levels
    on_evidence: Levels
    leading: LeadingLevels
    score: Points | None
    completeness: Share | None
    evidence: Share | None
    findings: int
    open_points: int
    cost: Followed | None = None
    end: Followed | None = None


def trend(entries: Sequence[Entry], records: Sequence[AuditRecord], roles: Roles) -> tuple[TrendLine, ...]:
    """Return the trend of one project.

    Args:
        entries: its entries, the earliest review first.
        records: their records.
        roles: which questions give cost and end; without that role, neither is told.
    """
    sides = [Recorded(record) for record in records]
    outside = roles.outside_view
    empty: list[Followed | None] = [None] * len(sides)
    costs = _followed(sides, outside, is_cost=True) if outside else empty
    ends = _followed(sides, outside, is_cost=False) if outside else empty
    return tuple(
        _line(entry, record, cost, end) for entry, record, cost, end in zip(entries, records, costs, ends, strict=True)
    )


def _line(entry: Entry, record: AuditRecord, cost: Followed | None, end: Followed | None) -> TrendLine:
    avis, overall = record.avis, record.overall
    lead = leading(avis)
    return TrendLine(
        entry=entry.id,
        review_type=record.review_type,
        review_date=record.review_date,
        imported_by=entry.imported_by,
        imported_at=entry.imported_at,
        rulebase=record.rulebase.version,
        says=avis.says,
        on=avis.on,
        on_declarations=_levels(avis.on_declarations),
        on_evidence=_levels(avis.on_evidence),
        leading=LeadingLevels(
            on_declarations=_levels(lead.declarations), on_evidence=_levels(lead.evidence), by_then=lead.by_then
        ),
        score=overall.value,
        completeness=overall.completeness,
        evidence=overall.evidence_strength,
        findings=len(record.findings),
        open_points=len(record.open_points),
        cost=cost,
        end=end,
    )


def _levels(one: AvisOnBasis) -> Levels:
    return Levels(one.level, one.floor, one.ceiling)


def _followed(sides: Sequence[Recorded], roles: OutsideRoles, *, is_cost: bool) -> list[Followed | None]:
    names = (roles.initial_cost, roles.current_cost) if is_cost else (roles.initial_end, roles.current_end)
    first: Fact | None = None
    last: Fact | None = None
    found: list[Followed | None] = []
    for side in sides:
        initial, current = (side.exact(name) for name in names)
        first = first or initial
        changed = initial is not None and last is not None and initial.value != last.value
        after = (side.record.review_date - sides[0].record.review_date).days
        found.append(
            Followed(
                initial=side.fact(names[0]),
                current=side.fact(names[1]),
                drift=_drift(first, current),
                own_drift=_drift(initial, current),
                rebaselined=changed,
                was=last if changed else None,
                days_after_first=after if changed else None,
            )
        )
        last = initial or last
    return found


def _drift(initial: Fact | None, current: Fact | None) -> Decimal | None:
    """Return the share of the initial cost, or the days, by which a figure drifted; None when it is not known."""
    if initial is None or current is None:
        return None
    if isinstance(initial.value, date) and isinstance(current.value, date):
        return Decimal((current.value - initial.value).days)
    before, after = initial.number(), current.number()
    return (after - before) / before if before and after is not None else None
