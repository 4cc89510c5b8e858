"""One project through its records: opinion, completeness, evidence, and drift from the first initial baseline known."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from audit.comparison.audited import Recorded
from audit.comparison.figures import figures_of, scores_overlap
from audit.comparison.moves import FindingMove
from audit.comparison.patterns import diagnoses_moved, signals_moved
from audit.comparison.schema import Levels, PatternMoved
from audit.history.entry import Entry
from audit.model.base import Frozen
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.folded_names import fold_name
from audit.model.questionnaire import ReviewType
from audit.model.result.opinion import Points
from audit.model.roles import OutsideRoles, Roles
from audit.model.rule import RuleId
from audit.model.scoring import Basis, Share, Statement
from audit.model.text import Text
from audit.model.value import JsonDecimal
from audit.record.leading import leading
from audit.record.provisional import is_provisional
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
        in_doubt: whether the current amount was probably typed in another unit, so that nothing is compared with it.
    """

    initial: Fact | None
    current: Fact | None
    drift: JsonDecimal | None
    own_drift: JsonDecimal | None
    rebaselined: bool = False
    was: Fact | None = None
    days_after_first: int | None = None
    in_doubt: bool = False


class LeadingLevels(Frozen):
    """The levels that a report leads with; ``by_then`` where they are by the texts published by the review date."""

    on_declarations: Levels
    on_evidence: Levels
    by_then: bool


class TrendPattern(Frozen):
    """A diagnosis or an alert signal that a record establishes, or that the one before did.

    Attributes:
        name: its id; ``title`` what it is called, None where the rulebook does not say.
        state: what the record knows of it; None where its review does not look for it.
        move: how it moved since the record before, in the words of findings; None for the first record.
    """

    name: RuleId
    title: Text | None
    state: DiagnosisState | None
    move: FindingMove | None


class TrendLine(Frozen):
    """One record of the project.

    Attributes:
        entry: its number in the history.
        file: the workbook that was audited, else what the record was read from.
        named: the name that the project bears there, where it is not the one that it is kept under.
        same_day_as: the records before it of a review of the same day; nothing says which of them holds.
        other_rules: whether other rules judged the record before; ``rulebase_sha256`` tells them apart.
        score_moved: the difference with the score of the record before, where both are of one type of review.
        score_certain: whether that difference holds however missing answers turn out.
        diagnoses, signals: those established there, or in the record before.
        on_declarations, on_evidence: the levels by the rules that judged it, those that follow later texts included.
        leading: those that its report leads with.
        provisional: whether the audited team is still to be heard on what the record says.
        reconstructed: whether the project was described afterwards, as it was on that day.
        banner, banner_texts: the warning that its workbook bears, in its language or in both.
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
    provisional: bool = False
    score: Points | None
    score_low: Points | None = None
    score_high: Points | None = None
    score_moved: JsonDecimal | None = None
    score_certain: bool | None = None
    completeness: Share | None
    evidence: Share | None
    findings: int
    open_points: int
    cost: Followed | None = None
    end: Followed | None = None
    file: str = ""
    named: str | None = None
    same_day_as: tuple[int, ...] = ()
    rulebase_sha256: str = ""
    other_rules: bool = False
    diagnoses: tuple[TrendPattern, ...] = ()
    signals: tuple[TrendPattern, ...] = ()
    reconstructed: bool = False
    banner: str = ""
    banner_texts: Text | None = None


def trend(
    entries: Sequence[Entry],
    records: Sequence[AuditRecord],
    roles: Roles,
    titles: Mapping[RuleId, Text] | None = None,
) -> tuple[TrendLine, ...]:
    """Return the trend of one project.

    Args:
        entries: its entries, the earliest review first.
        records: their records.
        roles: which questions give cost and end; without that role, neither is told.
        titles: of the diagnoses and signals.
    """
    sides = [Recorded(record) for record in records]
    outside = roles.outside_view
    empty: list[Followed | None] = [None] * len(sides)
    costs = _followed(sides, outside, is_cost=True) if outside else empty
    ends = _followed(sides, outside, is_cost=False) if outside else empty
    lines = []
    for place, (entry, side, cost, end) in enumerate(zip(entries, sides, costs, ends, strict=True)):
        line = _line(entry, side.record, cost, end)
        before = sides[place - 1] if place else None
        told = {
            "named": _other_name(entry, side, roles),
            "same_day_as": tuple(one.id for one in entries[:place] if one.review_date == entry.review_date),
            "diagnoses": _patterns(diagnoses_moved, before, side, titles or {}),
            "signals": _patterns(signals_moved, before, side, titles or {}),
            **(_since(before.record, side.record) if before else {}),
        }
        lines.append(line.model_copy(update=told))
    return tuple(lines)


def _other_name(entry: Entry, side: Recorded, roles: Roles) -> str | None:
    """Return the name that a project bears itself, where it is kept under another; None where it is the same."""
    called = side.exact(roles.project_name)
    name = str(called.value) if called is not None else None
    return name if name is not None and fold_name(name) != fold_name(entry.project) else None


def _patterns(
    moved: Callable[[Recorded, Recorded], tuple[PatternMoved, ...]],
    before: Recorded | None,
    now: Recorded,
    titles: Mapping[RuleId, Text],
) -> tuple[TrendPattern, ...]:
    found = moved(before or now, now)
    return tuple(
        TrendPattern(name=item.name, title=titles.get(item.name), state=item.new, move=item.move if before else None)
        for item in found
        if DiagnosisState.PRESENT in (item.old, item.new)
    )


def _since(before: AuditRecord, now: AuditRecord) -> dict[str, object]:
    """Return what sets a record apart from the one before: its rules and, for one type of review, its score."""
    told: dict[str, object] = {"other_rules": before.rulebase.sha256 != now.rulebase.sha256}
    old, new = figures_of(before), figures_of(now)
    if before.review_type is now.review_type and old.score is not None and new.score is not None:
        told |= {"score_moved": new.score - old.score, "score_certain": not scores_overlap(old, new)}
    return told


def _line(entry: Entry, record: AuditRecord, cost: Followed | None, end: Followed | None) -> TrendLine:
    avis = record.avis
    lead = leading(avis)
    return TrendLine(
        entry=entry.id,
        review_type=record.review_type,
        review_date=record.review_date,
        imported_by=entry.imported_by,
        imported_at=entry.imported_at,
        rulebase=record.rulebase.version,
        rulebase_sha256=record.rulebase.sha256,
        file=record.snapshot.workbook.name if record.snapshot.workbook else entry.source,
        says=avis.says,
        on=avis.on,
        on_declarations=_levels(avis.on_declarations),
        on_evidence=_levels(avis.on_evidence),
        leading=LeadingLevels(
            on_declarations=_levels(lead.declarations), on_evidence=_levels(lead.evidence), by_then=lead.by_then
        ),
        provisional=is_provisional(record),
        **dict(figures_of(record)),
        reconstructed=record.snapshot.reconstructed,
        banner=record.snapshot.banner,
        banner_texts=record.snapshot.banner_texts,
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
                in_doubt=side.is_in_doubt(names[1]),
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
