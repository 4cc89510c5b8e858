"""The line of one project, from the record of its audit; pure: the record holds all that it says."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from audit.comparison.audited import Recorded
from audit.model.answer import value_of
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.holders import holder_of
from audit.model.outcome import may_be_partial
from audit.model.owner_role import OwnerRole
from audit.model.passed_day import has_passed
from audit.model.questionnaire import QuestionBank
from audit.model.result.opinion import Score
from audit.model.roles import OutsideRoles, Roles
from audit.model.text import Text
from audit.portfolio.finding_cells import FindingCells
from audit.portfolio.first_baseline import days_moved, share_moved
from audit.portfolio.schema import (
    AmountRead,
    AxisScore,
    CostComment,
    LeadingOpinion,
    LineAvis,
    LineFinding,
    NextDate,
    ProjectLine,
    SourceKind,
)
from audit.record.leading import leading
from audit.record.provisional import is_provisional
from audit.record.schema import AuditRecord, RecordedAvis
from audit.wording.cells import write_cells

_NOT_SETTLED = (DiagnosisState.POSSIBLE, DiagnosisState.OPEN)


def line_of(record: AuditRecord, bank: QuestionBank, file: str, sha256: str, kind: SourceKind) -> ProjectLine:
    """Return the line of one project.

    Args:
        record: of its audit.
        bank: which says what questions and tables are for.
        file: where it was read.
        sha256: of that file.
        kind: of file.
    """
    roles, audited = bank.roles, Recorded(record)
    snapshot, outcomes = record.snapshot, audited.rules
    outside, cells = roles.outside_view, FindingCells(audited)
    cost = _pair(audited, outside.initial_cost, outside.current_cost) if outside else (None, None)
    end = _pair(audited, outside.initial_end, outside.current_end) if outside else (None, None)
    return ProjectLine(
        file=file,
        sha256=sha256,
        kind=kind,
        workbook_sha256=snapshot.workbook.sha256 if snapshot.workbook and kind is not SourceKind.WORKBOOK else None,
        project=_text(audited, roles.project_name),
        ministry=_text(audited, roles.ministry),
        phase=_phase(audited, bank),
        banner=snapshot.banner or "",
        banner_texts=snapshot.banner_texts,
        review_type=record.review_type,
        review_date=record.review_date,
        rulebase=record.rulebase,
        avis=_avis(record.avis),
        leading=_leading(record.avis),
        provisional=is_provisional(record),
        score=_score(record.overall),
        evidence=record.overall.evidence_strength,
        axes={axis: _score(score) for axis, score in record.axes.items()},
        findings=tuple(
            LineFinding(
                rule=rule,
                outcome=outcomes[rule].outcome,
                cells=cells.of(outcomes[rule].facts),
                may_be_partial=may_be_partial(outcomes[rule].outcome, outcomes[rule].possible),
            )
            for rule in record.findings
        ),
        open_rules=record.open_points,
        open_questions=tuple(item.question for item in record.open_questions),
        diagnoses=tuple(one.diagnosis for one in record.diagnoses if one.state is DiagnosisState.PRESENT),
        possible=tuple(one.diagnosis for one in record.diagnoses if one.state is DiagnosisState.POSSIBLE),
        open_diagnoses=tuple(one.diagnosis for one in record.diagnoses if one.state is DiagnosisState.OPEN),
        signals=tuple(one.signal for one in record.signals if one.state is DiagnosisState.PRESENT),
        open_signals=tuple(one.signal for one in record.signals if one.state in _NOT_SETTLED),
        initial_cost=_number(cost[0]),
        current_cost=_number(cost[1]),
        cost_drift=share_moved(_number(cost[0]), _number(cost[1])),
        initial_end=_day(end[0]),
        current_end=_day(end[1]),
        end_drift=days_moved(_day(end[0]), _day(end[1])),
        in_doubt=tuple(_in_doubt(audited, outside)) if outside else (),
        cost_scope={name: _text(audited, name) for name in (outside.full_cost_includes if outside else ())},
        same_contents=_same_contents(audited, roles),
        scope_reduced=_scope_reduced(audited, roles),
        cost_comments=tuple(_comments(audited, outside)) if outside else (),
        next_date=_next_date(audited, bank),
        go_live=_day(audited.exact(roles.go_live)),
        owners=_owners(audited, roles),
        suppliers=tuple(_suppliers(audited, roles)),
    )


def _avis(avis: RecordedAvis) -> LineAvis:
    return LineAvis(
        says=avis.says,
        on=avis.on,
        level=avis.level,
        floor=avis.floor,
        ceiling=avis.ceiling,
        certain=avis.certain,
        declared_floor=avis.on_declarations.floor,
        declared_ceiling=avis.on_declarations.ceiling,
    )


def _leading(avis: RecordedAvis) -> LeadingOpinion:
    found = leading(avis)
    own, declared = found.own, found.declarations
    return LeadingOpinion(
        level=own.level,
        floor=own.floor,
        ceiling=own.ceiling,
        certain=own.certain,
        by_then=found.by_then,
        declared_floor=declared.floor,
        declared_ceiling=declared.ceiling,
        undocumented=0 if found.by_then else len(avis.undocumented),
    )


def _score(score: Score) -> AxisScore:
    return AxisScore(value=score.value, low=score.low, high=score.high, completeness=score.completeness)


def _pair(audited: Recorded, initial: str, current: str) -> tuple[Fact | None, Fact | None]:
    return audited.exact(initial), audited.exact(current)


def _in_doubt(audited: Recorded, roles: OutsideRoles) -> Iterator[AmountRead]:
    """Yield the amounts of the full cost that were probably typed in another unit."""
    for name in (roles.initial_cost, roles.current_cost):
        answer = audited.answer(name)
        if answer is not None and audited.is_in_doubt(name) and isinstance(answer.value, Decimal):
            yield AmountRead(value=answer.value, cells=", ".join(write_cells(answer.cells)))


def _same_contents(audited: Recorded, roles: Roles) -> bool | None:
    """Return whether both costs are established to count the same; None where no question says it."""
    asked = roles.cost_contents
    return _text(audited, asked.question) in asked.same if asked else None


def _scope_reduced(audited: Recorded, roles: Roles) -> bool | None:
    """Return whether the scope was reduced since the initial baseline; None where that is not known."""
    found = _text(audited, roles.scope.question) if roles.scope else None
    return found in roles.scope.reduced if roles.scope and found is not None else None


def _comments(audited: Recorded, roles: OutsideRoles) -> Iterator[CostComment]:
    """Yield what was written beside the amounts of the full cost."""
    amounts: tuple[tuple[Literal["initial", "current"], str], ...] = (
        ("initial", roles.initial_cost),
        ("current", roles.current_cost),
    )
    for amount, name in amounts:
        answer = audited.answer(name)
        if answer is not None and answer.comment:
            yield CostComment(amount=amount, comment=answer.comment, cells=answer.comment_cells)


def _text(audited: Recorded, name: str | None) -> str | None:
    found = audited.exact(name)
    return str(found.value) if found is not None else None


def _phase(audited: Recorded, bank: QuestionBank) -> Text | None:
    """Return where the project stands, in the words of the question."""
    code = _text(audited, bank.roles.phase)
    asked = bank.question(bank.roles.phase) if bank.roles.phase else None
    return next((choice.label for choice in asked.choices if choice.code == code), None) if asked else None


def _number(fact: Fact | None) -> Decimal | None:
    return fact.number() if fact is not None else None


def _day(fact: Fact | None) -> date | None:
    return fact.day() if fact is not None else None


def _next_date(audited: Recorded, bank: QuestionBank) -> NextDate | None:
    """Return the first day to come: of a milestone, or the go-live, which may be no milestone."""
    roles, review = bank.roles, audited.record.review_date
    days: list[tuple[date, str | None]] = []
    go_live = _day(audited.exact(roles.go_live))
    if go_live is not None:
        days.append((go_live, None))
    days += _milestones(audited, bank)
    to_come = [(day, name or "") for day, name in days if not has_passed(day, review)]
    if not to_come:
        return None
    first = min(day for day, _ in to_come)
    names = sorted(name for day, name in to_come if day == first and name)
    return NextDate(day=first, name=names[0] if names else None)


def _milestones(audited: Recorded, bank: QuestionBank) -> Iterator[tuple[date, str | None]]:
    roles = bank.roles.milestones
    content = audited.table(roles.table) if roles else None
    if roles is None or content is None:
        return
    label = next(table.row_label for table in bank.tables if table.id == roles.table)
    over = (*roles.state.reached, *roles.state.abandoned) if roles.state else ()
    for row in content.rows:
        day = value_of(row.cells.get(roles.current))
        state = value_of(row.cells.get(roles.state.column)) if roles.state else None
        name = value_of(row.cells.get(label))
        if isinstance(day, date) and state not in over:
            yield day, str(name) if name else None


def _owners(audited: Recorded, roles: Roles) -> dict[OwnerRole, str]:
    """Return who holds each role of the plan, where the project names one person."""
    names = (*roles.owner_names.values(), *roles.owner_counts.values())
    facts = {name: fact for name in names if (fact := audited.fact(name)) is not None}
    return {role: name for role in OwnerRole if (name := holder_of(role, roles, facts))}


def _suppliers(audited: Recorded, roles: Roles) -> Iterator[str]:
    content = audited.table(roles.suppliers.table) if roles.suppliers else None
    if roles.suppliers is None or content is None:
        return
    names = (value_of(row.cells.get(roles.suppliers.supplier)) for row in content.rows)
    yield from dict.fromkeys(str(name) for name in names if name)
