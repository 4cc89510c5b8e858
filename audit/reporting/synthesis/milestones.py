"""The milestones of the synthesis against the initial baseline: days, slips, states; a day not known is not drawn."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.passed_day import has_passed
from audit.model.synthesis import MilestoneLine
from audit.reporting.messages import Messages, messages
from audit.reporting.synthesis.model import Milestone, MilestoneChart
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_days, write_slip
from audit.wording.typography import typeset


def milestone_chart(view: ReportView, most: int) -> MilestoneChart | None:
    """Return the milestones by their days, at most ``most`` to draw; None when the result has none with a day."""
    frame = view.result.synthesis
    found = [_milestone(line, view) for line in frame.milestones] if frame else []
    if not any(one.initial or one.current for one in found):
        return None
    t, ordered = messages(view.language), tuple(sorted(found, key=_place))
    kept = sorted(ordered, key=_importance)[:most]
    drawn = tuple(one for one in ordered if one in kept and (one.initial or one.current))
    dated = sum(bool(one.initial or one.current) for one in ordered)
    not_drawn = [t("synthesis.milestones_undated", count=len(ordered) - dated)] if dated < len(ordered) else []
    not_drawn += [t("synthesis.milestones_left", count=dated - len(drawn))] if len(drawn) < dated else []
    contradicted = _contradictions(frame.milestones if frame else (), view, t)
    return MilestoneChart(
        title=t("synthesis.milestones"),
        description=t("synthesis.milestones_description"),
        headline=" ".join((_headline(found, view, t), *not_drawn, *contradicted)),
        review_date=view.result.review_date,
        milestones=ordered,
        drawn=drawn,
        places=tuple(write_cell_ranges(_cells(frame.milestones))) if frame else (),
    )


def _milestone(line: MilestoneLine, view: ReportView) -> Milestone:
    t = messages(view.language)
    initial, current = _day(line.initial), _day(line.current)
    slip = (current - initial).days if initial and current else None
    abandoned = line.abandoned is True
    is_past = current is not None and has_passed(current, view.result.review_date)
    overdue = is_past and line.reached is False and not abandoned
    return Milestone(
        label=line.label or t("synthesis.unnamed_milestone"),
        initial=initial,
        initial_words=_words(line.initial, view, t),
        current=current,
        current_words=_words(line.current, view, t),
        slip=slip,
        slip_words=_slip(slip, view, t) if _has_slip(line) else t("synthesis.slip_none"),
        reached=line.reached,
        abandoned=abandoned,
        overdue=overdue,
        state=_state(line, overdue=overdue, t=t),
    )


def _headline(found: list[Milestone], view: ReportView, t: Messages) -> str:
    """Say how many milestones slipped, of those whose slip is known, and the worst of them."""
    known = [one for one in found if one.slip is not None]
    late = [one for one in known if one.slip is not None and one.slip > 0]
    if not known:
        return t("synthesis.no_slip_known")
    if not late:
        return t("synthesis.no_slip", count=len(known))
    worst = max(late, key=lambda one: one.slip or 0)
    days = write_days(Decimal(worst.slip or 0), view.language)
    if len(late) == len(known):
        return t("synthesis.all_slipped", count=len(late), days=days, milestone=worst.label)
    return t("synthesis.slips", count=len(late), known=len(known), days=days, milestone=worst.label)


def _contradictions(lines: Sequence[MilestoneLine], view: ReportView, t: Messages) -> Iterator[str]:
    """Yield what is known to contradict itself among the days that are drawn."""
    drawn = set(_cells(lines))
    for item in view.incoherences:
        if any(not drawn.isdisjoint(fact.cells) for fact in item.facts):
            yield t("synthesis.milestones_contradicted", says=typeset(view.text(item.says), view.language))


def _slip(slip: int | None, view: ReportView, t: Messages) -> str:
    if slip is None:
        return t("synthesis.slip_unknown")
    if slip == 0:
        return t("synthesis.on_time")
    return write_slip(Decimal(slip), view.language)


def _has_slip(line: MilestoneLine) -> bool:
    """Return whether a slip means anything: neither of a milestone given up, nor of one that the baseline has not."""
    added = line.initial is not None and line.initial.state is AnswerState.NOT_APPLICABLE
    given_up = line.abandoned is True and _day(line.current) is None
    return not (added or given_up)


def _cells(lines: Iterable[MilestoneLine]) -> list[CellRef]:
    """Return the cells of the days."""
    return [cell for line in lines for fact in (line.initial, line.current) if fact is not None for cell in fact.cells]


def _state(line: MilestoneLine, *, overdue: bool, t: Messages) -> str:
    if line.abandoned:
        return t("synthesis.abandoned")
    if line.reached:
        return t("synthesis.reached")
    if line.reached is None:
        return t("synthesis.state_unknown")
    return t("synthesis.overdue") if overdue else t("synthesis.to_come")


def _words(fact: Fact | None, view: ReportView, t: Messages) -> str:
    return view.value(fact) if fact is not None else t("synthesis.not_asked")


def _day(fact: Fact | None) -> date | None:
    return fact.value if fact is not None and isinstance(fact.value, date) else None


def _place(one: Milestone) -> tuple[date, str]:
    return one.current or one.initial or date.max, one.label


def _importance(one: Milestone) -> tuple[bool, int]:
    """Order milestones for a drawing that cannot hold all: those without a day last, the greatest slips first."""
    return not (one.initial or one.current), -abs(one.slip or 0)
